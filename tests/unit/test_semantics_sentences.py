"""The sentence of each kind of verdict, on maps that are just large enough for it."""

from __future__ import annotations

import pytest

import argmap
from argmap.domain.assumptions import Assumptions
from argmap.domain.model import (
    Argument,
    ArgumentMap,
    Conflict,
    ConflictKind,
    Hedge,
    Inference,
    Preference,
    Stance,
    Statement,
)
from argmap.domain.rules import Settings
from argmap.semantics import Reason, Status, evaluate, marks

WORD = "nothing is said for it but the author's word"
UNDERCUT, CONTRARY = ConflictKind.UNDERCUT, ConflictKind.CONTRARY


def read(*lines: str) -> ArgumentMap:
    """A map of one-letter statements: "a b > c" is a step, "a - b" an attack, "_" an undercut, "x" a contrary."""
    inferences, conflicts = [], []
    for line in lines:
        *premises, sign, end = line.split()
        id_ = "".join(premises) + end
        if sign == ">":
            inferences.append(Inference(id_, tuple(premises), end))
        else:
            kind = {"-": ConflictKind.ATTACK, "_": UNDERCUT, "x": CONTRARY}[sign]
            conflicts.append(Conflict(id_, tuple(premises), end, kind))
    letters = dict.fromkeys(
        letter for line in lines for letter in line.split() if len(letter) == 1 and letter.isalpha()
    )
    statements = tuple(Statement(letter, letter.upper()) for letter in letters if letter != "x")
    return ArgumentMap("small", statements=statements, inferences=tuple(inferences), conflicts=tuple(conflicts))


@pytest.mark.parametrize(
    ("lines", "reject", "asked", "sentence"),
    [
        ("a > b", "", "a", "stands: taken as given, and nothing speaks against it"),
        ("a > b", "", "b", "stands: nothing speaks against it and its only reason holds"),
        ("a > c; b > c", "", "c", "stands: nothing speaks against it and both its reasons hold"),
        ("a > d; b > d; c > d", "", "d", "stands: nothing speaks against it and all 3 of its reasons hold"),
        ("a > d; b > d; c > d", "a", "d", "stands: nothing speaks against it and 2 of its 3 reasons hold"),
        ("a > d; b > d; c > d", "a b", "d", "stands: nothing speaks against it and 1 of its 3 reasons holds"),
        ("a > d; b > d; c > d", "a b c", "d", "unsupported: none of its 3 reasons holds"),
        ("a > b", "b", "b", "rejected: by you"),
        ("a > b", "a", "b", "unsupported: its only reason, “A”, is rejected by you"),
        ("a > b", "ab", "b", "unsupported: its only reason, the step from “A”, is rejected by you"),
        ("a > b; c _ ab", "", "b", "unsupported: its only reason, “A”, is undercut by “C”"),
        ("a > b; c _ ab", "", "ab", "falls: undercut by “C”"),
        ("a > b; c _ ab", "c", "ab", "holds: its only premise holds and the only objection, “C”, does not stand"),
        (
            "a b > c",
            "b",
            "c",
            "unsupported: its only reason, “A”, works only together with “B”, which is rejected by you",
        ),
        ("a b > c", "b", "abc", "falls: “A” counts only together with “B”, which is rejected by you"),
        ("a b > c", "a b", "abc", "falls: its premises “A” and “B” do not hold"),
        ("a b > c", "a b", "c", "unsupported: its only reason, “A” and “B”, does not hold"),
        (
            "a - b",
            "",
            "b",
            "challenged: “A” speaks against it, unanswered; nothing is said for it but the author's word",
        ),
        (
            "a c - b",
            "",
            "b",
            "challenged: “A” and “C” speak against it, unanswered; nothing is said for it but the author's word",
        ),
        ("a c - b", "a", "b", "stands: taken as given, and the only objection, “A” and “C”, does not stand"),
        ("a - b; b - c", "", "b", "answered: “A” speaks against it"),
        ("a - b; b - c", "", "c", "stands: taken as given, and the only objection, “B”, does not stand"),
        ("a - c; b - c", "a b", "c", "stands: taken as given, and none of the 2 objections to it stands"),
        (
            "a - b; c _ ab",
            "",
            "a",
            "stands: taken as given, and nothing speaks against it; as an objection it is answered by “C”",
        ),
        ("a - b; b - a", "", "a", "open: it and “B” attack each other"),
        ("a x b", "", "a", "open: it and “B” attack each other"),
        ("a x b", "a", "b", "stands: taken as given, and the only objection, “A”, does not stand"),
        ("a x b", "", "ab", "open: it needs “A”, which is open"),
        ("a x b", "b", "ab", "holds: nothing speaks against it and its only premise holds"),
        ("a x b", "a", "ab", "holds: nothing speaks against it and its only premise holds"),
        ("a - a", "", "a", "open: it speaks against itself"),
        ("a > b; b > a", "", "a", "open: it and “B” have no other reason than each other"),
        ("a > b; b > c; c > a", "", "a", "open: it, “B” and “C” have no other reason than each other"),
        ("a - b; b - a; a - c; c - a", "", "a", "open: “B” and “C” attack it, and it attacks them"),
        ("a b > c", "abc a", "abc", "rejected: by you; besides, “A” does not hold"),
        (
            "a b > c",
            "abc a",
            "c",
            "unsupported: its only reason, the step from “A” and “B”, is rejected by you; besides, “A” does not hold",
        ),
        ("a > b; b > a; c > a", "", "b", "stands: nothing speaks against it and its only reason holds"),
        ("a > a", "", "a", "open: it rests only on itself"),
        (
            "u - u; u > b; c > b; b > c",
            "",
            "b",
            "open: step by step, but it holds in the only way to settle that, with “C”",
        ),
        (
            "u - u; u > b; c > b; b > c",
            "",
            "c",
            "open: step by step, but it holds in the only way to settle that, with “B”",
        ),
        ("a - b; b - c; c - a; u - u; u - a", "", "a", "open: whether “U” speaks against it is open"),
        ("a - b; b - c; c - a", "", "a", "open: it is in a cycle of attacks with “B” and “C”"),
        ("m - k; k > n; n > m", "", "k", "open: “M”, which attacks it, rests on it"),
        ("m - k; k > n; n > m", "", "n", "open: its only reason, “K”, is open"),
        ("a - b; b - c; c > n; n > m; m - a", "", "b", "open: it is in a cycle of attacks with “A”, “C” and “M”"),
        ("a - a; a - b", "", "b", "open: whether “A” speaks against it is open"),
        ("a - a; a > b", "", "b", "open: its only reason, “A”, is open"),
        ("a - a; a > b; c > b", "c", "b", "open: none of its 2 reasons is sure to hold"),
        ("a - a; a _ bc; b > c", "", "c", "open: whether its only reason, “B”, counts is open"),
        ("a - a; a _ bc; b - c", "", "c", "open: whether the objection from “B” speaks against it is open"),
    ],
)
def test_each_verdict_says_why(lines: str, reject: str, asked: str, sentence: str) -> None:
    assert evaluate(read(*lines.split("; ")), Assumptions.of(reject.split()))[asked].sentence == sentence


