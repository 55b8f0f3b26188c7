"""Maps of a class, each compared with the reference: a table of them, and what the teacher should talk about."""

from __future__ import annotations

import sys

from argmap.cli.confirming import is_page, load_answers, write_page
from argmap.cli.exit_codes import FINDINGS, WELL
from argmap.cli.inputs import ANSWERS, EMPTY, NOTES, answers_file, answers_of, reason_of, unreadable
from argmap.cli.terminal import print_json, visible, write_named, write_table
from argmap.domain.diagnostics import ArgmapError

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from argmap.compare.classroom import Classroom, HandIn
    from argmap.compare.outline import Outline
    from argmap.compare.rubric import Rubric
    from argmap.compare.scoring import Vectors


def compare_class(
    students: list[tuple[str, Path]], reference: Outline, rubric: Rubric, options: Namespace, vectors: Vectors | None
) -> int:
    """Print a table of all maps, or JSON, and what a teacher should talk about beside it."""
    from argmap.compare.classroom import Classroom

    entries = [_entry(name, file, reference, options, vectors) for name, file in students]
    if options.questions and is_page(options.questions):
        write_page(entries, reference, options)
    classroom = Classroom(reference, entries, rubric, options.language)
    if options.json:
        print_json(classroom.to_dict())
    else:
        write_table(classroom.to_csv(), options.out, options.separator)
        for line in classroom.summary().split("\n"):
            print(visible(line), file=sys.stderr)
    return _worst(classroom)


def _entry(name: str, file: Path, reference: Outline, options: Namespace, vectors: Vectors | None) -> HandIn:
    """Compare one map of a class, with its answers; and write what is open into the folder of questions."""
    from pathlib import Path

    from argmap import map_files, pipeline
    from argmap.compare import answers as told
    from argmap.compare.classroom import HandIn
    from argmap.compare.comparison import compare
    from argmap.compare.outline import outline
    from argmap.domain.relations import names_no_side

    flat = answers_of(file, Path(options.student))
    inside = f"{file.relative_to(options.student)}{ANSWERS}"
    if problem := unreadable(file):
        return HandIn(name, problem=problem)
    try:
        map_files.refuse_stray(file, Path(options.student))
        argument_map = pipeline.load(file)
        mine = outline(argument_map)
        if not mine.boxes:
            return HandIn(name, problem=f"{file}: {EMPTY}")
        folder = Path(options.answers or options.student)
        if not options.answers:
            map_files.refuse_stray(folder / inside, folder)
            map_files.refuse_stray(folder / flat, folder)
        answers = load_answers(answers_file(file, Path(options.student), folder), mine, reference, named=False)
        comparison = compare(mine, reference, answers, vectors, options.language)
    except ArgmapError as error:
        return HandIn(name, problem=reason_of(error))
    if names_no_side(argument_map) and not answers and not any(map(comparison.alignment.firm, mine.boxes)):
        return HandIn(name, problem=f"{file}: {NOTES}")
    if options.questions and not is_page(options.questions) and told.asked_boxes(comparison.alignment):
        write_named(Path(options.questions) / inside, told.questions(comparison.alignment, answers).encode())
    return HandIn(name, comparison, answers=answers, file=flat)


def _worst(classroom: Classroom) -> int:
    unread = any(entry.problem for entry in classroom.entries)
    return FINDINGS if unread or any(comparison.mistakes for comparison in classroom.comparisons) else WELL
