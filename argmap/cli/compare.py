"""``argmap compare``: a student's map, or those of a class, beside a reference map of the same text."""

from __future__ import annotations

import os
import sys

from argmap.cli.command import Argument, Command
from argmap.cli.exit_codes import FINDINGS, WELL
from argmap.cli.inputs import handed_in, refuse_second_reading, student_of
from argmap.cli.options import JSON, PICTURES, THEME, WIDTH
from argmap.cli.pictures import picture_formats
from argmap.cli.terminal import print_json, print_written, visible, write_out
from argmap.cli.useless import refuse_useless
from argmap.cli.values import path
from argmap.domain.diagnostics import ArgmapError

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from argmap.compare.answers import Answers
    from argmap.compare.classroom import Classroom, Entry
    from argmap.compare.comparison import Comparison
    from argmap.compare.outline import Outline
    from argmap.compare.rubric import Rubric

ANSWERS = ".answers.yaml"  # behind the name of a student's map: which claims its boxes are
COMMAND = Command(
    (
        ("argmap compare ana.argdown graphs/lukashenko", "what is good, and the three things that matter most"),
        ("argmap compare ana.argdown graphs/lukashenko --ask", "confirm which claim each unsure box says"),
        ("argmap compare ana.argdown graphs/lukashenko --picture both.svg", "also draw both maps in one"),
        ("argmap compare handed-in/ graphs/lukashenko > class.csv", "a row for each map, and what the class missed"),
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
            help=f"which claims boxes say, as confirmed (default: STUDENT{ANSWERS}, if there is one)",
        ),
        Argument("--questions", type=path, metavar="OUT", help="write a file of the open questions, to be filled in"),
        Argument("--rubric", type=path, metavar="FILE", help="what counts in the grade (see --write-rubric)"),
        Argument("--write-rubric", type=path, metavar="OUT", help="write the rubric as a file to edit"),
        PICTURES,
        THEME,
        WIDTH,
        JSON,
    ),
    details="It aligns claims by meaning, anchors and neighbours, and asks where it is not sure.",
)
_OF_ONE = ("all", "ask", "answers", "questions")


def run(options: Namespace) -> int:
    """Compare one map or all in a folder; the exit code is 1 if there are mistakes."""
    from argmap import pipeline
    from argmap.compare.outline import outline

    refuse_second_reading([options.student, options.reference])
    formats = picture_formats(options)
    rubric = _rubric(options)
    students = handed_in(options.student, options.reference)
    reference = outline(pipeline.load(options.reference))
    if not students:
        comparison = _compare(options.student, reference, options)
        for out, format_name in zip(options.picture, formats, strict=True):
            _draw(comparison, out, format_name, options)
        if options.json:
            print_json(comparison.to_dict(rubric))
        else:
            _print(comparison, rubric, options)
        return FINDINGS if comparison.mistakes else WELL
    for name in (*_OF_ONE, "picture"):
        refuse_useless(options, name, useful=False, reason="is for one map.", remedy="name one map and not a folder.")
    return _run_class(students, reference, rubric, options)


def _compare(student: str, reference: Outline, options: Namespace) -> Comparison:
    from pathlib import Path

    from argmap import pipeline, write
    from argmap.compare import answers as told
    from argmap.compare.comparison import compare
    from argmap.compare.outline import outline

    mine = outline(pipeline.load(student))
    file = Path(options.answers or f"{student.rstrip('/')}{ANSWERS}")
    answers = _answers(file, mine, reference, named=bool(options.answers) and not options.ask)
    comparison = compare(mine, reference, answers)
    if options.ask and (more := _ask(comparison)):
        answers |= more
        print_written(write.write_file(file, told.dump(answers).encode()), os.fspath(file), sys.stderr)
        comparison = compare(mine, reference, answers)
    if options.questions:
        questions = told.questions(comparison.alignment).encode()
        print_written(write.write_file(Path(options.questions), questions), options.questions, sys.stderr)
    return comparison


def _answers(file: Path, student: Outline, reference: Outline, *, named: bool) -> Answers:
    from argmap import read
    from argmap.compare import answers

    if not named and not file.is_file():
        return {}
    return answers.load(read.read_text(file), os.fspath(file), student, reference)


