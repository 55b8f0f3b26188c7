"""The YAML of MapJS argument maps (argumentation courses write it by hand), in: claims as keys, r1 and o1 below them.

Below a claim stand its reasons (``r1``, ``r2`` ...) and objections (``o1`` ...); the claims below one of these work
together. A claim with a ``-`` before it is an objection to what stands beside it in its group.
"""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Any

from argmap.domain.diagnostics import Diagnostic, ParseError, Severity
from argmap.domain.expressiveness import name_anew
from argmap.domain.format import Reading
from argmap.domain.ids import slug
from argmap.domain.model import ArgumentMap, Conflict, Inference, Role, Span, Statement
from argmap.yaml import YamlMap, parse_yaml

FORMAT = {
    "name": "mapjs",
    "title": "MapJS YAML",
    "suffixes": (".mapjs.yml", ".mapjs.yaml", ".mapjs"),
    "media_type": "application/yaml",
    "load": "load",
}

_GROUP = re.compile(r"([ro])\d{0,3}", re.IGNORECASE)


def load(text: str, file: str = "<text>") -> Reading:
    """Read a map; raises ``ReadError`` or ``ParseError`` with every fault found."""
    content = parse_yaml(text.removeprefix("\ufeff"), file)
    reader = _Reader(file)
    for claim in content:
        reader.claim(claim, content, thesis=True)
    if not reader.statements:
        message = "There is no claim here."
        raise ParseError(
            Diagnostic("mapjs.nothing", message, Span(file, 1, 1, 1, 1), 'Write "A claim": and below it r1: ...')
        )
    if reader.faults:
        raise ParseError.of(reader.faults)
    return Reading(reader.map(), reader.warnings)


class _Reader:
    def __init__(self, file: str) -> None:
        self.file = file
        self.statements: dict[str, Statement] = {}
        self.inferences: list[Inference] = []
        self.conflicts: list[Conflict] = []
        self.faults: list[Diagnostic] = []
        self.warnings: list[Diagnostic] = []

    def map(self) -> ArgumentMap:
        return name_anew(
            ArgumentMap(
                slug(PurePath(self.file).name.partition(".")[0]) or "map",
                statements=tuple(self.statements.values()),
                inferences=tuple(self.inferences),
                conflicts=tuple(self.conflicts),
            ),
            points=True,
        )

    def claim(self, title: str, of: YamlMap, *, thesis: bool = False) -> str:
        """Read a claim and all below it; a claim that says the same as another one is that one."""
        said = title.strip()
        where = of.keys_at.get(title)
        if said not in self.statements:
            role = Role.THESIS if thesis and not self.statements else Role.CLAIM
            self.statements[said] = Statement(f"claim {len(self.statements)}", said, role=role, span=where)
        id_ = self.statements[said].id
        self._groups(of[title], id_, where)
        return id_

    def _groups(self, below: Any, target: str, where: Span | None) -> None:
        if below in (None, ""):
            return
        if not isinstance(below, YamlMap):
            remedy = (
                "Write r1: or o1: below the claim, and below that the claims that it consists of, each with a colon."
            )
            self.faults.append(Diagnostic("mapjs.kind", "Below a claim stand reasons and objections.", where, remedy))
            return
        for name in below:
            group = _GROUP.fullmatch(name.strip())
            if group is None:
                remedy = "Write r1: (a reason) or o1: (an objection) above it."
                message = f"“{name}” stands right below a claim, and is read as a reason for it."
                self.warnings.append(
                    Diagnostic("mapjs.group", message, below.keys_at.get(name), remedy, Severity.WARNING)
                )
                self._relate("r", [self.claim(name, below)], target, below.keys_at.get(name))
            else:
                self._group(group[1].lower(), below[name], target, below.keys_at.get(name))

    def _group(self, side: str, claims: Any, target: str, where: Span | None) -> None:
        if isinstance(claims, str):
            single = YamlMap()
            single[claims] = None
            claims = single
        if not isinstance(claims, YamlMap) or not claims:
            remedy = 'Write the claims of the group below it, such as "All donkeys are irrational.":'
            self.faults.append(Diagnostic("mapjs.empty", "This group holds no claim.", where, remedy))
            return
        premises = [self.claim(name, claims) for name in claims if not name.lstrip().startswith("-")]
        if premises:
            self._relate(side, premises, target, where)
        for name in claims:
            if name.lstrip().startswith("-"):
                self._inline(name, claims, premises[-1] if premises else target)

    def _inline(self, name: str, of: YamlMap, target: str) -> None:
        """An objection that stands beside the claim it is about."""
        bare = name.lstrip().removeprefix("-").strip()
        single = YamlMap()
        single[bare] = of[name]
        if name in of.keys_at:
            single.keys_at[bare] = of.keys_at[name]
        self._relate("o", [self.claim(bare, single)], target, of.keys_at.get(name))

    def _relate(self, side: str, premises: list[str], target: str, where: Span | None) -> None:
        id_ = f"step {len(self.inferences) + len(self.conflicts)}"
        if side == "o":
            self.conflicts.append(Conflict(id_, tuple(premises), target, span=where))
        else:
            self.inferences.append(Inference(id_, tuple(premises), target, span=where))
