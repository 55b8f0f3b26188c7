"""Comparing two maps: what is told of each kind of change."""

from __future__ import annotations

import pytest

import argmap
from argmap.domain.model import Anchor, ArgumentMap, Conflict, Inference, Origin, Sentence, Statement
from argmap.graph.difference import Kind, diff
from argmap.graph.difference_union import union

BEFORE = """[Stay]: We should stay. #thesis
  + [Rain]: It rains. #premise
    - [Dry]: The street is dry. #objection
  - [Bored]: We are bored at home.
"""


def changes(before: str, after: str) -> list[tuple[str, str, str | None, str | None]]:
    """What differs between two texts, in short."""
    found = diff(argmap.loads(before), argmap.loads(after))
    return [(c.kind.value, c.what, c.before, c.after) for c in found.changes]


def facts(before: str, after: str) -> dict[str, tuple[object, object]]:
    """The facts that differ between two texts."""
    found = diff(argmap.loads(before), argmap.loads(after))
    return {f.name: (f.before, f.after) for c in found.changes for f in c.facts}


def test_a_new_statement_and_its_relation_are_added_and_mirrored_they_are_removed() -> None:
    after = BEFORE + "  + [Cold]: It is cold.\n"
    assert changes(BEFORE, after) == [
        ("added", "statement", None, "cold"),
        ("added", "support", None, "cold-supports-stay"),
    ]
    assert changes(after, BEFORE) == [
        ("removed", "statement", "cold", None),
        ("removed", "support", "cold-supports-stay", None),
    ]


def test_another_text_under_the_same_title_is_a_rewording() -> None:
    after = BEFORE.replace("It rains.", "Water falls from the sky.")
    assert changes(BEFORE, after) == [("reworded", "statement", "rain", "rain")]
    assert facts(BEFORE, after) == {"text": ("It rains.", "Water falls from the sky.")}


def test_another_title_over_the_same_words_is_a_renaming_whatever_follows_from_it() -> None:
    assert changes(BEFORE, BEFORE.replace("[Rain]", "[Drizzle]")) == [("renamed", "statement", "rain", "drizzle")]


def test_another_title_and_similar_words_are_a_renaming_and_a_rewording() -> None:
    after = BEFORE.replace("[Bored]: We are bored at home.", "[Boredom]: We would be very bored at home.")
    assert {c[0] for c in changes(BEFORE, after)} == {"renamed", "reworded"}


def test_words_that_share_next_to_nothing_are_another_statement() -> None:
    after = BEFORE.replace("[Bored]: We are bored at home.", "[Party]: There is music next door.")
    assert [c[0] for c in changes(BEFORE, after)] == ["added", "added", "removed", "removed"]


def test_a_statement_that_is_tied_to_another_one_or_otherwise_is_re_attached() -> None:
    elsewhere = BEFORE.replace("    - [Dry]", "  - [Dry]")
    assert changes(BEFORE, elsewhere) == [("re-attached", "attack", "dry-attacks-rain", "dry-attacks-stay")]
    otherwise = BEFORE.replace("    - [Dry]", "    + [Dry]")
    assert changes(BEFORE, otherwise) == [("re-attached", "support", "dry-attacks-rain", "dry-supports-rain")]
    assert facts(BEFORE, otherwise) == {"kind": ("attack", "support")}


def test_what_aims_at_a_re_attached_or_renamed_step_has_not_changed() -> None:
    step = "[A]: One.\n\n<X>\n\n(1) [B]: Two.\n(2) [C]: Three.\n----\n(3) [A]\n  _ [U]: It does not follow.\n"
    assert changes(
        step, step.replace("(2) [C]: Three.\n", "(2) [C]: Three.\n(3) [D]: Four.\n").replace("(3) [A]", "(4) [A]")
    ) == [
        ("added", "statement", None, "d"),
        ("re-attached", "support", "x-step", "x-step"),
    ]
    assert changes(step, step.replace("<X>", "<Y>")) == [("renamed", "argument", "x", "y")]


@pytest.mark.parametrize(
    ("old", "new", "name", "values"),
    [
        ("#premise", "#claim", "role", ("premise", "claim")),
        ("It rains. #premise", "It rains. #premise #wet", "tags", ([], ["wet"])),
        ("It rains. #premise", "It rains. #premise {hedge: likely}", "hedge", (None, "likely")),
        ("It rains. #premise", "It rains. #premise {stance: conceded}", "stance", ("asserted", "conceded")),
        ("It rains. #premise", "It rains. #premise {at: p2 s1}", "at", ([], ["p2 s1"])),
        ("It rains. #premise", "It rains. #premise {implicit: true}", "implicit", (False, True)),
        ("It rains. #premise", "It rains. #premise {colour: red}", "extra argdown:colour", (None, "red")),
    ],
)
def test_another_fact_of_a_statement_is_a_change(old: str, new: str, name: str, values: tuple[object, object]) -> None:
    after = BEFORE.replace(old, new)
    assert changes(BEFORE, after) == [("changed", "statement", "rain", "rain")]
    assert facts(BEFORE, after) == {name: values}


