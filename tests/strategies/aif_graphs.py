"""Graphs with the habits of AIFdb, OVA and the tools around xAIF, drawn by chance."""

from __future__ import annotations

from random import Random
from typing import Any

Row = dict[str, Any]

TYPES = ("I",) * 9 + ("RA",) * 4 + ("CA",) * 3 + ("MA", "MA", "PA", "YA", "YA", "TA", "L", "L", "EA", "", "i")
TEXTS = (
    *(
        "Ships carry grain",
        "Ann : ships carry grain",
        "",
        " two  spaces ",
        "a\nb\r\nc",
        "Untitled 1",
        "Default Inference",
    ),
    *('<span id="node5">ships</span> &amp; <b>grain</b>', "&#x27;quoted&#x27;", "[x]: y", "<A>", "(1) one", "+ [B]"),
    *("---", "===", "# no heading", "no #tag", "{a: b}", "// none", "/* none", "<!--", "@[A]", "\\", "\\n", "C:\\new"),
    *(
        "😀 é e\u0301",
        "مرحبا",
        "\u00a0",
        "\t",
        "x" * 300,
        "null",
        "1",
        "true",
        "U.S. and .S.",
        "100 %",
        "`code`",
        "|",
        "'",
    ),
    *("-- x --", "----", "- - -", '"', '"""', "\u2028", "\u200b", "end.", "a;b,c", "=1+1", "::", "*", "_a_", "__b__"),
)
SCHEMES = (
    *(
        "Default Inference",
        "Default Conflict",
        "Default Rephrase",
        "Default Preference",
        "Default Transition",
        "Undercut",
    ),
    *("Argument From Expert Opinion", "Expert Opinion", "Asserting", "Arguing", "Disagreeing", "", "Own Scheme: a, b"),
)
TIMES = (
    "2016-11-08 18:06:20",
    "Thu Jan 01 1970 01:00:00 GMT+0100 (BST)",
    "",
    "0000-00-00 00:00:00",
    "not known",
    None,
    0,
)
VALUES: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    -1,
    3.5,
    1e22,
    "",
    "x",
    "é",
    "2020-01-01",
    "yes",
    "~",
    [],
    {},
    [1, None],
    {"a": {"b": []}},
)
NAMES = (
    "a",
    "b-1",
    "c d",
    ".",
    "",
    "n4",
    "n-4",
    "Ä",
    "0012",
    "12_3",
    "12_3ab",
    "T1",
    "node5",
    "-",
    "x.y",
    "#",
    "/",
    "true",
    "null",
)


def graph(random: Random) -> Row:
    """A document: nodes and edges, bare or in the wrapping of xAIF."""
    keys = _keys(random, random.choice((0, 1, 3, 6, 10, 18)))
    spell = random.choice(("aifdb", "aifdb", "aifdb", "ova3", "ova2", "terse", "shuffled"))
    nodes = [_node(random, key, spell) for key in keys]
    for node in random.sample(nodes, min(len(nodes), random.randrange(2))):
        nodes.append({**node, "text": random.choice(TEXTS)})  # a second node of the same id
    edges = _edges(random, nodes, keys, spell)
    found: Row = {"nodes": nodes, "edges": edges}
    if random.random() < 0.8:
        found["locutions"] = _locutions(random, keys)
    if random.random() < 0.4:
        found["participants"] = _participants(random)
    if random.random() < 0.15:
        found[random.choice(("ontologynodes", "schemefulfillments", "descriptorfulfillments"))] = random.choice(VALUES)
    for name in ("nodes", "edges", "locutions", "participants"):
        if name in found and not found[name] and random.random() < 0.3:
            found[name] = None
    if random.random() < 0.04:
        del found[random.choice(("nodes", "edges"))]
    found = _shuffled(random, found)
    return _wrapped(random, found) if random.random() < 0.25 else found


def _keys(random: Random, count: int) -> list[Any]:
    habit = random.randrange(5)
    if habit == 0:
        return [str(230000 + n) for n in random.sample(range(count * 3), count)]
    if habit == 1:
        return random.sample(range(count * 2), count)
    if habit == 2:
        return [f"{n}_164f{n * 7919:x}" for n in range(count)]
    if habit == 3:
        return random.sample(NAMES, min(count, len(NAMES)))
    mixed: list[Any] = [*NAMES, *range(8), *map(str, range(8, 16))]
    return random.sample(mixed, count)