def _ask(comparison: Comparison) -> Answers:
    """Ask about each unsure box, three candidates each; an empty line leaves it open, the end of input ends it."""
    from argmap.compare.outline import wording

    alignment = comparison.alignment
    answers: Answers = {}
    print("Which claim does each box say? A number, several, 0 for none, nothing for no answer.", file=sys.stderr)
    for box, claim in alignment.student.boxes.items():
        if alignment.firm(box) or box in alignment.denied:
            continue
        offered = [candidate.claim for candidate in alignment.candidates[box]]
        print(visible(f"\n{wording(claim)}"), file=sys.stderr)
        for number, candidate in enumerate(offered, 1):
            print(visible(f"  {number} {wording(alignment.reference.boxes[candidate])}"), file=sys.stderr)
        print("> ", end="", file=sys.stderr, flush=True)
        line = sys.stdin.readline()
        if not line:
            break
        chosen = [int(word) for word in line.replace(",", " ").split() if word.isdecimal() and len(word) < 3]
        if chosen:
            answers[box] = tuple(offered[n - 1] for n in chosen if 0 < n <= len(offered))
    print(file=sys.stderr)
    return answers


def _rubric(options: Namespace) -> Rubric:
    from pathlib import Path

    from argmap import read, write
    from argmap.compare import rubric

    known = rubric.load(read.read_text(options.rubric), options.rubric) if options.rubric else rubric.Rubric()
    if options.write_rubric:
        written = write.write_file(Path(options.write_rubric), known.dump().encode())
        print_written(written, options.write_rubric, sys.stderr)
    return known


def _print(comparison: Comparison, rubric: Rubric, options: Namespace) -> None:
    for line in comparison.report.text(None if options.all else 3).split("\n"):
        print(visible(line))
    low, high = rubric.grade(comparison.measures.shares)
    if options.rubric or options.write_rubric:
        points = f"{low:g}" if low == high else f"{low:g} to {high:g}, by what is unsure"
        print(f"\nPoints: {points} of {rubric.points:g}")


def _draw(comparison: Comparison, out: str, format_name: str, options: Namespace) -> None:
    from pathlib import Path

    from argmap import pipeline, write
    from argmap.compare.overlay import overlay
    from argmap.draw.own_theme import find_theme
    from argmap.draw.sheets.drawing import Drawing
    from argmap.draw.sheets.paper import Length
    from argmap.views import Views

    both, words = overlay(comparison)
    drawing = Drawing(find_theme(options.theme or "light"), width=Length(options.width) if options.width else None)
    views = Views(both, drawing=drawing, changes=words)
    print_written(write.write_file(Path(out), pipeline.encode(views, format_name)), out, sys.stderr)


def _run_class(students: list[Path], reference: Outline, rubric: Rubric, options: Namespace) -> int:
    """Print a table of all maps, or JSON, and what a teacher should talk about beside it."""
    from argmap.compare.classroom import Classroom

    classroom = Classroom(reference, [_entry(file, reference) for file in students], rubric)
    if options.json:
        print_json(classroom.to_dict())
    else:
        write_out(classroom.to_csv().encode())
        for line in classroom.summary().split("\n"):
            print(visible(line), file=sys.stderr)
    return _worst(classroom)


def _entry(file: Path, reference: Outline) -> Entry:
    from argmap import pipeline
    from argmap.compare.classroom import Entry
    from argmap.compare.comparison import compare
    from argmap.compare.outline import outline

    name = student_of(file)
    try:
        mine = outline(pipeline.load(file))
        answers = _answers(file.with_name(file.name + ANSWERS), mine, reference, named=False)
        return Entry(name, compare(mine, reference, answers))
    except ArgmapError as error:
        return Entry(name, problem=str(error.diagnostics[0]) if error.diagnostics else str(error))


def _worst(classroom: Classroom) -> int:
    unread = any(entry.problem for entry in classroom.entries)
    return FINDINGS if unread or any(comparison.mistakes for comparison in classroom.comparisons) else WELL
