"""The checks that need nothing but the model."""

from __future__ import annotations

import pytest

from argmap.check import check
from argmap.domain.diagnostics import Severity
from argmap.domain.model import ArgumentMap, Inference, Sentence, Source, Statement
from argmap.formats import argdown


def codes(text: str) -> list[str]:
    return [d.code for d in check(argdown.load(text, "map.argdown"))]


SOUND = "[T]: t #thesis\n  + [B]: b\n  - [C]: c\n"


def test_a_sound_map_has_no_faults() -> None:
    assert codes(SOUND) == []


def test_a_statement_that_attacks_itself_is_told() -> None:
    assert codes(SOUND + "    - [C]\n") == ["self-attack"]


def test_a_statement_that_supports_itself_is_told() -> None:
    assert codes(SOUND + "    + [C]\n") == ["self-support"]


def test_a_cycle_of_support_is_named_round_to_its_beginning() -> None:
    found = check(argdown.load("[T]: t #thesis\n  + [B]: b\n    + [C]: c\n      + [T]\n"))
    (fault,) = found
    assert fault.code == "support-cycle"
    for name in ("[T]", "[B]", "[C]"):
        assert name in fault.message
    assert fault.where is not None


def test_each_of_several_cycles_is_told_once() -> None:
    text = SOUND + "\n[X]: x\n  + [Y]: y\n    + [X]\n  + [Z]: z\n    + [X]\n\n[V]: v\n  + [W]: w\n    + [V]\n"
    assert codes(text) == ["support-cycle", "support-cycle"]


def test_a_long_chain_of_support_is_no_cycle_and_no_stack_overflow() -> None:
    statements = tuple(Statement(f"s{n}", f"S{n}", "x") for n in range(5000))
    inferences = tuple(Inference(f"i{n}", (f"s{n + 1}",), f"s{n}") for n in range(4999))
    found = check(ArgumentMap("m", statements=statements, inferences=inferences))
    assert [d.code for d in found] == ["no-thesis"]


def test_a_statement_tied_to_nothing_is_told_unless_it_is_an_aside() -> None:
    assert codes(SOUND + "\n[L]: lonely\n\n[M]: meant #aside\n") == ["isolated"]


def test_a_thesis_by_its_tag_with_another_role_is_told_which_counts() -> None:
    (fault,) = (d for d in check(argdown.load("[T]: t\n  + [B]: b #thesis {role: premise}\n")) if d.code == "no-thesis")
    assert "[B] is tagged #thesis, but its `role` says premise" in fault.message
    assert (fault.where and fault.where.line, fault.element) == (2, "b")


def test_missing_and_second_theses_are_noted() -> None:
    assert codes("[T]: t\n  + [B]: b\n") == ["no-thesis"]
    assert codes("[T]: t #thesis\n  + [B]: b #thesis\n") == ["two-theses"]


def test_dangling_ids_and_unknown_sources_are_errors_with_the_nearest_name() -> None:
    statement = Statement("one", "One", "x", asserted_by=("artcle",), section="nowhere")
    argument_map = ArgumentMap(
        "m",
        statements=(statement,),
        inferences=(Inference("i", ("onee",), "one"), Inference("j", (), "one")),
        sources=(Source("article", "A"),),
        tour=(("gone", "x"),),
    )
    found = {
        (d.code, d.severity, "Did you mean" in d.remedy) for d in check(argument_map) if d.severity is Severity.ERROR
    }
    assert ("dangling-id", Severity.ERROR, True) in found
    assert ("unknown-source", Severity.ERROR, True) in found
    assert ("empty-relation", Severity.ERROR, False) in found


def test_ids_given_twice_are_told() -> None:
    argument_map = ArgumentMap("m", statements=(Statement("a", "A", "x"), Statement("a", "B", "y")))
    assert "duplicate-id" in [d.code for d in check(argument_map)]


def test_statements_without_a_place_are_told_where_the_text_is_known() -> None:
    argument_map = ArgumentMap(
        "m",
        statements=(Statement("a", "A", "x"), Statement("b", "B", "y", implicit=True)),
        inferences=(Inference("i", ("b",), "a"),),
        sentences=(Sentence(1, 1, "X."),),
    )
    assert {d.code for d in check(argument_map)} == {"missing-anchor", "no-thesis"}


