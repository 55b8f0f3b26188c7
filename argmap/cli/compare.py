"""``argmap compare``: a student's map, or those of a class, beside a reference map of the same text."""

from __future__ import annotations

import os

from argmap.cli.class_comparison import compare_class
from argmap.cli.command import Argument, Command
from argmap.cli.confirming import ask, is_page, load_answers, write_page
from argmap.cli.exit_codes import FINDINGS, WELL
from argmap.cli.inputs import (
    ANSWERS,
    EMPTY,
    class_of,
    refuse_empty,
    refuse_second_reading,
    student_of,
)
from argmap.cli.options import JSON, LANGUAGE, PICTURES, SEPARATOR, TABLE, THEME, VECTORS, WIDTH
from argmap.cli.pictures import draw, drawing_of, picture_formats
from argmap.cli.terminal import print_diagnostics, print_json, visible, write_named
from argmap.cli.useless import refuse_useless
from argmap.cli.values import path
from argmap.domain.diagnostics import ReadError, Severity

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argparse import Namespace

    from argmap.compare.comparison import Comparison
    from argmap.compare.outline import Outline
    from argmap.compare.rubric import Rubric
    from argmap.compare.scoring import Vectors

COMMAND = Command(
    (
        ("argmap compare ana.argdown graphs/lukashenko", "what is good, and the three things that matter most"),
        ("argmap compare ana.argdown graphs/lukashenko --ask", "confirm which claim each unsure box says"),
        ("argmap compare ana.argdown graphs/lukashenko --questions open.html", "the same in a page, beside both maps"),
        ("argmap compare ana.argdown graphs/lukashenko --picture both.svg", "also draw both maps in one"),
        (
            "argmap compare handed-in/ graphs/lukashenko --out class.csv",
            "a row for each map, and what the class missed",
        ),
    ),
    (
        Argument("student", type=path, metavar="STUDENT", help="a map, or a folder of maps that a class handed in"),
        Argument(
            "reference", type=path, metavar="REFERENCE", help="the map of the same text that they are held against"
        ),
        Argument("--all", action="store_true", help="say every finding in full, not the three that matter most"),
        Argument(
            "--ask", action="store_true", help=f"ask which claims unsure boxes say, and keep it in STUDENT{ANSWERS}"
        ),
        Argument(
            "--answers",
            type=path,
            metavar="FILE",
            help=f"which claims boxes say, as confirmed (default: STUDENT{ANSWERS}, if there is one); a folder for a class",
        ),
        Argument(
            "--questions",
            type=path,
            metavar="OUT",
            help="write a file of the open questions, to be filled in, for a class a folder of them; OUT.html is a page "
            "that asks them and saves the answers",
        ),
        VECTORS,
        Argument("--rubric", type=path, metavar="FILE", help="what counts in the grade (see --write-rubric)"),
        Argument("--write-rubric", type=path, metavar="OUT", help="write the rubric as a file to edit"),
        TABLE,
        SEPARATOR,
        PICTURES,
        THEME,
        WIDTH,
        LANGUAGE,
        JSON,
    ),
    details="It aligns claims by meaning, anchors and neighbours, and asks where it is not sure.",
)
_OF_ONE = ("all", "ask")


def run(options: Namespace) -> int:
    """Compare one map or all in a folder; the exit code is 1 if there are mistakes."""
    from argmap import pipeline
    from argmap.compare.outline import outline

    refuse_second_reading([options.student, options.reference])
    formats = picture_formats(options)
    rubric = _rubric(options)
    students = class_of(options.student, options.reference)
    parts = bool(students) and not options.json
    reason = "parts the columns of a class's table."
    refuse_useless(options, "separator", useful=parts, reason=reason, remedy="name a folder, and no --json.")
    vectors = _vectors(options)
    reference = outline(pipeline.load(options.reference))
    if not students:
        refuse_empty(options.student)
        comparison = _compare(options.student, reference, options, vectors)
        for out, format_name in zip(options.picture, formats, strict=True):
            _draw(comparison, out, format_name, options)
        if options.json:
            print_json(comparison.to_dict(rubric))
        else:
            _print(comparison, rubric, options)
        return FINDINGS if comparison.mistakes else WELL
    for name in (*_OF_ONE, "picture"):
        refuse_useless(options, name, useful=False, reason="is for one map.", remedy="name one map and not a folder.")
    reason = "of a class is a folder, as --questions writes it."
    is_folder = os.path.isdir(options.answers or "")  # noqa: PTH112 - Path.is_dir() fails for a name that is too long
    refuse_useless(options, "answers", useful=is_folder, reason=reason, remedy="name a folder.")
    return compare_class(students, reference, rubric, options, vectors)


