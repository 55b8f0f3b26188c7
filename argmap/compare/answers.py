"""Which claims boxes are, as somebody has confirmed it, in a file that a teacher can edit; and the questions for it."""

from __future__ import annotations

import json
from collections.abc import Mapping

from argmap.compare.alignment import Alignment
from argmap.compare.outline import Outline, name_of
from argmap.domain.diagnostics import Diagnostic, ReadError
from argmap.yaml import YamlMap, parse_yaml

Answers = dict[str, tuple[str, ...]]
OPEN = "?"  # in the place of an answer


def load(text: str, file: str, student: Outline, reference: Outline) -> Answers:
    """Read answers; boxes and claims go by id or title. Raises ``ReadError`` with every fault."""
    content = parse_yaml(text, file)
    boxes, claims = (_names(side) for side in (student, reference))
    faults: list[Diagnostic] = []
    answers: Answers = {}
    for key, value in content.items():
        if value == OPEN:
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


def dump(answers: Mapping[str, tuple[str, ...]]) -> str:
    """Return answers as their file."""
    return "".join(f"{_plain(box)}: [{', '.join(map(_plain, claims))}]\n" for box, claims in answers.items())


def questions(alignment: Alignment) -> str:
    """Return a file with a question for each box that is not bonded for certain, and its candidates in comments."""
    lines = [
        "# Which claim of the reference does each box say? Put its id in the place of the ?,",
        "# several in [ , ], nothing if it is none of them. What stays ? stays open.",
    ]
    for box, claim in alignment.student.boxes.items():
        if alignment.firm(box) or box in alignment.denied:
            continue
        lines += ["", f"# {_line(name_of(claim))}"]
        if claim.text and claim.text != name_of(claim):
            lines.append(f"#   {_line(claim.text)}")
        for candidate in alignment.candidates[box]:
            said = alignment.reference.boxes[candidate.claim]
            lines.append(f"#   {_plain(candidate.claim)} = {_line(name_of(said))}")
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