def judged(*inferences: Inference, supposed: str = "pq") -> list[str]:
    from argmap.domain.model import Role, Stance

    statements = tuple(
        Statement(
            id_,
            id_,
            text=id_,
            stance=Stance.SUPPOSED if id_ in supposed else Stance.ASSERTED,
            role=Role.THESIS if id_ == "t" else Role.CLAIM,
        )
        for id_ in "tpqab"
        if any(id_ in (*i.premises, i.conclusion) for i in inferences)
    )
    return [d.code for d in check(ArgumentMap("m", statements=statements, inferences=inferences))]


def test_cases_spread_over_several_steps_are_told_and_those_of_one_step_are_not() -> None:
    spread = [Inference(f"i{n}", (case,), "t", "dilemma") for n, case in enumerate("pq")]
    assert judged(*spread) == ["spread-cases", "spread-cases"]
    assert judged(Inference("i", ("p", "q"), "t", "dilemma")) == []


def test_a_discharge_within_another_is_told() -> None:
    inner = Inference("inner", ("p", "q"), "a", "conditional-proof")
    assert judged(inner, Inference("outer", ("a",), "t", "reductio-ad-absurdum")) == ["nested-discharge"]
    assert judged(inner, Inference("outer", ("a",), "t")) == []
    assert judged(Inference("outer", ("p", "q"), "t", "reductio-ad-absurdum")) == []


def test_weights_that_nothing_weighs_are_told() -> None:
    from argmap.domain.model import Conflict, ConflictKind, Role

    statements = tuple(
        Statement(i, i, text=i, role=Role.THESIS if i == "t" else Role.CLAIM) for i in ("t", "p", "a", "b")
    )
    step = Inference("i", ("p",), "t", weight=0.5)
    kinds = {"a": (ConflictKind.CONTRARY, "t"), "b": (ConflictKind.UNDERCUT, "i")}
    conflicts = tuple(Conflict(f"c{i}", (i,), target, kind, weight=0.5) for i, (kind, target) in kinds.items())
    assert [
        d.code for d in check(ArgumentMap("m", statements=statements, inferences=(step,), conflicts=conflicts))
    ] == [
        "idle-weight",
        "idle-weight",
    ]
    plain = (Conflict("ca", ("a",), "t", ConflictKind.ATTACK, weight=0.5), Conflict("cb", ("b",), "a"))
    assert check(ArgumentMap("m", statements=statements, inferences=(step,), conflicts=plain)) == []


HEAD = "[T]: Close the town. #thesis\n"


@pytest.mark.parametrize(
    ("wrong", "right", "arrow"),
    [
        ("-> [O]: Shops lose. #objection", "- [O]: Shops lose. #objection", "Write - or <- below [T] and before [O]"),
        (
            "- [O]: Shops lose. #objection\n    + [R]: They do not. #reply",
            "- [O]: Shops lose. #objection\n    - [R]: They do not. #reply",
            "Write - or <- in place of + before [R]",
        ),
        (
            "- [O]: Shops lose. #objection\n    -> [R]: They do not. #reply",
            "- [O]: Shops lose. #objection\n    <- [R]: They do not. #reply",
            "Write - or <- below [O] and before [R]",
        ),
    ],
)
def test_an_objection_or_reply_whose_arrow_was_read_the_other_way_round_is_told_which_to_use(
    wrong: str, right: str, arrow: str
) -> None:
    (diagnostic,) = [d for d in check(argdown.load(f"{HEAD}  {wrong}\n")) if d.code.startswith("idle-")]
    assert diagnostic.remedy.startswith(arrow)
    assert [d for d in check(argdown.load(f"{HEAD}  {right}\n")) if d.code.startswith("idle-")] == []


@pytest.mark.parametrize(
    "text",
    [
        "[O]: Shops lose. #objection\n  - [R]: They do not. #reply\n",  # an objection to what is not in the map
        HEAD + "  - [O]: Shops lose. #objection\n    - [R]: They do not. #reply\n      + [S]: Nor did they. #reply\n",
        HEAD + "  + [A]: Air clears. \n    _ [O]: Only in summer. #objection\n      _ [R]: All year. #reply\n",
        HEAD + "  + [R]: They do not. #reply\n",
        HEAD + "  + [R]: They do not. #reply\n    - [O]: They do. #objection\n",
        HEAD + "\n[O]: Shops lose. #objection\n  -> [T]\n  >< [R]: They do not. #reply\n",
    ],
)
def test_objections_and_replies_that_object_and_reply_are_no_fault(text: str) -> None:
    assert [d for d in check(argdown.load(text)) if d.code.startswith("idle-")] == []