def test_a_thing_attacked_through_its_own_consequence_falls_for_the_reason_that_came_first() -> None:
    map_ = read("a > b", "b - c", "c - b", "d - a")
    assert evaluate(map_)["b"].sentence == "refuted: its only reason, “A”, is challenged, and “C” speaks against it"
    assert evaluate(map_)["c"].sentence == "stands: taken as given, and the only objection, “B”, does not stand"


def test_an_objection_that_is_granted_but_undercut_holds_and_is_answered() -> None:
    evaluation = evaluate(read("a - b", "c _ ab"))
    granted = "stands: taken as given, and nothing speaks against it; as an objection it is answered by “C”"
    assert evaluation["a"].sentence == granted
    assert marks(evaluation) == {"a": "answered"}


def test_an_objection_is_answered_only_if_all_that_it_objects_to_is_kept_from_it_by_answers() -> None:
    map_ = read("a - b", "c _ ab", "a d - e")
    assert "answered" not in evaluate(map_)["a"].sentence
    assert "answered" not in evaluate(map_, Assumptions.of(["d"]))["a"].sentence  # which lacks a premise, and no answer


def test_long_lists_of_names_are_counted() -> None:
    names = {
        "abcd": "“A”, “B”, “C” and “D”",  # nobody counts a rest of one
        "abcde": "“A”, “B”, “C” and 2 more",
    }
    for objections, named in names.items():
        map_ = read(*(f"{objection} - f" for objection in objections))
        assert evaluate(map_)["f"].sentence == f"challenged: {named} speak against it, unanswered; {WORD}"


def test_a_title_that_is_a_quotation_gets_no_second_pair_of_marks() -> None:
    claims = (Statement("a", "“Planned training”"), Statement("b", "B"))
    map_ = ArgumentMap("m", statements=claims, conflicts=(Conflict("c", ("a",), "b"),))
    assert evaluate(map_)["b"].sentence == ("challenged: “Planned training” speaks against it, unanswered; " + WORD)