def _vectors(options: Namespace) -> Vectors | None:
    from argmap.compare.vectors import SentenceVectors

    return SentenceVectors() if options.vectors else None


def _compare(student: str, reference: Outline, options: Namespace, vectors: Vectors | None) -> Comparison:
    from pathlib import Path

    from argmap import pipeline
    from argmap.compare import answers as told
    from argmap.compare.classroom import HandIn
    from argmap.compare.comparison import compare
    from argmap.compare.outline import outline

    read_map, remarks = pipeline.load_with_diagnostics(student)
    print_diagnostics(
        [remark for remark in remarks if remark.severity is Severity.NOTE]
    )  # such as what its reader assumed
    if not (read_map.statements or read_map.arguments):
        from argmap.domain.model import Span

        where = Span.of_file(student)
        raise ReadError.because("no-claims", EMPTY, "Name the file that was handed in, or ask for it again.", where)
    mine = outline(read_map)
    file = Path(options.answers or f"{student.rstrip('/')}{ANSWERS}")
    answers = load_answers(file, mine, reference, named=bool(options.answers) and not options.ask)
    comparison = compare(mine, reference, answers, vectors, options.language)
    if options.ask and (more := ask(comparison)):
        answers |= more
        write_named(file, told.dump(answers).encode())
        comparison = compare(mine, reference, answers, vectors, options.language)
    if options.questions and is_page(options.questions):
        entry = HandIn(student_of(Path(student)), comparison, answers=answers, file=file.name)
        write_page([entry], reference, options)
    elif options.questions:
        write_named(options.questions, told.questions(comparison.alignment, answers).encode())
    return comparison


def _rubric(options: Namespace) -> Rubric:

    from argmap import read
    from argmap.compare import rubric

    known = rubric.load(read.read_named(options.rubric), options.rubric) if options.rubric else rubric.Rubric()
    if options.write_rubric:
        text = known.dump()
        if _is_edited(options.write_rubric, text) and options.write_rubric != options.rubric:
            message = f"{options.write_rubric} is there already, and is not as it was first written."
            remedy = f"Grade by it with --rubric {options.write_rubric}, or name another file for a new one."
            raise ReadError.because("rubric-there", message, remedy)
        write_named(options.write_rubric, text.encode())
    return known


def _is_edited(file: str, text: str) -> bool:
    """Return whether something else stands in a file than what would be written."""
    from argmap import read

    try:
        return read.read_named(file) != text
    except ReadError:
        return False  # there is none, or writing will say what is wrong with it


def _print(comparison: Comparison, rubric: Rubric, options: Namespace) -> None:
    for line in comparison.report.text(None if options.all else 3).split("\n"):
        print(visible(line))
    low, high = rubric.grade(comparison.measures.shares)
    if options.rubric or options.write_rubric:
        key = "comparing.points.exact" if low == high else "comparing.points.range"
        print()
        print(comparison.report.words(key, least=f"{low:g}", points=f"{high:g}", most=f"{rubric.points:g}"))


def _draw(comparison: Comparison, out: str, format_name: str, options: Namespace) -> None:
    from argmap.compare.overlay import overlay
    from argmap.views import Views

    both, words = overlay(comparison)
    draw(Views(both, drawing=drawing_of(options), changes=words), out, format_name)