def _node(random: Random, key: Any, spell: str) -> Row:
    kind = random.choice(TYPES)
    row: Row = {"nodeID": key, "text": random.choice(TEXTS), "type": kind, "timestamp": random.choice(TIMES)}
    if kind not in ("I", "L") and random.random() < 0.8:
        row |= {"scheme": random.choice(SCHEMES), "schemeID": random.choice(("71", "72", 72, "0", None, ""))}
        row["text"] = row["scheme"] if random.random() < 0.7 else row["text"]
    if spell == "ova2":
        row["id"] = row.pop("nodeID")
        row |= {"x": random.randrange(900), "y": 1.5, "visible": True, "participantID": 0, "nodeDescriptors": {}}
    elif spell == "ova3":
        row |= {"x": 10, "y": 20, "visible": random.random() < 0.9, "undone": False, "dialogue": None}
    elif spell == "terse":
        row.pop("timestamp")
        if random.random() < 0.3:
            row.pop("text")
        elif random.random() < 0.2:
            row["text"] = None
    if random.random() < 0.1:
        row[random.choice(("note", "a b", "é", "x:y", "text2", ""))] = random.choice(VALUES)
    return _shuffled(random, row) if spell == "shuffled" else row


def _edges(random: Random, nodes: list[Row], keys: list[Any], spell: str) -> list[Row]:
    if not keys:
        return []
    schemes = [_key(n) for n in nodes if n["type"] in ("RA", "CA", "MA", "PA", "YA", "TA")]
    pairs: list[tuple[Any, Any]] = []
    for scheme in schemes:  # as they should be, conflicts aimed at any node
        pairs += [(random.choice(keys), scheme) for _ in range(random.choice((0, 1, 1, 1, 2, 3)))]
        pairs += [(scheme, random.choice(keys)) for _ in range(random.choice((0, 1, 1, 1, 1, 2)))]
    pairs += [(random.choice(keys), random.choice(keys)) for _ in range(random.choice((0, 0, 1, 3)))]
    if random.random() < 0.1:
        pairs.append((random.choice(keys), random.choice(("999999", 999999, "gone"))))
    random.shuffle(pairs)
    edges = []
    by_key = {repr(_key(n)): n for n in nodes}
    for number, (start, end) in enumerate(pairs):
        row: Row = {"edgeID": number if spell == "ova2" else str(317452 + number), "fromID": start, "toID": end}
        if random.random() < 0.1:
            row["fromID"] = str(start)
        if spell == "aifdb":
            row["formEdgeID"] = None
        elif spell == "ova2":
            for side in ("from", "to"):
                copy = dict(by_key.get(repr(row.pop(f"{side}ID")), {"id": "gone", "type": "I"}))
                row[side] = {**copy, "x": 0} if random.random() < 0.2 else copy
            row["id"] = row.pop("edgeID")
        elif spell == "terse" and random.random() < 0.5:
            row.pop("edgeID")
        if random.random() < 0.05:
            row["more"] = random.choice(VALUES)
        edges.append(_shuffled(random, row) if spell == "shuffled" else row)
    return edges


def _key(node: Row) -> Any:
    return node["nodeID"] if "nodeID" in node else node["id"]


def _locutions(random: Random, keys: list[Any]) -> list[Row] | None:
    rows: list[Row] = []
    for key in random.sample(keys, min(len(keys), random.randrange(4))):
        row: Row = {"nodeID": random.choice((key, str(key))), "personID": random.choice(("7", 7, "8", None, "p 1", ""))}
        row |= {"timestamp": random.choice(TIMES), "start": None, "end": random.choice((None, "0", 3)), "source": None}
        rows.append(row if random.random() < 0.9 else {"nodeID": key})
    return rows


def _participants(random: Random) -> list[Row]:
    people: list[Row] = [
        {"participantID": 7, "firstname": "Ann", "surname": "Lee"},
        {"participantID": "8", "firstname": "", "surname": None},
        {"participantID": "p 1", "firstname": "Ann", "surname": "Lee", "aifdbid": ""},
        {"firstname": "Bo"},
        {},
    ]
    return random.sample(people, random.randrange(len(people)))


def _wrapped(random: Random, found: Row) -> Row:
    more: Row = {"text": {"txt": '<span class="highlighted" id="node5">ships</span><br>'}, "OVA": random.choice(VALUES)}
    more |= {"dialog": random.random() < 0.5, "aif version": 1.0, "edges": random.choice((None, []))}
    return _shuffled(random, {"AIF": found, **dict(random.sample(sorted(more.items(), key=repr), random.randrange(5)))})


def _shuffled(random: Random, row: Row) -> Row:
    return dict(random.sample(list(row.items()), len(row)))
