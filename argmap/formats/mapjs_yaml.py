"""The YAML of MapJS argument maps (argumentation courses write it by hand), in and out: claims as keys, r1 and o1 below.

Below a claim stand its reasons (``r1``, ``r2`` ...) and objections (``o1`` ...); the claims below one of these work
together. A claim with a ``-`` before it is an objection to what stands beside it in its group. What we write ends with a
comment that numbers the claims in the order in which they stand, so that a claim in two places is one, and two that say the
same are two; groups have the numbers of their relations. Where the comment no longer fits, a file is read as anybody's.
"""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Any

from argmap.domain.format import Reading
from argmap.domain.ids import slug
from argmap.domain.model import ArgumentMap, Conflict, Inference, Role, Span, Statement
from argmap.domain.structure import grouped
from argmap.formats.foreign import ForeignText
from argmap.yaml import LONGEST_KEY, YamlMap, parse_yaml, quote

FORMAT = {
    "name": "mapjs",
    "title": "MapJS YAML",
    "suffixes": (".mapjs.yml", ".mapjs.yaml", ".mapjs"),
    "media_type": "application/yaml",
    "load": "load",
    "dump": "dump",
    "says": "order wording support linked attack linked-attack assertion",
}

DEEPEST = 14  # claims below each other in what we write; deeper ones stand at the top
_GROUP = re.compile(r"([ro])(\d{0,9})", re.IGNORECASE)
_NUMBERS = re.compile(r"# argmap: claims(?P<numbers>(?: \d{1,9}\**)*)")
Relation = Inference | Conflict


def dump(argument_map: ArgumentMap) -> str:
    """Write a map as MapJS YAML; claims that nothing leads to stand at its top."""
    return _Writer(argument_map).text()


class _Writer:
    def __init__(self, argument_map: ArgumentMap) -> None:
        self.titles = {s.id: s.title for s in argument_map.statements}
        self.numbers = {id_: number for number, id_ in enumerate(self.titles, 1)}
        relations = argument_map.ties
        self.relations = {relation.id: number for number, relation in enumerate(relations, 1)}
        self.below = grouped((relation.target, relation) for relation in relations)
        self.inner = {premise for relations in self.below.values() for r in relations for premise in r.premises}
        self.written: set[str] = set()
        self.order: list[str] = []
        self.lines: list[str] = []

    def text(self) -> str:
        beside: set[str] = set()
        for id_ in (*(i for i in self.titles if i not in self.inner), *self.titles):
            if id_ not in self.written:
                self._claim(id_, 0, beside)
        return "\n".join([*self.lines, " ".join(["# argmap: claims", *self.order])]) + "\n"

    def _claim(self, id_: str, level: int, beside: set[str]) -> None:
        """Write a claim and what bears on it; ``beside`` are the keys that stand in its group already."""
        number, title, blanks = self.numbers[id_], self.titles[id_], 0
        key = title
        while key in beside:  # a key stands once
            blanks += 1
            key = f"{title}{' ' * blanks}({number})"
        beside.add(key)
        self.order.append(f"{number}{'*' * blanks}")
        quoted, indent = quote(key), "  " * 2 * level
        long = len(quoted) > LONGEST_KEY
        self.lines.append(f"{indent}? {quoted}\n{indent}:" if long else f"{indent}{quoted}:")
        if id_ in self.written or level > DEEPEST:
            return
        self.written.add(id_)
        for relation in self.below.get(id_, ()):
            side = "r" if isinstance(relation, Inference) else "o"
            self.lines.append(f"{'  ' * (2 * level + 1)}{side}{self.relations[relation.id]}:")
            group: set[str] = set()
            for premise in relation.premises:
                self._claim(premise, level + 1, group)


def load(text: str, file: str = "<text>") -> Reading:
    """Read a map; raises ``ReadError`` or ``ParseError`` with every fault found."""
    content = parse_yaml(text, file)
    reader = _Reader(file, _numbers_of(text, content))
    for claim in content:
        reader.claim(claim, content, thesis=True)
    if not reader.statements and reader.numbers is None:
        remedy = 'Write "A claim": and below it r1: ...'
        reader.complain("nothing", "There is no claim here.", Span.of_file(file), remedy)
    return reader.read()