def test_a_title_with_line_breaks_stays_on_one_line_and_a_missing_one_is_its_text_or_id() -> None:
    claims = (Statement("a", "two\n lines"), Statement("b", "", "Text."), Statement("c", ""), Statement("d", "D"))
    map_ = ArgumentMap("m", statements=claims, conflicts=tuple(Conflict(f"{p}d", (p,), "d") for p in "abc"))
    assert evaluate(map_)["d"].sentence == (
        "challenged: “two lines”, “Text.” and “c” speak against it, unanswered; " + WORD
    )


def argued(*conflicts: Conflict) -> ArgumentMap:
    return ArgumentMap(
        "argued",
        statements=tuple(Statement(id_, id_.upper()) for id_ in "abcde"),
        arguments=(Argument("x", "The proof", inferences=("x1", "x2")),),
        inferences=(Inference("x1", ("a",), "b", argument="x"), Inference("x2", ("b", "c"), "d", argument="x")),
        conflicts=conflicts,
    )


@pytest.mark.parametrize(
    ("reject", "asked", "sentence"),
    [
        ("", "x", "stands: nothing speaks against it and both its steps hold"),
        ("c", "x", "unsupported: 1 of its 2 steps falls"),
        ("x", "x", "rejected: by you"),
        ("x", "x1", "rejected: “The proof”, which it is a step of, is rejected by you"),
        ("x", "d", "unsupported: its only reason, the step from “B” and “C”, is rejected by you"),
    ],
)
def test_an_argument_stands_and_falls_with_its_steps(reject: str, asked: str, sentence: str) -> None:
    assert evaluate(argued(), Assumptions.of(reject.split()))[asked].sentence == sentence


def test_an_attack_on_an_argument_strikes_its_steps_and_so_what_they_conclude() -> None:
    evaluation = evaluate(argued(Conflict("h", ("e",), "x")))
    assert evaluation["x"].sentence == "refuted: “E” speaks against it"
    assert evaluation["x1"].sentence == "falls: undercut by “E”"
    assert (
        evaluation["d"].sentence
        == "unsupported: its only reason, “B” and “C”, is undercut by “E”; besides, “B” does not hold"
    )


def test_what_decided_is_given_by_the_ids_of_the_statements_that_the_sentence_names() -> None:
    map_ = read("a b > c", "d - b", "e _ abc")
    verdict = evaluate(map_)["c"]
    assert (verdict.status, verdict.reason, verdict.because) == (Status.FALLS, Reason.UNSUPPORTED, ("e", "b"))
    assert evaluate(map_, Assumptions.of(["e"]))["c"].because == ("b",)


def test_what_is_written_of_a_cycle_grows_with_its_members_and_not_with_their_square() -> None:
    def ring(count: int) -> str:
        lines = [f"[a{n}]: Claim {n}.\n  - [a{(n + 1) % count}]\n" for n in range(count)]
        return argmap.loads("\n".join(lines)).dump("turtle")

    small, large = ring(100), ring(400)
    assert len(large) < 4.2 * len(small)
    assert "and 396 more" in large


def test_a_surer_reason_by_a_longer_chain_is_no_hearsay() -> None:
    from argmap import loads

    rumour = "[T]: t {id: t}\n  + [A]: a {id: a, hedge: questioned}\n"
    assert "only on “A”, which is questioned" in loads(rumour).evaluate()["t"].sentence
    chain = rumour + "  + [B]: b {id: b}\n    + [C]: c {id: c}\n      + [D]: d {id: d}\n"
    assert "questioned" not in loads(chain).evaluate()["t"].sentence


STRICT = Settings(standard="beyond-reasonable-doubt")


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (
            "  + [Fight]: y {stance: supposed}",
            "unsupported: its only reason, “Fight”, is only supposed",
        ),
        ("  + [Fight]: y {stance: denied}", "unsupported: its only reason, “Fight”, is denied"),
        (
            "  + [Fight]: y {stance: denied}\n  + [Flee]: z {stance: supposed}",
            "unsupported: none of its 2 reasons holds",
        ),
        (
            "  + [Fight]: y {hedge: questioned}\n    - [Peace]: z",
            "unsupported: its only reason, “Fight”, is challenged",
        ),
        ("  + [Fight]: y\n    + [He loses]", "unsupported: it rests only on itself"),
        (
            "  + [Fight]: y {stance: denied}\n    + [He loses]",
            "unsupported: its only reason, “Fight”, is denied",
        ),
        (
            "  + [Fight]: y {standard: no-objection}\n    + [He loses]\n    - [Peace]: z",
            "unsupported: its only reason, “Fight”, is refuted",
        ),
        (
            "  + [Fight]: y\n    + [He loses]\n  + [Flee]: z {stance: supposed}",
            "unsupported: none of its 2 reasons holds",
        ),
    ],
)
def test_a_reason_too_weak_for_a_strict_standard_is_still_what_was_lost(lines: str, sentence: str) -> None:
    map_ = argmap.loads(f"[He loses]: x #thesis {{id: t}}\n{lines}\n")
    assert evaluate(map_, settings=STRICT)["t"].sentence == sentence


