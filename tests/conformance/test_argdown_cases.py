"""What the reference implementation makes of inputs of our own, and we make of them too.

``python tests/conformance/test_argdown_cases.py`` asks the reference anew (it needs node and npm).
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from argmap.domain.diagnostics import Severity
from argmap.formats import argdown
from argmap.formats.argdown.interpret import interpret
from argmap.formats.argdown.interpretation import Claim, Interpretation, Step

ROOT = Path(__file__).resolve().parents[2]
CASES = sorted((ROOT / "tests" / "cases" / "argdown").glob("*.argdown"))
GOLDEN = ROOT / "tests" / "golden" / "argdown-reference.json"

Facts = dict[str, Any]


def ours(meaning: Interpretation) -> Facts:
    """What we read, in the shape of the golden file."""
    relations = []
    for tie in meaning.ties:
        to = ("inference of", tie.target.argument.title) if isinstance(tie.target, Step) else _end(tie.target)
        relations.append([tie.kind, *_end(tie.source), *to])
    return {
        "statements": _claims(meaning.statements),
        "arguments": _claims(meaning.arguments),
        "steps": {
            title: [
                [[p.title for p in step.premises], list(step.line.rules), step.conclusion.title] for step in claim.steps
            ]
            for title, claim in meaning.arguments.items()
            if claim.steps
        },
        "relations": sorted(relations),
        "sections": [[part.title, part.heading.level, sorted(part.tags)] for part in meaning.sections],
    }


def _claims(claims: dict[str, Claim]) -> Facts:
    return {
        title: {
            "members": [[" ".join(entry.text.split()), entry.reference] for entry in claim.entries],
            "tags": sorted(claim.tags),
            "section": claim.section.title if claim.section else None,
        }
        for title, claim in sorted(claims.items())
    }


def _end(claim: Claim) -> tuple[str, str]:
    return "argument" if claim.argument else "statement", claim.title


def theirs(answer: Facts) -> Facts:
    """The same of the JSON of the reference."""
    sections = list(_flat(answer.get("sections") or []))
    names = {section["id"]: _bare(section["title"], section.get("tags")) for section in sections}
    ends = {"equivalence-class": "statement", "argument": "argument", "inference": "inference of"}
    return {
        **{
            kind: {
                title: {
                    "members": [
                        [_bare(member.get("text"), member.get("tags")), bool(member.get("isReference"))]
                        for member in claim["members"]
                    ],
                    "tags": sorted(claim.get("tags") or []),
                    "section": names.get(claim.get("section")),
                }
                for title, claim in sorted(answer[kind].items())
            }
            for kind in ("statements", "arguments")
        },
        "steps": {title: _steps(claim["pcs"]) for title, claim in answer["arguments"].items() if claim.get("pcs")},
        "relations": sorted(
            [r["relationType"], ends[r["fromType"]], r["from"], ends[r["toType"]], r["to"]] for r in answer["relations"]
        ),
        "sections": [[names[s["id"]], s["level"], sorted(s.get("tags") or [])] for s in sections],
    }


def _flat(sections: list[Facts]) -> list[Facts]:
    return [found for section in sections for found in (section, *_flat(section["children"]))]


def _bare(text: str | None, tags: list[str] | None) -> str:
    """A text without the tags at its end and the marks of mentions, which the reference leaves there."""
    text = re.sub(r"@\[([^\[\]]+)\]|@<([^<>]+)>", lambda match: match[1] or match[2], " ".join((text or "").split()))
    for tag in reversed(tags or []):
        text = text.removesuffix(f"#{tag}").removesuffix(f"#({tag})").rstrip()
    return text


def _steps(pcs: list[Facts]) -> list[Any]:
    steps: list[Any] = []
    premises: list[str] = []
    for line in pcs:
        if line["role"] == "premise":
            premises.append(line["title"])
        else:
            rules = [rule for rule in line["inference"].get("inferenceRules", []) if rule]
            carried = [steps[-1][2]] if steps else []  # an intermediate conclusion is a premise of the step below it
            steps.append([[*carried, *premises], rules, line["title"]])
            premises = []
    return steps


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_case_is_read_as_the_reference_reads_it(case: Path) -> None:
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))
    text = case.read_bytes().decode()
    document = argdown.parse(text, case.name)
    assert not [str(d) for d in document.diagnostics if d.severity is Severity.ERROR]
    assert ours(interpret(document)) == golden[case.stem]
    assert argdown.dump(argdown.load(text, case.name)) == text


def test_every_case_has_its_answer_and_every_answer_its_case() -> None:
    assert list(json.loads(GOLDEN.read_text(encoding="utf-8"))) == [case.stem for case in CASES]


def _ask() -> None:
    sys.path.insert(0, str(ROOT / "bench"))
    from process import argdown as reference  # type: ignore[import-not-found]

    found = reference()
    if found is None:
        sys.exit("This needs node and npm.")
    with tempfile.TemporaryDirectory() as folder:
        told = subprocess.run(
            [*found[0], "json", str(CASES[0].parent / "*.argdown"), folder], capture_output=True, text=True, check=True
        )
        missing = [case.name for case in CASES if not (Path(folder) / f"{case.stem}.json").exists()]
        if missing:
            sys.exit(f"{found[1]} refused {', '.join(missing)}:\n{told.stdout}{told.stderr}")
        answers = {c.stem: theirs(json.loads((Path(folder) / f"{c.stem}.json").read_text("utf-8"))) for c in CASES}
    GOLDEN.write_text(json.dumps(answers, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    _ask()
