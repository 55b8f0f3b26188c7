"""Frameworks for solvers: what is read back is what was written, and what is no framework is told line by line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap import registry
from argmap.domain.diagnostics import ArgmapError, ParseError, Severity
from argmap.domain.model import Argument, ArgumentMap, Conflict, ConflictKind, Inference, Statement
from argmap.formats.iccma import framework, listed
from argmap.formats.iccma.reader import load_af, load_apx, load_tgf
from argmap.formats.iccma.writer import dump_af, dump_apx, dump_tgf
from tests.strategies import attack_maps

TWO = [(dump_af, load_af), (dump_apx, load_apx), (dump_tgf, load_tgf)]
names = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)


def said(argument_map: ArgumentMap) -> ArgumentMap:
    """What a framework can say of a map."""
    return registry.format_named("af").project(argument_map)


@pytest.mark.parametrize(("dump", "load"), TWO)
@given(framework=attack_maps())
def test_reading_back_what_was_written_gives_what_a_framework_can_say(dump, load, framework: ArgumentMap) -> None:
    left = said(framework)
    assert load(dump(left)).map == left


@pytest.mark.parametrize(("dump", "load"), TWO)
@given(text=st.text(st.sampled_from('p af0123\n#%: arg(t),."\r\t\u2028é'), max_size=60))
def test_any_text_gives_a_map_or_an_argmap_error(dump, load, text: str) -> None:
    try:
        found = load(text).map
    except ArgmapError:
        return
    assert load(dump(found)).map == found


def test_an_af_file_as_iccma_publishes_it_is_read() -> None:
    found = load_af("p af 5\n# this is a comment\n1 2\n2 4\n4 5\n5 4\n5 5\n", "x.af").map
    assert [s.id for s in found.statements] == ["1", "2", "3", "4", "5"]
    assert [(c.premises, c.target) for c in found.conflicts] == [
        (("1",), "2"),
        (("2",), "4"),
        (("4",), "5"),
        (("5",), "4"),
        (("5",), "5"),
    ]
    assert str(found.conflicts[0].span) == "x.af:3:1"


def test_an_apx_file_may_hold_several_facts_in_a_line_in_any_order() -> None:
    found = load_apx('att(a, b_1). arg(a).\r\narg( b_1 ) . % done\narg("C d").\n').map
    assert [s.id for s in found.statements] == ["a", "b_1", "C d"]
    assert [(c.premises, c.target) for c in found.conflicts] == [(("a",), "b_1")]


def test_names_in_the_written_file_are_such_as_every_solver_reads() -> None:
    statements = tuple(Statement(i, i) for i in ("army-ready", "Ünïq", "army_ready", "", "7", "x y"))
    text = dump_apx(ArgumentMap("m", statements=statements))
    facts = [line for line in text.splitlines() if not line.startswith("%")]
    written = ["army_ready_2", "n_q", "army_ready", "a", "7", "x_y"]
    assert facts == [f"arg({name})." for name in written]


def test_sketches_are_arguments_of_the_framework_and_what_it_cannot_say_is_left_out() -> None:
    argument_map = ArgumentMap(
        "m",
        statements=(Statement("a", "A"), Statement("b", "B")),
        arguments=(Argument("sketch", "S"),),
        inferences=(Inference("step", ("a",), "b"),),
        conflicts=(
            Conflict("1", ("sketch",), "a"),
            Conflict("2", ("b",), "step", ConflictKind.UNDERCUT),
        ),
    )
    assert dump_af(said(argument_map)) == "p af 3\n# 1: a\n# 2: b\n# 3: sketch\n3 1\n"


def test_a_contrary_is_an_attack_in_both_directions() -> None:
    statements = (Statement("a", "A"), Statement("b", "B"))
    contrary = Conflict("c", ("a",), "b", ConflictKind.CONTRARY)
    assert dump_apx(said(ArgumentMap("m", statements=statements, conflicts=(contrary,)))) == (
        "arg(a).\narg(b).\natt(a,b).\natt(b,a).\n"
    )


@pytest.mark.parametrize(
    ("load", "text", "line"),
    [
        (load_af, "1 2\n", 1),
        (load_af, "p af 2\n1 3\n", 2),
        (load_af, "p af 2\n0 1\n", 2),
        (load_af, "p af 2\np af 2\n", 2),
        (load_af, "p af x\n", 1),
        (load_af, "p af ²\n", 1),
        (load_af, "p af 9999999999999\n", 1),
        (load_af, "p af 2\n1 2 3\n", 2),
        (load_af, "", 1),
        (load_apx, "arg(a).\natt(a,b).\n", 2),
        (load_apx, "arg(a,b).\n", 1),
        (load_apx, "arg(a).\natt(a).\n", 2),
        (load_apx, "hello", 1),
        (load_apx, "arg(a)", 1),
    ],
)
def test_a_fault_is_told_with_its_line_and_a_remedy(load, text: str, line: int) -> None:
    with pytest.raises(ParseError) as caught:
        load(text, "x")
    first = caught.value.diagnostics[0]
    assert first.where is not None
    assert (first.where.line, bool(first.remedy)) == (line, True)


def test_all_faults_are_told_at_once_but_not_more_than_a_hundred() -> None:
    with pytest.raises(ParseError) as caught:
        load_af("p af 2\n1 3\n2 2\n4 1\n")
    assert len(caught.value.diagnostics) == 2
    with pytest.raises(ParseError) as caught:
        load_af("x\n" * 10_000)
    assert len(caught.value.diagnostics) == 100
    with pytest.raises(ParseError) as caught:
        load_apx("".join(f"att(a{i},b{i}).\n" for i in range(10_000)))
    assert len(caught.value.diagnostics) == 100


@pytest.mark.parametrize(("extra", "accepted"), [(0, True), (1, False)])
def test_the_number_of_arguments_has_a_cap(monkeypatch: pytest.MonkeyPatch, extra: int, accepted: bool) -> None:
    for module in (framework, listed):
        monkeypatch.setattr(module, "MAX_ARGUMENTS", 10)
    text = f"p af {10 + extra}\n"
    if accepted:
        assert len(load_af(text).map.statements) == 10
    else:
        with pytest.raises(ParseError):
            load_af(text)


def test_the_label_of_an_argument_in_the_trivial_graph_format_is_its_name() -> None:
    found = load_tgf("1 January\n2 \n3 Ice cream\n#\n1 2\n2 3 attacks\n").map
    assert [s.title for s in found.statements] == ["January", "2", "Ice cream"]
    assert [(c.premises, c.target) for c in found.conflicts] == [(("January",), "2"), (("2",), "Ice cream")]
    written = "January\n2\na_Ice_cream Ice cream\n#\nJanuary 2\n2 a_Ice_cream\n"
    assert dump_tgf(found) == written
    assert load_tgf(written).map == found


def test_a_label_of_a_line_in_the_trivial_graph_format_says_what_it_does() -> None:
    text = "1\n2\n3\n#\n1 2 supports\n2 3 contradicts\n3 1 see also\n1 3\n"
    found, warnings = load_tgf(text)
    assert [(i.premises, i.conclusion) for i in found.inferences] == [(("1",), "2")]
    assert [(c.premises, c.target) for c in found.conflicts] == [(("2",), "3"), (("1",), "3")]
    assert [(d.code, d.severity, d.where and d.where.line) for d in warnings] == [("iccma.label", Severity.WARNING, 7)]
    assert "'see also'" in warnings[0].message


def test_a_framework_for_a_solver_holds_no_line_that_is_not_an_attack() -> None:
    assert framework.read_tgf("1\n2\n#\n1 2 attacks\n").sources == [0]
    with pytest.raises(ParseError) as caught:
        framework.read_tgf("1\n2\n#\n1 2 supports\n2 1 see also\n")
    assert [d.where and d.where.line for d in caught.value.diagnostics] == [4, 5]
