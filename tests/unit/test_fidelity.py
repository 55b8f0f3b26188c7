"""Planted false quotations: each kind is named, wherever it stands; true copies in other characters are not."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

import argmap
from argmap.text import Fidelity, compare_wording, digest, has_digest, quotations, sentences
from argmap.text.fidelity import Splits
from argmap.text.hedging import hedge_in
from argmap.text.sentences import sentence_ends
from argmap.text.verification import Verification, verify_map

ARTICLE = """Should the ferry run at night?
The ferry stops at six, and the town lives on both banks. The mayor said: “We will not raise the fare by more than 40,000 crowns.” Nurses finish at nine.
A night boat costs $2.5 million a year. It was -5 degrees when the last one ran in 1914–1918. Perhaps 30% of the riders would pay; most riders wouldn't.
Shops don’t open before ten. Some say “the river is ours”, others that nobody owns it. The co-operative's boat was auto\u00admatic.
"""  # noqa: E501  a paragraph is a line
TRUE = [
    ("The ferry stops at six, and the town lives on both banks", "p2 s1"),
    ("THE FERRY", "p2 s1"),
    ("We will not raise the fare … 40,000 crowns", "p2 s2"),
    ("We will not raise the fare [...] crowns", "p2 s2"),
    ("It was \N{MINUS SIGN}5 degrees", "p3 s2"),
    ("in 1914-1918", "p3 s2"),
    ("30% of the riders", "p3 s3"),
    ("most riders wouldn’t", "p3 s3"),
    ("Shops don't open", "p4 s1"),
    ("boat was automatic", "p4 s3"),
    ("boat was auto\u00admatic", "p4 s3"),
    ("The co\N{NON-BREAKING HYPHEN}operative’s boat", "p4 s3"),
    ("Nurses  finish\u00a0at nine", "p2 s3"),
    ("both banks. The mayor said", "p2 s1, p2 s2"),
]
FALSE = [  # what is planted in each, in its order
    *[("stops at seven", "p2 s1"), ("ferry runs at six", "p2 s1"), ("the towns live on both banks", "p2 s1")],  # a word
    *[
        ("will raise the fare", "p2 s2"),
        ("Shops open before ten", "p4 s1"),
        ("most riders would", "p3 s3"),
    ],  # no negation
    *[("the river is not ours", "p4 s2"), ("that somebody owns it", "p4 s2")],  # one added, or turned
    *[("than 400,000 crowns", "p2 s2"), ("costs $25 million", "p3 s1"), ("in 1914–1919", "p3 s2")],
    *[("costs €2.5 million", "p3 s1"), ("costs 2.5 million", "p3 s1"), ("30 of the riders", "p3 s3")],  # its unit
    *[("It was 5 degrees", "p3 s2"), ("costs $2.5 billion", "p3 s1"), ("40,000 euros", "p2 s2")],
    *[("We will … raise the fare", "p2 s2"), ("Shops … open before ten", "p4 s1")],  # an ellipsis for a negation
    *[("both banks … stops at six", "p2 s1"), ("costs … A night boat", "p3 s1")],  # one that turns the order
    *[("both banks the mayor said", "p2 s1, p2 s2"), ("banks. Nurses finish", "p2 s1, p2 s3")],  # merged sentences
    *[("Nurses finish at nine", "p2 s1"), ("the river is ours", "p4 s1")],  # of another sentence
    *[("The mayor says", "p2 s2"), ("nobody owned it", "p4 s2")],  # another time
    *[("30% of the riders pay", "p3 s3"), ("finish at nine or ten", "p2 s3")],  # a word less, two more
    ("six and The ferry stops", "p2 s1"),
]
assert len(FALSE) == 30


def verified(claim: str, article: str = ARTICLE) -> Verification:
    """What a map with one claim is found to be."""
    return verify_map(argmap.loads(f"===\narticle: text\nsources:\n  text: T\n===\n\n[A]: {claim}\n"), article)


@pytest.mark.parametrize(("words", "at"), TRUE)
def test_a_true_copy_in_other_characters_is_verbatim(words: str, at: str) -> None:
    assert verified(f"It says “{words}”. {{at: [{at}]}}").ok
    assert "," in at or verified(f'a {{at: [{at}], phrase: "{words}"}}').ok


@pytest.mark.parametrize(("words", "at"), FALSE)
def test_a_planted_false_quotation_is_named_with_its_sentence(words: str, at: str) -> None:
    (failure,) = verified(f"It says “{words}”. {{at: [{at}]}}").failures
    assert (failure.kind, failure.words) == ("quotation", words)
    assert failure.note or failure.fidelity in ("paraphrase", "not found")
    if "," not in at:
        assert [f.kind for f in verified(f'a {{at: [{at}], phrase: "{words}"}}').failures] == ["phrase"]


def test_a_moved_paragraph_is_told_from_the_one_that_was_anchored() -> None:
    claim = f"Nurses finish at nine. {{at: p2 s3, digest: {digest('Nurses finish at nine.')}}}"
    assert verified(claim).ok
    first, *lines = ARTICLE.splitlines()
    (failure,) = verified(claim, "\n".join([first, *reversed(lines)]) + "\n").failures
    assert (failure.kind, failure.note) == (
        "sentence",
        "this is not the sentence that was anchored; it stands in p4 s3",
    )


def test_digests_take_no_notice_of_soft_hyphens_and_old_ones_stay_good() -> None:
    plain, soft = "It was automatic.", "It was auto\u00admatic."
    assert digest(plain) == digest(soft)
    assert has_digest(soft, digest("It was auto matic."))  # as such hyphens were taken before
    assert not has_digest(plain, digest("It was auto matic."))


def test_quotations_in_single_marks_are_told_from_apostrophes() -> None:
    assert quotations("‘the workers’ pay’ isn’t the ’90s’ talk") == ["the workers"]
    assert quotations("He said ‘we don’t pay’, ‚so nicht gesagt‘, ‹pas du tout›") == [
        "we don’t pay",
        "so nicht gesagt",
        "pas du tout",
    ]


@pytest.mark.parametrize(
    "text", ["Es ist wahrscheinlich so.", "C’est peut-être vrai.", "Quizá sea así.", "Здається, так."]
)
def test_hedges_are_heard_in_each_language(text: str) -> None:
    assert hedge_in(text)


@pytest.mark.parametrize("short", ["Dr", "Mrs", "St", "J", "U.S", "e.g", "pp", "Gen", "Nr"])
def test_a_full_stop_after_an_abbreviation_is_no_end_of_a_sentence(short: str) -> None:
    text = f"So {short}. Snow took the handle (it was loose). He left it there."
    assert compare_wording(f"So {short} Snow took the handle", text).fidelity is Fidelity.VERBATIM
    assert compare_wording("it was loose. he left", text).fidelity is Fidelity.VERBATIM
    assert compare_wording("it was loose He left", text) == (
        Fidelity.NEAR,
        "it was loose). He left",
        "the end of a sentence is left out",
    )


def test_the_ends_of_sentences_are_those_by_which_anchors_count_and_those_within_quotations() -> None:
    text = "Dr. Snow said: “It is the pump. Take it.” He left."
    assert [text[: end + 1] for end in sentence_ends(text)] == ["Dr. Snow said: “It is the pump.", text[:-10]]
    assert sentences(text) == (text[:-9], "He left.")


def test_no_words_of_a_text_are_kept_when_a_verification_is_over() -> None:
    kind = type(Splits()["one"])
    assert not verified("It says “no such thing”. {at: p2 s1}").ok
    gc.collect()
    assert not [thing for thing in gc.get_objects() if isinstance(thing, kind)]


def test_quotations_that_stand_nowhere_cost_in_proportion_to_the_text() -> None:
    claim = " ".join(f"“no such {word} anywhere”" for word in "abcdefgh") + " {at: p1 s1}"
    counts = [steps(lambda n=n: verified(claim, "Stuff is said.\n" * n)) for n in (50, 100)]
    assert counts[1] < 2.2 * counts[0]


def steps(run: Callable[[], object]) -> int:
    """Instructions of Python that a run takes."""
    count = 0

    def trace(frame: FrameType, event: str, _: object) -> Any:
        nonlocal count
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        count += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        run()
    finally:
        sys.settrace(before)
    return count
