"""The relations that the settings of a map state: of several premises, of what has no place, or with data of their own."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.domain.ids import Ids
from argmap.domain.model import Conflict, ConflictKind, Inference, Preference, Rephrase
from argmap.domain.relations import Relation
from argmap.formats.argdown.facts import Facts
from argmap.formats.argdown.names import did_you_mean

CONFLICTS = {kind.value: kind for kind in ConflictKind}
RELATIONS = ("support", *CONFLICTS, "rephrase", "preference")
RELATION_KEYS = frozenset(["id", "kind", "from", "to", "scheme", "rules", "strict", "argument", "weight"])


def read_relations(entries: Iterable[Facts], ids: Ids) -> list[Relation]:
    """Read each entry of the list; one of no known kind is none, and every name of no element is a fault."""
    entries = list(entries)
    named = set(ids.taken) | {entry.string("id") for entry in entries}
    for entry in entries:
        wanted = entry.string("id")
        if wanted and wanted in ids.taken:
            message = f"The id {wanted!r} is given twice."
            entry.complain("duplicate-id", "id", message, "Give each an id of its own.")
        elif wanted:
            ids.taken.add(wanted)
    made = [relation for entry in entries if (relation := _relation(entry, ids)) is not None]
    for entry in entries:
        for key in ("from", "to"):
            for name in entry.strings(key):
                if name not in ids.taken:
                    remedy = entry.nearest(name, named - {""}, "Give the id of an element.")
                    message = f"This relation names {name!r}, which is no element of the map."
                    entry.complain("unknown-element", key, message, remedy)
    return made


def _relation(entry: Facts, ids: Ids) -> Relation | None:
    """The relation that one entry of the list describes."""
    kind, sources, aims = entry.string("kind"), entry.strings("from"), entry.strings("to")
    target = aims[0] if len(aims) == 1 else entry.string("to")
    if kind not in RELATIONS:
        remedy = did_you_mean(kind, RELATIONS, "`kind` is one of")
        entry.complain("unknown-kind", "kind", f"There is no kind of relation called {kind!r}.", remedy)
        return None
    name = entry.string("id") or ids.new("-".join((*sources, kind, target)))
    scheme, extra = entry.string("scheme"), entry.extra(RELATION_KEYS)
    span, weight = entry.place(), entry.share("weight")
    if kind == "support":
        rules, argument = entry.strings("rules"), entry.string("argument") or None
        return Inference(
            name, sources, target, scheme, rules, entry.flag("strict"), argument, span, extra, weight=weight
        )
    if kind == "rephrase":
        return Rephrase(name, sources, target, span, extra)
    if kind == "preference":
        if len(sources) > 1:
            message = f"A preference is of one element, and `from` names {len(sources)}."
            entry.complain("several-preferred", "from", message, "Write one preference for each.")
        return Preference(name, sources[0] if sources else "", target, span, extra)
    return Conflict(name, sources, target, CONFLICTS[kind], scheme, span, extra, weight=weight)
