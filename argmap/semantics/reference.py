"""The reference page of the docs on semantics and tasks, from their table (see docs/generate.py)."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.domain.semantics import SEMANTICS, STRUCTURED, TASKS, Semantics

_MADE = "<!-- written by docs/generate.py (make docs); do not edit -->"


def page() -> str:
    """Return the page of semantics and tasks as Markdown."""
    parts = [
        "# Semantics and tasks",
        _MADE,
        "A semantics says which positions can be held together: of a framework of attacks, its *extensions*, sets of"
        " arguments; of a map with supports, its *labellings*, in which each element holds, falls or is open. What each is"
        " good for stands in [semantics.md](../explanation/semantics.md), [structured.md](../explanation/structured.md) and"
        " [strength.md](../explanation/strength.md); the rows are those of `argmap/domain/semantics.py`.",
        "## Extensions and labellings",
        "The range of a set is the set and what it attacks. `-p` is the code for [`argmap solve`](../howto/solving.md), the"
        " last column what `argmap evaluate --semantics` understands. *Decided in* is how hard it is to say whether an"
        " argument is in some extension, and whether it is in all (Dvořák & Dunne 2018).",
        _rows(
            ("semantics", "an extension is", "defined by", "decided in", "`-p`", "`--semantics`"), map(_cells, _plain())
        ),
        "## Strengths",
        "`argmap strength --semantics` takes a number for each claim, and lets what speaks for and against it move it.",
        _rows(
            ("`--semantics`", "name", "how a score moves", "defined by", "needs"),
            ((f"`{s.name}`", s.title or s.name, s.meaning, s.source, s.needs) for s in SEMANTICS if s.gradual),
        ),
        "## Tasks",
        "A task is asked of a framework (`-p`, a hyphen and the code of a semantics) or of a map (`evaluate --task`).",
        _rows(
            ("`--task`", "`-p`", "question", "answer of `solve`"),
            ((f"`{task.name}`", f"`{task.code}`", task.question, task.answer) for task in TASKS),
        ),
    ]
    return "\n\n".join(parts) + "\n"


def _plain() -> list[Semantics]:
    return [known for known in SEMANTICS if not known.gradual]


def _cells(known: Semantics) -> tuple[str, ...]:
    choices = [known.name] if known.maps else []
    choices += [choice for choice, name in STRUCTURED.items() if name == known.name]
    code = f"`{known.code}`" if known.code else ""
    return known.name, known.meaning, known.source, known.needs, code, ", ".join(f"`{choice}`" for choice in choices)


def _rows(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Return a table as Markdown."""
    lines = [heads, ("---",) * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
