"""Facts that the data blocks and tags of a map say in argmap's own words, checked value by value.

The keys are a small vocabulary on top of Argdown; what is not in it is kept in ``extra`` as ``argdown:KEY``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar

from argmap.domain.diagnostics import Severity
from argmap.domain.model import Anchor, Hedge, Role, Span, Stance, Statement
from argmap.domain.schemes import SCHEMES
from argmap.domain.standards import STANDARDS
from argmap.formats.argdown.complaints import Complaints
from argmap.formats.argdown.data import value_span
from argmap.formats.argdown.inheritance import Inherited
from argmap.formats.argdown.keys import STATEMENT_KEYS, extra_key, plain
from argmap.formats.argdown.names import did_you_mean
from argmap.formats.argdown.tree import Data
from argmap.yaml import Block

ROLES = {role.value: role for role in Role}
STANCES = {stance.value: stance for stance in Stance}
HEDGES = {hedge.label: hedge for hedge in Hedge}

NOTHING = Inherited()
_ANCHOR = re.compile(r"\s*p\.?\s*(\d{1,6})\s*[,:]?\s*s\.?\s*(\d{1,6})\s*", re.I)

E = TypeVar("E", bound=Enum | None)
T = TypeVar("T")


_MAX_SEARCHES = 200  # a text with more unknown names has another fault than slips, and looking for them takes time


class Facts:
    """The values of one data block (or of the blocks of one title, merged), each read by its kind."""

    def __init__(
        self, data: Mapping[str, Any], blocks: Iterable[Data], complaints: Complaints, where: tuple[str | int, ...] = ()
    ) -> None:
        self.data = data
        self.blocks = list(blocks)
        self.complaints = complaints
        self.where = where
        self.foreign: set[str] = set()  # keys of ours that say something of their own, in a map that is not argmap's

    @property
    def lenient(self) -> bool:
        """Return whether what is no value of ours is kept as foreign data, rather than being an error."""
        return not self.complaints.document.is_argmaps

    def complain(self, code: str, key: str, message: str, remedy: str, severity: Severity = Severity.ERROR) -> None:
        """Add a diagnostic about the value of ``key``, which is foreign if only maps of argmap's make an error of it."""
        if severity is Severity.ERROR and self.lenient:
            self.foreign.add(key)
        self.complaints.add(code, message, self.blocks, (*self.where, key), remedy, severity)

    def nearest(self, name: str, known: Iterable[str], otherwise: str = "") -> str:
        """A remedy that says which of ``known`` was probably meant by ``name``, or else ``otherwise``."""
        self.complaints.searches += 1
        if self.complaints.searches > _MAX_SEARCHES:
            return otherwise
        return did_you_mean(name, sorted(known)) or otherwise

    def place(self) -> Span | None:
        """Return where the mapping itself stands, if it is part of a larger one."""
        if not self.blocks:
            return None
        return value_span(self.complaints.document, self.blocks[0], self.where, self.complaints.read)

    def string(self, key: str, default: str = "", like: str = "") -> str:
        """A text, ``like`` an example; numbers are read as they are written."""
        value = self.data.get(key)
        if isinstance(value, str):
            return value.strip("\n") if isinstance(value, Block) else value
        if value is None:
            return default
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return str(value)
        like = like or (f'"{_shown(value)}"' if isinstance(value, bool) else "some text")
        self.complain("bad-value", key, f"`{key}` should be a text, not {_shown(value)}.", f"Write {key}: {like}.")
        return default

    def strings(self, key: str, like: str = "[one, two]") -> tuple[str, ...]:
        """A text or a list of texts, ``like`` an example of them."""
        value = self.data.get(key)
        if value is None:
            return ()
        values = value if isinstance(value, list) else [value]
        if any(isinstance(v, (dict, list, bool)) or v is None for v in values):
            message = f"`{key}` should be a {'list of texts' if like[0] == '[' else 'text'}, not {_shown(value)}."
            self.complain("bad-value", key, message, f"Write {key}: {like}.")
            return ()
        return tuple(str(v) for v in values)

    def scheme(self) -> str:
        """The scheme of a step; one that nobody knows is kept, with a warning."""
        scheme = self.string("scheme")
        if scheme and scheme not in SCHEMES:
            some = "Known are, among others, expert-opinion, sign, cause-to-effect, example and analogy."
            remedy = did_you_mean(scheme, SCHEMES) or some
            self.complain(
                "unknown-scheme", "scheme", f"There is no scheme called {scheme!r}.", remedy, Severity.WARNING
            )
        return scheme

    def flag(self, key: str) -> bool:
        """True or false."""
        value = self.data.get(key)
        if isinstance(value, bool) or value is None:
            return bool(value)
        message = f"`{key}` should be true or false, not {_shown(value)}."
        self.complain("bad-value", key, message, f"Write {key}: true.")
        return False

    def one_of(self, key: str, known: Mapping[str, E], default: E) -> E:
        """One of the names in ``known``."""
        value = self.data.get(key)
        if value is None:
            return default
        member = known.get(value) if isinstance(value, str) else None
        if member is None:
            remedy = did_you_mean(str(value), known, f"`{key}` is one of")
            self.complain(f"unknown-{key}", key, f"There is no {key} called {_shown(value)}.", remedy)
            return default
        return member

    def share(self, key: str) -> float | None:
        """A number from 0 to 1."""
        value = self.data.get(key)
        if value is None or self._is_cut(key):
            return None
        if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= 1:
            return float(value)
        message = f"`{key}` should be a number from 0 to 1, not {_shown(value)}."
        self.complain("bad-value", key, message, f"Write {key}: 0.8.")
        return None

    def _is_cut(self, key: str) -> bool:
        """Return whether a number ends at a decimal comma, as 0 in ``0,8``, and is therefore none; its rest is no key."""
        keys = list(self.data)
        rest = keys[keys.index(key) + 1 : keys.index(key) + 2]
        is_cut = type(self.data[key]) is int and bool(rest) and str(rest[0]).isdecimal() and self.data[rest[0]] is None
        if is_cut:
            self.data = {name: value for name, value in self.data.items() if name != rest[0]}
        return is_cut

    def name(self, key: str, known: Iterable[str]) -> str:
        """One of the names in ``known``, or nothing."""
        value = self.data.get(key)
        if value is None:
            return ""
        names = sorted(known)
        if isinstance(value, str) and value in names:
            return value
        remedy = did_you_mean(str(value), names, f"`{key}` is one of")
        self.complain(f"unknown-{key}", key, f"There is no {key} called {_shown(value)}.", remedy)
        return ""

    def anchors(self) -> tuple[Anchor, ...]:
        """The sentences in ``at``, with the phrases and digests that belong to them."""
        value = self.data.get("at")
        if value is None:
            self.foreign |= {"phrase", "digest"}  # which say nothing of ours without a place
            return ()
        anchors = []
        phrases, digests = self._beside("phrase"), self._beside("digest")
        names = value if isinstance(value, list) else re.split(r"[;,]", value) if isinstance(value, str) else [value]
        for index, name in enumerate(names):
            match = _ANCHOR.fullmatch(name) if isinstance(name, str) else None
            if match is None or not int(match[1]) or not int(match[2]):
                message = f"`at` should name a paragraph and sentence, not {_shown(name)}."
                self.complain("bad-anchor", "at", message, "Write at: p8 s3, or at: [p8 s3, p9 s1].")
                continue
            phrase = phrases[index] if index < len(phrases) else ""
            digest = digests[index] if index < len(digests) else ""
            anchors.append(Anchor(int(match[1]), int(match[2]), digest, phrase))
        if len(phrases) > len(names):
            message = f"There are {len(phrases)} phrases, but only {len(names)} places in `at`."
            self.complain("bad-anchor", "phrase", message, "Give one phrase for each place, in the same order.")
        if not self.foreign.isdisjoint(("at", "phrase", "digest")):
            self.foreign |= {"at", "phrase", "digest"}
            return ()
        return tuple(anchors)

    def _beside(self, key: str) -> tuple[str, ...]:
        value = self.data.get(key)
        if isinstance(value, list):
            return tuple("" if v is None else str(v) for v in value)
        return (self.string(key),) if value is not None else ()

    def voices(self, sources: Iterable[str]) -> tuple[str, ...]:
        """The sources in ``by``, which must be among those declared in the settings."""
        voices = self.strings("by")
        if self.lenient and not self.complaints.unread_sources.isdisjoint(voices):
            self.foreign.add("by")  # as the sources are, of which it has been said why
            return ()
        for name in voices:
            if name not in sources:
                remedy = self.nearest(name, sources, "Declare it under `sources` at the top of the file.")
                self.complain("unknown-source", "by", f"`by` names {name!r}, which is no source.", remedy)
                if self.lenient:
                    return ()
        return voices

    def extra(self, known: frozenset[str]) -> dict[str, Any]:
        """Return what argmap has no word for, keyed by where it comes from."""
        known = known - self.foreign if self.foreign else known
        if not self.data or self.data.keys() <= known:
            return {}
        return {extra_key(key): plain(value) for key, value in self.data.items() if key not in known}

    def attempt(self, key: str, read: Callable[[], T], otherwise: T) -> T:
        """Return what ``read`` makes of ``key``; where it complains but may not refuse, ``otherwise`` and a warning."""
        if not self.lenient:
            return read()
        faults = self.complaints.document.faults
        value, complaints = faults.apart(read)
        if not complaints:
            return value
        faults.add(complaints[0])
        self.foreign.add(key)
        return otherwise