def dilemma(*conflicts: Conflict) -> ArgumentMap:
    horns = (Statement("f", "Fight", stance=Stance.SUPPOSED), Statement("g", "Flee", stance=Stance.SUPPOSED))
    return ArgumentMap(
        "dilemma",
        statements=(*horns, Statement("t", "He loses"), Statement("p", "Peace")),
        inferences=(Inference("d", ("f", "g"), "t", scheme="dilemma"),),
        conflicts=conflicts,
    )


def test_a_case_that_the_reader_rejects_is_told_as_rejected_whatever_else_answers_it() -> None:
    map_ = dilemma(Conflict("pf", ("p",), "f"))
    assert "“Fight”, which is answered by “Peace”" in evaluate(map_)["t"].sentence
    assert "“Fight”, which is rejected by you" in evaluate(map_, Assumptions.of(["f"]))["t"].sentence


@pytest.mark.parametrize(
    ("standard", "sentence", "because"),
    [
        (
            "beyond-reasonable-doubt",
            "challenged: what speaks for it weighs more, but “Slow” (possible) leaves a reasonable doubt",
            ["fast", "slow"],
        ),
        (
            "clear-and-convincing",
            "stands: its reason “Fast” (certain) weighs more (possible), although “Slow” and “Odd” speak against it",
            None,
        ),
    ],
)
def test_only_what_leaves_a_doubt_is_named_where_the_distance_is_kept(
    standard: str, sentence: str, because: list[str] | None
) -> None:
    map_ = argmap.loads(
        "[He wins]: x #thesis {id: t}\n  + [Fast]: y {id: fast}\n"
        "  - [Slow]: z {id: slow, hedge: possible}\n  - [Odd]: w {id: odd, hedge: questioned}\n"
    )
    verdict = evaluate(map_, settings=Settings(standard=standard))["t"]
    assert verdict.sentence.startswith(sentence)
    assert because is None or list(verdict.because) == because


def test_only_the_objections_that_are_too_close_are_named() -> None:
    map_ = argmap.loads(
        "[He wins]: x #thesis {id: t}\n  + [Fast]: y {id: fast}\n"
        "  - [Slow]: z {id: slow, hedge: likely}\n  - [Odd]: w {id: odd, hedge: questioned}\n"
    )
    verdict = evaluate(map_, settings=Settings(standard="clear-and-convincing"))["t"]
    assert verdict.sentence == "challenged: what speaks for it weighs more, but is too close to “Slow” for the standard"
    assert verdict.because == ("fast", "slow")


def test_a_case_is_only_supposed_in_the_step_that_discharges_it() -> None:
    told = evaluate(dilemma()).explain("t").to_text()
    assert "premise “Fight”, which is only supposed, for this step\n" in told
    assert "taken as given" not in told
    rejected = evaluate(dilemma(), Assumptions.of(["f"])).explain("t").to_text()
    assert "premise “Fight”, which is rejected" in rejected


def test_a_premise_that_fares_otherwise_with_a_supposition_is_told_with_it() -> None:
    map_ = ArgumentMap(
        "rain",
        statements=(
            Statement("r", "Rain", stance=Stance.SUPPOSED),
            *(Statement(id_, title) for id_, title in (("w", "Wet"), ("t", "Slippery"), ("d", "Dry"))),
        ),
        inferences=(Inference("rw", ("r",), "w"), Inference("wt", ("w",), "t", scheme="conditional-proof")),
        conflicts=(Conflict("dw", ("d",), "w"),),
    )
    evaluation = evaluate(map_)
    assert evaluation["w"].word == "refuted"
    assert evaluation["t"].sentence == "unsupported: its only reason, “Wet”, is challenged, supposing “Rain”"
    assert (
        evaluate(map_, Assumptions.of(["w"]))["t"].sentence == "unsupported: its only reason, “Wet”, is rejected by you"
    )


