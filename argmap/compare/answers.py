"""Confirmed answers to which claims boxes are, in a file that a teacher can edit; and the questions for it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType

from argmap.compare.alignment import Alignment
from argmap.compare.outline import Outline
from argmap.domain.diagnostics import Diagnostic, ReadError
from argmap.domain.naming import name_of
from argmap.yaml import YamlMap, parse_yaml

Answers = dict[str, tuple[str, ...]]
OPEN = "?"  # in the place of an answer
REST = (
    "*"  # in the place of a box: all others that are open, which then say no claim, or none but those that are certain
)


def load(text: str, file: str, student: Outline, reference: Outline) -> Answers:
    """Read answers; boxes and claims go by id or title. Raises ``ReadError`` with every fault."""
    content = parse_yaml(text, file)
    boxes, claims = (_names(side) for side in (student, reference))
    faults: list[Diagnostic] = []
    answers: Answers = {}
    for key, value in content.items():
        if value == OPEN:
            continue
        if key == REST and key not in boxes:
            if value not in ([], None):
                faults.append(
                    _fault(
                        "The line for all other boxes can only say that they are none of the claims.",
                        content,
                        key,
                        'Write "*": [].',
                    )
                )
            answers[REST] = ()
            continue
        if key not in boxes:
            faults.append(
                _fault(f"No box of the student's map is called “{key}”.", content, key, "Write its id or title.")
            )
            continue
        listed = [] if value is None else value if isinstance(value, list) else [value]
        unknown = [name for name in listed if str(name) not in claims]
        for name in unknown:
            remedy = "Write the id or title of a claim, several in [ , ], nothing for none, or ? to leave it open."
            faults.append(_fault(f"No claim of the reference is called “{name}”.", content, key, remedy))
        answers[boxes[key]] = tuple(claims[str(name)] for name in listed if name not in unknown)
    if faults:
        raise ReadError.of(faults)
    return answers


def counted(text: str, file: str) -> tuple[int, int]:
    """Return how many boxes a file of answers has an answer for, and how many it leaves open."""
    said = parse_yaml(text, file)
    left_open = sum(value == OPEN for value in said.values())
    return (len(said), 0) if REST in said else (len(said) - left_open, left_open)


def dump(answers: Mapping[str, tuple[str, ...]]) -> str:
    """Return answers as their file."""
    return "".join(f"{_plain(box)}: [{', '.join(map(_plain, claims))}]\n" for box, claims in answers.items())


def open_boxes(alignment: Alignment) -> list[str]:
    """Return the boxes of the student's map that are not bonded for certain, and of which nobody has said it."""
    boxes = alignment.student.boxes
    return [box for box in boxes if not alignment.firm(box) and box not in alignment.denied]


def asked_boxes(alignment: Alignment) -> list[str]:
    """Return the boxes to ask about: the open ones, and those that may say a further claim."""
    asked = {*open_boxes(alignment), *alignment.besides}
    return [box for box in alignment.student.boxes if box in asked]


def none_else(alignment: Alignment) -> Answers:
    """Return the answers that no open box says a claim, and that none says a further one."""
    claims = list(alignment.reference.boxes)
    return {box: tuple(c for c in claims if c in alignment.firm(box)) for box in asked_boxes(alignment)}


def offered(alignment: Alignment, box: str) -> list[str]:
    """Return the claims that are offered for a box: those that it says, may say besides, and is likest to."""
    own = [claim for claim in alignment.reference.boxes if claim in alignment.firm(box)]
    candidates = [candidate.claim for candidate in alignment.candidates[box]]
    return list(dict.fromkeys((*own, *alignment.besides.get(box, ()), *candidates)))


def questions(alignment: Alignment, known: Mapping[str, tuple[str, ...]] = MappingProxyType({})) -> str:
    """Return a file with the answers that are ``known`` and a question for each open box, with candidates in comments."""
    asked = asked_boxes(alignment)
    lines = [
        "# Which claim of the reference does each box say? Put its id in the place of the ?,",
        "# several in [ , ], nothing if it is none of them. What stays ? stays open.",
        "# It is read from a file NAME.answers.yaml beside the map NAME, or by --answers.",
        '# A line  "*": []  says of all that stay ? that they are none of them.',
    ]
    if not asked:
        lines += ["", "# Nothing is open."]
    if known:
        lines += ["", "# Answered already:", *dump(known).splitlines()]
    for box in asked:
        said = alignment.student.boxes[box]
        lines += ["", f"# {_line(name_of(said))}"]
        if said.text and said.text != name_of(said):
            lines.append(f"#   {_line(said.text)}")
        if own := [claim for claim in alignment.reference.boxes if claim in alignment.firm(box)]:
            lines.append(
                f"# It says {', '.join(map(_plain, own))}. Does it say another one, too? Then write all in [ , ]."
            )
        for claim in offered(alignment, box):
            lines.append(f"#   {_plain(claim)} = {_line(name_of(alignment.reference.boxes[claim]))}")
        lines.append(f'{_plain(box)}: "{OPEN}"')
    return "\n".join(lines) + "\n"


def _names(of: Outline) -> dict[str, str]:
    """Return the id that each id and each title means."""
    titles: dict[str, str] = {}
    for id_, claim in of.boxes.items():
        titles.setdefault(claim.title, id_)
    return titles | {id_: id_ for id_ in of.boxes}


def _plain(name: str) -> str:
    return name if name.replace("-", "").isalnum() and name[0].isalpha() and name not in _WORDS else json.dumps(name)


_WORDS = ("true", "false", "null", "True", "False", "Null", "TRUE", "FALSE", "NULL")


def _line(text: str) -> str:
    return " ".join(text.split())


def _fault(message: str, content: YamlMap, key: str, remedy: str) -> Diagnostic:
    return Diagnostic("bad-answer", message, content.keys_at.get(key), remedy)