@lru_cache(maxsize=1024)
def role_of_tags(tags: tuple[str, ...]) -> tuple[Role, tuple[str, ...]]:
    """The role that the first such tag names, and the other tags."""
    role = next((ROLES[tag] for tag in tags if tag in ROLES), Role.CLAIM)
    return role, _without_role(tags, role)


def _without_role(tags: tuple[str, ...], role: Role) -> tuple[str, ...]:
    return tuple([tag for tag in tags if tag != role.value]) if role.value in tags else tags


def with_facts(
    plain_statement: Statement, facts: Facts, sources: Iterable[str], inherited: Inherited = NOTHING
) -> Statement:
    """The statement with what its data says of it; its tags are those of the text, of which one may name the role."""
    role = facts.one_of("role", ROLES, role_of_tags(plain_statement.tags)[0])
    facts.scheme()  # which says nothing of a statement, but may be a slip all the same
    statement = Statement(
        plain_statement.id,
        title=facts.string("title", plain_statement.title),
        text=facts.string("text", plain_statement.text),
        language=facts.string("lang", like="en"),
        role=role,
        strand=facts.string("strand") if "strand" in facts.data else inherited.strand,
        tags=(*_without_role(plain_statement.tags, role), *facts.strings("tags")),
        time=facts.string("time"),
        entities=facts.strings("about"),
        asserted_by=facts.voices(sources),
        stance=facts.one_of("stance", STANCES, Stance.ASSERTED),
        hedge=facts.one_of("hedge", HEDGES, None),
        credence=facts.share("credence"),
        standard=facts.name("standard", STANDARDS),
        quotation=facts.flag("quotation"),
        implicit=facts.flag("implicit"),
        anchors=facts.anchors(),
        section=plain_statement.section,
        span=plain_statement.span,
        extra={**plain_statement.extra, **facts.extra(STATEMENT_KEYS)},  # read last: it takes what the others leave
    )
    if "by" in facts.data or (voices := inherited.voices(statement)) == statement.asserted_by:
        return statement
    return replace(statement, asserted_by=voices)


def _shown(value: Any) -> str:
    shown = str(value).lower() if isinstance(value, bool) else repr(plain(value))
    return shown if len(shown) <= 60 else f"{shown[:57]}..."