def test_what_nobody_puts_forward_weakens_nothing_in_the_sentence_on_strength() -> None:
    from argmap.library import loads
    from argmap.semantics.contrast import contrast

    objections = "  - [O]: o\n    - [P]: p\n  - [Q]: q\n    - [Z]: z\n  - [S]: s {stance: supposed}\n"
    text = f"[T]: t #thesis {{id: t}}\n  + [R]: r\n{objections}"
    evaluation = loads(text).evaluate()
    assert "lets “O” and “Q” weaken it" in contrast(evaluation, {"t": 0.4}, "t")


@pytest.mark.parametrize(
    ("pros", "cons", "why"),
    [
        ("likely possible", "possible", "its reason “P0” (likely) weighs more (possible)"),  # and no other is named
        ("likely possible", "likely", "one more reason is left, “P1”, after equal ones"),
        ("certain likely", "certain possible", "once equal ones balance out, its reason “P1” (likely) weighs more"),
        ("likely likely possible", "likely", "more reasons are left, “P0” and “P1”, after equal ones"),
    ],
)
def test_what_tips_the_scales_is_named_from_the_level_that_decides(pros: str, cons: str, why: str) -> None:
    hedges = {hedge.label: hedge for hedge in Hedge}
    reasons, objections = ([hedges[label] for label in side.split()] for side in (pros, cons))
    claims = [
        Statement("s", "S"),
        *(Statement(f"p{n}", f"P{n}", hedge=hedge) for n, hedge in enumerate(reasons)),
        *(Statement(f"c{n}", f"C{n}", hedge=hedge) for n, hedge in enumerate(objections)),
    ]
    map_ = ArgumentMap(
        "m",
        statements=tuple(claims),
        inferences=tuple(Inference(f"i{n}", (f"p{n}",), "s") for n in range(len(reasons))),
        conflicts=tuple(Conflict(f"a{n}", (f"c{n}",), "s") for n in range(len(objections))),
    )
    sentence = evaluate(map_, settings=Settings("preponderance"))["s"].sentence
    assert why in sentence
    assert sentence.endswith("speaks against it") or sentence.endswith("speak against it")


@pytest.mark.parametrize(
    ("text", "id_", "sentence"),
    [
        (
            "[Church]: c\n  + [Bible]: b\n    + [God]: g\n      + [Bible]\n  - [Golf]: o\n    - [God]\n",
            "god",
            "open: it and “Bible” have no other reason than each other",
        ),
        (
            "[God]: g\n  + [Bible]: b\n    + [God]\n  + [Order]: o\n    - [Chaos]: c\n",
            "bible",
            "open: it and “God” have no other reason left than each other, since “Order” does not count",
        ),
        (
            "[God]: g\n  + [God]\n  + [Order]: o\n    - [Chaos]: c\n",
            "god",
            "open: it has no other reason left than itself, since “Order” does not count",
        ),
        (
            "[T]: t {credence: 0}\n",
            "t",
            "stands: taken as given, and nothing speaks against it, but with a credence of only 0",
        ),
        (
            "===\nstandard: scintilla\n===\n[T]: t\n  + [Smell]: a {hedge: questioned}\n  - [No gas]: b\n",
            "t",
            "stands: by this standard any reason is enough, as “Smell”, although “No gas” speaks against it,"
            " but only on what is questioned",
        ),
        (
            "[T]: t\n  - [Fees]: f {stance: conceded}\n    _ [Small]: s\n",
            "fees",
            "granted: the author grants it; as an objection it is answered by “Small”",
        ),
    ],
)
def test_a_sentence_says_no_more_than_is_so(text: str, id_: str, sentence: str) -> None:
    assert argmap.loads(text).evaluate()[id_].sentence == sentence


@pytest.mark.parametrize(
    ("preferred", "weigh", "why"),
    [
        (False, "", "weigh more than what speaks for it, once equal ones balance out"),
        (True, "", "weigh as much as its reason"),  # what a preferred reason cancels is no rest
        (False, "strongest", "weigh as much as its reason"),  # nor is anything but the weightiest
    ],
)
def test_a_rest_is_told_only_of_what_counts_beside_equal_weights(preferred: bool, weigh: str, why: str) -> None:
    claims = {"s": Hedge.CERTAIN, "p": Hedge.LIKELY, "a": Hedge.LIKELY, "b": Hedge.POSSIBLE}
    map_ = ArgumentMap(
        "m",
        statements=tuple(Statement(id_, id_.upper(), hedge=hedge) for id_, hedge in claims.items()),
        inferences=(Inference("ps", ("p",), "s"),),
        conflicts=(Conflict("as", ("a",), "s"), Conflict("bs", ("b",), "s")),
        preferences=(Preference("x", "ps", "bs"),) if preferred else (),
    )
    assert why in evaluate(map_, settings=Settings("preponderance", weigh=weigh))["s"].sentence
