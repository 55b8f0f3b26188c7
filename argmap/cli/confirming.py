"""Questions of a comparison, asked at the terminal or in a page, and the answers that confirm which claims boxes say."""

from __future__ import annotations

import os
import sys

from argmap.cli.terminal import visible, write_named

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from argmap.compare.answers import Answers
    from argmap.compare.classroom import HandIn
    from argmap.compare.comparison import Comparison
    from argmap.compare.outline import Outline


def load_answers(file: Path, student: Outline, reference: Outline, *, named: bool) -> Answers:
    from argmap import read
    from argmap.compare import answers

    if not named and not file.is_file():
        return {}
    return answers.load(read.read_named(file), os.fspath(file), student, reference)


def ask(comparison: Comparison) -> Answers:
    """Ask about each unsure box, three candidates each; an empty line leaves it open, ``*`` says none of all others."""
    from argmap.compare import answers as answered
    from argmap.compare.outline import wording

    alignment, words = comparison.alignment, comparison.report.words
    answers: Answers = {}
    passed: set[str] = set()
    print(words("comparing.ask.which"), file=sys.stderr)
    for box in answered.asked_boxes(alignment):
        offered = answered.offered(alignment, box)
        own = len(alignment.firm(box))
        numbers = words.listed([str(n) for n in range(1, own + 1)])
        also = f" ({words('comparing.ask.also', numbers=numbers)})" if own else ""
        print(visible(f"\n{wording(alignment.student.boxes[box])}{also}"), file=sys.stderr)
        for number, claim in enumerate(offered, 1):
            print(visible(f"  {number} {wording(alignment.reference.boxes[claim])}"), file=sys.stderr)
        print("> ", end="", file=sys.stderr, flush=True)
        line = sys.stdin.readline()
        if not line:
            break
        if line.strip() == answered.REST:
            rest = answered.none_else(alignment)
            answers |= {other: claims for other, claims in rest.items() if other not in passed}
            break
        passed.add(box)
        chosen = [int(word) for word in line.replace(",", " ").split() if word.isdecimal() and len(word) < 3]
        if chosen:
            answers[box] = tuple(offered[n - 1] for n in chosen if 0 < n <= len(offered))
    print(file=sys.stderr)
    return answers


def is_page(out: str) -> bool:
    return out.lower().endswith((".html", ".htm"))


def write_page(entries: list[HandIn], reference: Outline, options: Namespace) -> None:
    """Write the page that asks all questions of these maps and saves the answers."""
    from argmap.compare.questionnaire import claims_of, questionnaire
    from argmap.domain.naming import map_name
    from argmap.draw.confirming import draw_confirming

    papers = [questionnaire(e.comparison.alignment, e.student, e.file, e.answers) for e in entries if e.comparison]
    if not papers:
        return
    language = options.language or reference.map.language
    page = draw_confirming(papers, claims_of(reference), map_name(reference.map), language)
    write_named(options.questions, page.encode())