def test_statements_in_another_order_have_moved_as_few_as_explain_it() -> None:
    before = "[A]: One.\n\n[B]: Two.\n\n[C]: Three.\n"
    assert changes(before, "[B]: Two.\n\n[C]: Three.\n\n[A]: One.\n") == [("moved", "statement", "a", "a")]


def test_untitled_statements_are_known_by_what_they_say_not_by_their_number() -> None:
    found = diff(argmap.loads("It rains.\n\nIt snows.\n"), argmap.loads("It hails.\n\nIt rains.\n\nIt snows.\n"))
    assert [c.after for c in found.of(Kind.ADDED)] == ["untitled-1"]
    assert not found.of(Kind.REMOVED)
    assert "2 untitled statements: only their numbers are others" in found.to_text()


def test_ids_that_only_count_yield_to_words() -> None:
    before = ArgumentMap("m", statements=(Statement("1", "", "It rains."), Statement("2", "", "The street is wet.")))
    after = ArgumentMap("m", statements=(Statement("1", "", "The street is wet."), Statement("2", "", "It rains.")))
    assert diff(before, after).same == {"1": "2", "2": "1"}


def test_a_map_that_is_called_like_its_file_has_no_other_id_in_another_file() -> None:
    statements = (Statement("a", "A"),)
    before = ArgumentMap("old-map", statements=statements, origin=Origin("argdown", "", "/tmp/Old map.argdown"))
    assert not diff(before, ArgumentMap("new", statements=statements, origin=Origin("argdown", "", "new.argdown")))
    other = ArgumentMap("new", statements=statements)
    assert [f.name for c in diff(ArgumentMap("old", statements=statements), other).changes for f in c.facts] == ["id"]


def test_where_one_side_has_no_retelling_digests_of_anchors_are_no_difference() -> None:
    before = ArgumentMap("m", statements=(Statement("a", "A", anchors=(Anchor(1, 1),)),))
    anchored = (Statement("a", "A", anchors=(Anchor(1, 1, "0123"),)),)
    after = ArgumentMap("m", statements=anchored, sentences=(Sentence(1, 1, "It rains.", "0123"),))
    assert [(c.kind, c.what) for c in diff(before, after).changes] == [(Kind.ADDED, "retelling")]
    assert diff(before, ArgumentMap("m", statements=anchored)).changes


def test_every_notation_of_the_article_says_the_same(lukashenko) -> None:
    first = argmap.load(lukashenko)
    for name in ("map.ttl", "map.jsonld", "map.nq"):
        assert not first.diff(argmap.load(lukashenko / name)).of(Kind.ADDED)
        assert not first.diff(argmap.load(lukashenko / name)).of(Kind.REMOVED)


def test_the_report_names_the_place_on_both_sides() -> None:
    before, after = argmap.loads(BEFORE), argmap.loads("\n" + BEFORE.replace("It rains.", "It rains a lot."))
    assert diff(before, after).to_text(("old", "new")).split("\n") == [
        "--- old",
        "+++ new",
        "1 reworded",
        "",
        "Reworded",
        "  ~ statement [rain] Rain  (old:2 -> new:3)",
        "      - It rains.",
        "      + It rains a lot.",
    ]


def test_in_the_union_a_re_attached_relation_is_there_as_it_was_and_as_it_is() -> None:
    found = diff(argmap.loads(BEFORE), argmap.loads(BEFORE.replace("    - [Dry]", "  - [Dry]")))
    both, marks = union(found)
    assert marks == {"dry-attacks-stay": Kind.REATTACHED, "dry-attacks-rain": Kind.REMOVED}
    assert {c.id: c.target for c in both.conflicts}["dry-attacks-rain"] == "rain"


@pytest.mark.thorough
def test_ten_thousand_reworded_and_renamed_statements_are_compared_in_seconds() -> None:
    import random
    import time

    chance = random.Random(1)
    known = [f"word{i}" for i in range(4000)]
    texts = [[chance.choice(known) for _ in range(12)] for _ in range(10_000)]

    def build(prefix: str, said: list[list[str]]) -> ArgumentMap:
        return ArgumentMap(
            "m",
            statements=tuple(Statement(f"{prefix}{i}x", "", " ".join(words)) for i, words in enumerate(said)),
            inferences=tuple(
                Inference(f"{prefix}i{i}", (f"{prefix}{i}x",), f"{prefix}{i // 2}x") for i in range(1, len(said))
            ),
        )

    reworded = [[*words[:3], chance.choice(known), *words[4:]] for words in texts]
    start = time.process_time()
    found = diff(build("a", texts), build("b", reworded))
    assert time.process_time() - start < 30
    assert not found.of(Kind.ADDED)
    assert not found.of(Kind.REMOVED)


def test_attacks_on_attacks_on_attacks_do_not_take_quadratic_time() -> None:
    def chain(prefix: str) -> ArgumentMap:
        conflicts = tuple(Conflict(f"{prefix}{i}", ("s",), f"{prefix}{i - 1}" if i else "t") for i in range(5000))
        return ArgumentMap("m", statements=(Statement("s", "S"), Statement("t", "T")), conflicts=conflicts)

    assert not diff(chain("c"), chain("c"))
    assert diff(chain("c"), chain("d"))