def _numbers_of(text: str, content: YamlMap) -> list[str] | None:
    """The numbers of the claims from last to first, if the last line of ``text`` has one for each that stands there."""
    comment = _NUMBERS.fullmatch(text.rstrip("\n").rpartition("\n")[2])
    numbers = comment["numbers"].split() if comment else []
    return numbers[::-1] if comment and len(numbers) == _claims_in(content) else None


def _claims_in(of: Any) -> int:
    """Return how many claims stand in a mapping and below it."""
    groups = [of[claim] for claim in of] if isinstance(of, YamlMap) else []
    inner = [group[name] for group in groups if isinstance(group, YamlMap) for name in group]
    return len(groups) + sum(map(_claims_in, inner))


class _Reader(ForeignText):
    """Reads claims in the order in which they stand; ``numbers`` are those of a file that we wrote."""

    def __init__(self, file: str, numbers: list[str] | None = None) -> None:
        super().__init__("mapjs", file)
        self.numbers = numbers
        self.orders: dict[str, int] = {}  # id of a relation -> its number
        self.statements: dict[str, Statement] = {}

    def read(self) -> Reading:
        statements = list(self.statements.values())
        if self.numbers is not None:
            statements.sort(key=lambda s: int(s.id.removeprefix("claim ")))
            self.relations.sort(key=lambda relation: self.orders[relation.id])
        name = slug(PurePath(self.file).name.partition(".")[0])
        return self.reading(points=True, id=name, statements=tuple(statements))

    def claim(self, title: str, of: YamlMap, *, thesis: bool = False) -> str:
        """Read a claim and all below it; one that says the same as another, or has its number, is that one."""
        where = of.keys_at.get(title)
        known = said = title.strip()
        name, role = f"claim {len(self.statements)}", Role.THESIS if thesis and not self.statements else Role.CLAIM
        if self.numbers is not None:
            number = self.numbers.pop() if self.numbers else f"{1_000_000_000 + len(self.statements)}"
            known, role = number.rstrip("*"), Role.CLAIM
            blanks = " " * (len(number) - len(known))
            name, said = f"claim {known}", title.removesuffix(f"{blanks}({known})") if blanks else title
        if known not in self.statements:
            self.statements[known] = Statement(name, said, role=role, span=where)
        id_ = self.statements[known].id
        self._groups(of[title], id_, where)
        return id_

    def _groups(self, below: Any, target: str, where: Span | None) -> None:
        if below in (None, ""):
            return
        if not isinstance(below, YamlMap):
            remedy = (
                "Write r1: or o1: below the claim, and below that the claims that it consists of, each with a colon."
            )
            self.complain("kind", "Below a claim stand reasons and objections.", where, remedy)
            return
        for name in below:
            group = _GROUP.fullmatch(name.strip())
            if group is None:
                remedy = "Write r1: (a reason) or o1: (an objection) above it."
                message = f"“{name}” stands right below a claim, and is read as a reason for it."
                self.warn("group", message, below.keys_at.get(name), remedy)
                self._relate("r", [self.claim(name, below)], target, below.keys_at.get(name))
            else:
                self._group(group, below[name], target, below.keys_at.get(name))

    def _group(self, group: re.Match[str], claims: Any, target: str, where: Span | None) -> None:
        if isinstance(claims, str):
            single = YamlMap()
            single[claims] = None
            claims = single
        if not isinstance(claims, YamlMap) or not claims:
            remedy = 'Write the claims of the group below it, such as "All donkeys are irrational.":'
            self.complain("empty", "This group holds no claim.", where, remedy)
            return
        inline = {name for name in claims if self.numbers is None and name.lstrip().startswith("-")}
        premises = [self.claim(name, claims) for name in claims if name not in inline]
        if premises:
            self._relate(group[1].lower(), premises, target, where, int(group[2] or 0))
        for name in claims:
            if name in inline:
                self._inline(name, claims, premises[-1] if premises else target)

    def _inline(self, name: str, of: YamlMap, target: str) -> None:
        """An objection that stands beside the claim it is about."""
        bare = name.lstrip().removeprefix("-").strip()
        single = YamlMap()
        single[bare] = of[name]
        if name in of.keys_at:
            single.keys_at[bare] = of.keys_at[name]
        self._relate("o", [self.claim(bare, single)], target, of.keys_at.get(name))

    def _relate(self, side: str, premises: list[str], target: str, where: Span | None, order: int = 0) -> None:
        id_ = self.relate("attack" if side == "o" else "support", premises, target, span=where)
        self.orders[id_] = order
