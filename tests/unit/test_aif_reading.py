"""What each part of an AIF document becomes, what is written of a map, and what is refused."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from typing import Any

import pytest

from argmap import pipeline
from argmap.conversion import convert
from argmap.domain.assumptions import Assumptions
from argmap.domain.diagnostics import ArgmapError, MapError, Severity
from argmap.domain.model import ArgumentMap, Conflict, ConflictKind, Inference, Preference, Rephrase, Stance, Statement
from argmap.formats import aif, aifdb
from argmap.formats.aif.graph import Relation, relations_between
from argmap.registry import format_named
from argmap.semantics import evaluate


def document(nodes: str, *edges: str, **more: Any) -> dict[str, Any]:
    """A graph from ``"1:I 2:RA"`` and ``"1>2"``; texts are ``text 1`` or the default of a scheme."""
    rows = [
        {"nodeID": n.split(":")[0], "text": f"text {n.split(':')[0]}", "type": n.split(":")[1]} for n in nodes.split()
    ]
    for row in rows:
        if row["type"] in ("RA", "CA"):
            row["text"] = {"RA": "Default Inference", "CA": "Default Conflict"}[row["type"]]
    ties = [{"edgeID": str(i), "fromID": e.split(">")[0], "toID": e.split(">")[1]} for i, e in enumerate(edges, 1)]
    return {"nodes": rows, "edges": ties, "locutions": [], **more}


def read(source: dict[str, Any]) -> ArgumentMap:
    found = aif.load(json.dumps(source))
    assert json.loads(aif.dump(found)) == source
    return found


def test_i_nodes_are_statements_and_scheme_nodes_relations() -> None:
    found = read(
        document(
            "1:I 2:I 3:RA 4:I 5:CA 6:MA 7:I 8:PA", *["1>3", "2>3", "3>4", "7>5", "5>4", "1>6", "6>7", "2>8", "8>7"]
        )
    )
    assert [s.title for s in found.statements] == ["text 1", "text 2", "text 4", "text 7"]
    assert found.inferences == (Inference("n3", ("n1", "n2"), "n4"),)
    assert found.conflicts == (Conflict("n7-attacks-n4", ("n7",), "n4"),)
    assert found.rephrases == (Rephrase("n6", ("n1",), "n7"),)
    assert found.preferences == (Preference("n8", "n2", "n7"),)


def test_a_conflict_with_an_inference_is_an_undercut_and_conflicts_nest() -> None:
    found = read(document("1:I 2:RA 3:I 4:I 5:CA 6:I 7:CA", *["1>2", "2>3", "4>5", "5>2", "6>7", "7>5"]))
    undercut, attack = found.conflicts
    assert undercut.kind is ConflictKind.UNDERCUT
    assert undercut.target == "n1-supports-n3"
    assert (attack.kind, attack.target) == (ConflictKind.ATTACK, undercut.id)


def test_an_undercut_keeps_its_scheme_beside_its_name() -> None:
    of = (Inference("i", ("a",), "b"), Conflict("c", ("d",), "a", ConflictKind.UNDERCUT, "bias"))
    claims = tuple(Statement(id_, id_.upper(), stance=Stance.UNKNOWN) for id_ in "abd")
    written = aif.dump(ArgumentMap("m", statements=claims, inferences=of[:1], conflicts=of[1:]))
    (node,) = (node for node in json.loads(written)["nodes"] if node["type"] == "CA")
    assert (node["text"], node["scheme"]) == ("Undercut", "Bias")
    assert aif.load(written).conflicts[0].scheme == "bias"


def test_a_new_node_whose_name_is_taken_is_numbered_from_two() -> None:
    nodes = [{"nodeID": "a", "text": "A", "type": "I"}, {"nodeID": "snow", "text": "Ann: A", "type": "L"}]
    found = read({"nodes": nodes, "edges": [], "locutions": []})
    more = replace(found, statements=(*found.statements, Statement("snow", "Snow")))
    assert {node["nodeID"] for node in json.loads(aif.dump(more))["nodes"]} == {"a", "snow", "snow-2"}


def test_the_end_that_an_edge_misstates_is_where_it_stands() -> None:
    for edge, column in (({"fromID": [], "toID": "1"}, 77), ({"from": [], "to": "1"}, 75)):
        with pytest.raises(ArgmapError) as caught:
            aif.load(json.dumps({"nodes": [{"nodeID": "1", "text": "A", "type": "I"}], "edges": [edge]}))
        (fault,) = caught.value.diagnostics
        assert "`fromID`" in fault.message
        assert str(fault.where) == f"<text>:1:{column}"


def test_of_many_ends_the_first_three_are_named() -> None:
    for many, named in (("345", "'3', '4', '5'"), ("3456", "'3', '4', '5', ...")):
        nodes = " ".join(f"{n}:I" for n in many)
        source = document(f"1:I 2:MA {nodes}", "1>2", *(f"2>{n}" for n in many))
        (diagnostic,) = format_named("aif").load(json.dumps(source), "x").diagnostics
        assert f"several nodes ({named})" in diagnostic.message


def test_conflicts_in_a_cycle_are_read() -> None:
    found = read(document("1:I 2:CA 3:I 4:CA", *["1>2", "2>4", "3>4", "4>2"]))
    assert {c.target for c in found.conflicts} == {c.id for c in found.conflicts}


def test_a_scheme_is_named_as_a_slug() -> None:
    source = document("1:I 2:RA 3:I", "1>2", "2>3")
    source["nodes"][1] |= {"text": "Expert Opinion", "scheme": "ExpertOpinion", "schemeID": "15"}
    assert read(source).inferences[0].scheme == "expert-opinion"


def test_a_scheme_without_premises_or_between_locutions_is_kept_but_not_bent_into_a_relation() -> None:
    found = read(document("1:RA 2:I 3:L 4:CA 5:I", *["1>2", "5>4", "4>3"]))
    assert not found.inferences
    assert not found.conflicts


def test_an_edge_from_i_node_to_i_node_is_a_support() -> None:
    found = read(document("1:I 2:I", "1>2"))
    assert found.inferences == (Inference("n1-supports-n2", ("n1",), "n2"),)


def test_the_speaker_of_a_locution_asserts_what_it_illocutes() -> None:
    participants = [{"participantID": 9, "firstname": "Ann", "surname": "Lee"}]
    source = document("1:L 2:YA 3:I 4:L 5:YA 6:I", *["1>2", "2>3", "4>5", "5>6"], participants=participants)
    source["locutions"] = [{"nodeID": "1", "personID": "9", "timestamp": "2016-09-28 17:19:12"}]
    source["nodes"][1]["text"] = "Asserting"
    source["nodes"][3]["text"] = "BOB : does it rain"
    source["nodes"][4]["text"] = "Pure Questioning"
    found = read(source)
    assert [s.asserted_by for s in found.statements] == [("ann-lee",), ()]
    assert [s.name for s in found.sources] == ["Ann Lee", "BOB"]  # who only asks takes part as well


@pytest.mark.parametrize(
    "source",
    [
        {"nodes": [], "edges": []},
        {"nodes": None, "edges": None, "locutions": None},
        {"nodes": [{"nodeID": 1, "text": "a", "type": "I"}, {"nodeID": 1, "text": "b", "type": "I"}], "edges": []},
        document("1:I", "1>7", "8>9"),
        {"AIF": document("1:I"), "text": '<span id="node1">rain</span>', "OVA": {"nodes": []}, "dialog": True},
        {"nodes": [{"nodeID": "1", "type": "I"}, {"nodeID": "2", "text": "", "type": "I"}], "edges": [], "x": [[1.5]]},
    ],
)
def test_documents_of_every_shape_come_back(source: dict[str, Any]) -> None:
    read(source)


def test_a_file_of_ova_2_comes_back_with_the_copies_in_its_edges() -> None:
    nodes = [
        {"id": 1, "type": "I", "text": "Wet", "x": 10.5, "descriptors": {}},
        {"id": 2, "type": "RA", "text": "Default Inference", "scheme": "72"},
        {"id": 3, "type": "I", "text": "Rain"},
    ]
    edges = [{"from": nodes[0], "to": nodes[1], "visible": True}, {"from": nodes[1], "to": nodes[2], "visible": True}]
    source = {"nodes": nodes, "edges": edges, "participants": [], "analysis": {"txt": '<span id="node1">Wet</span>'}}
    found = read(source)
    assert found.inferences == (Inference("n1-supports-n3", ("n1",), "n3"),)
    reworded = replace(found, statements=(replace(found.statements[0], title="Dry"), found.statements[1]))
    written = json.loads(aif.dump(reworded))
    assert written["edges"][0]["from"]["text"] == written["nodes"][0]["text"] == "Dry"


def test_what_is_removed_vanishes_with_what_hung_on_it_and_what_is_new_gets_fresh_ids() -> None:
    found = read(document("1:I 2:RA 3:I 4:L 5:YA 6:YA", *["1>2", "2>3", "4>5", "5>1", "4>6", "6>2"]))
    new = Statement("brand-new", "New")
    edited = replace(
        found, statements=(found.statements[1], new), inferences=(Inference("x", ("brand-new",), "n3", "sign"),)
    )
    written = json.loads(aif.dump(edited))
    assert [(n["nodeID"], n["type"]) for n in written["nodes"]] == [("3", "I"), ("4", "L"), ("7", "I"), ("8", "RA")]
    assert [(e["edgeID"], e["fromID"], e["toID"]) for e in written["edges"]] == [("7", "7", "8"), ("8", "8", "3")]
    assert written["nodes"][3]["scheme"] == "Sign"


def test_a_relation_that_ends_elsewhere_now_has_other_edges() -> None:
    found = read(document("1:I 2:RA 3:I 4:I 5:I 6:CA", *["1>2", "2>3", "5>6", "6>2"]))
    moved = replace(found, inferences=(replace(found.inferences[0], premises=("n1", "n4")),))
    back = aif.load(aif.dump(moved))
    assert back.inferences[0].premises == ("n1", "n4")
    assert back.conflicts[0].kind is ConflictKind.UNDERCUT


def test_a_new_document_says_no_more_than_other_tools_know() -> None:
    rain = ArgumentMap("m", statements=(Statement("rain", "Rain", "It rains."), Statement("wet", "Wet")))
    written = json.loads(aif.dump(replace(rain, inferences=(Inference("tie", ("wet",), "rain"),))))
    assert written["nodes"][0] == {"nodeID": "rain", "text": "It rains.", "type": "I"}
    assert written["nodes"][2]["schemeID"] == "72"
    assert {key for row in written["edges"] for key in row} == {"edgeID", "fromID", "toID", "formEdgeID"}
    assert aif.load(aif.dump(rain)).extra == {}


def test_xaif_has_a_span_for_each_statement() -> None:
    rain = ArgumentMap("m", statements=(Statement("rain", "a < b"),))
    written = json.loads(aif.dump_xaif(rain))
    assert written["text"]["txt"] == '<span class="highlighted" id="node0">a &lt; b</span>'
    unsaid = tuple(replace(s, stance=Stance.UNKNOWN) for s in rain.statements)  # xAIF does not say who asserts it
    assert aif.load(aif.dump_xaif(rain)).statements == unsaid


def test_converting_aif_to_aif_loses_nothing() -> None:
    source = document("1:L 2:YA 3:I", "1>2", "2>3")
    source["nodes"][0]["text"] = "ANN : rain"
    assert convert(aif.load(json.dumps(source), "rain.json"), "aif").lossless


def test_aif_is_known_among_other_json() -> None:
    assert aif.knows('{"nodes": [], "edges": []}')
    assert aif.knows('{"AIF": {}}')
    assert not aif.knows('{"arguments": {}, "statements": {}, "relations": []}')


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("", "aif.empty", 1, 1),
        ("[]", "aif.shape", 1, 1),
        ('{\n "nodes": [}', "aif.json", 2, 12),
        ('{"nodes": 3}', "aif.shape", 1, 11),
        ("{}", "aif.no-graph", 1, 1),
        ('{"nodes": [1]}', "aif.shape", 1, 12),
        ('{"nodes": [{"nodeID": "1",\n"text": "a"}]}', "aif.type", 1, 12),
        ('{"nodes": [{"nodeID": "1", "type": "I",\n "text": 5}]}', "aif.text", 2, 10),
        ('{"nodes": [{"nodeID": null, "type": "I", "text": ""}]}', "aif.id", 1, 23),
        ('{"nodes": [{"nodeID": true, "type": "I", "text": ""}]}', "aif.id", 1, 23),
        ('{"edges": [{"fromID": "1"}]}', "aif.id", 1, 12),
        ('{"nodes": [], "x": NaN}', "aif.json-number", 1, 20),
        ('{"nodes": [], "x": 1e999}', "aif.json-number", 1, 20),
        ('{"nodes": [], "x": ' + "9" * 5000 + "}", "aif.json-number", 1, 20),
        ('{"nodes": [], "nodes": []}', "aif.duplicate-key", 1, 15),
        ('{"nodes": [{"nodeID": "1", "type": "I", "text"\n: "a", "text": ""}]}', "aif.duplicate-key", 2, 8),
        ('{"nodes": [{"nodeID": "1", "type": "I", "text": "", "text"  : "a"}]}', "aif.duplicate-key", 1, 53),
        ('{"nodes": [{"nodeID": "1", "type": "I", "text": "a\\ud800"}]}', "aif.character", 1, 49),
        ('{"nodes": [], "x": "\\u0000"}', "aif.character", 1, 20),
        ('{"nodes": [], "x": ' + "[" * 60 + "]" * 60 + "}", "aif.json-depth", 1, 43),
        ("[" * 1_000_000, "aif.json-depth", 1, 25),
    ],
)
def test_bad_input_is_refused_with_its_place(text: str, code: str, line: int, column: int) -> None:
    with pytest.raises(ArgmapError) as caught:
        aif.load(text, "bad.json")
    found = caught.value.diagnostics[0]
    assert found.code == code
    assert found.where is not None
    assert (found.where.line, found.where.column) == (line, column), found


def test_all_faults_are_told_at_once() -> None:
    rows = [{"nodeID": str(n), "text": 5, "type": "I"} for n in range(3)]
    with pytest.raises(ArgmapError) as caught:
        aif.load(json.dumps({"nodes": rows, "edges": [{}]}))
    assert len(caught.value.diagnostics) == 5


def test_what_was_kept_and_has_been_spoilt_is_refused() -> None:
    for value in (5, [5], [["a"]], [{"nodeID": "1"}], [{"nodeID": "1", "type": "L", "x": {1, 2}}]):
        with pytest.raises(MapError):
            aif.dump(ArgumentMap("m", extra={"aif:nodes": value}))


def test_time_grows_with_the_size_and_no_faster() -> None:
    def seconds(count: int) -> float:
        chain = [{"nodeID": str(n), "text": "x", "type": "I" if n % 2 == 0 else "CA"} for n in range(count)]
        ties = [{"edgeID": n, "fromID": str(n), "toID": str(n + 1)} for n in range(count - 1)]
        nested = [{"edgeID": n, "fromID": str(n), "toID": str(n + 2)} for n in range(1, count - 2, 2)]
        text = json.dumps({"nodes": chain, "edges": [*ties[::2], *nested]})
        begun = time.process_time()
        aif.dump(aif.load(text))
        return time.process_time() - begun

    small = min(seconds(1_000) for _ in range(3))
    assert min(seconds(10_000) for _ in range(2)) < 30 * small + 0.2


def test_a_chain_of_inferences_is_one_step_from_its_premises_to_its_conclusion() -> None:
    found = read(document("1:I 2:RA 3:RA 4:I", "1>2", "2>3", "3>4"))
    assert found.inferences == (Inference("n1-supports-n4", ("n1",), "n4"),)
    linked = read(document("1:I 2:RA 3:RA 4:I 5:I 6:RA", "1>2", "2>3", "6>2", "3>4", "5>6"))
    assert [(i.premises, i.conclusion) for i in linked.inferences] == [(("n1", "n5"), "n4")]
    stated = read(
        document("1:I 2:RA 3:I 4:RA 5:I", "1>2", "2>3", "2>4", "4>5")
    )  # the first conclusion is put into words
    assert [(i.premises, i.conclusion) for i in stated.inferences] == [(("n1",), "n3"), (("n3",), "n5")]
    attack = read(document("1:I 2:RA 3:CA 4:I", "1>2", "2>3", "3>4"))
    assert attack.conflicts == (Conflict("n1-attacks-n4", ("n1",), "n4"),)
    undercut = read(document("1:I 2:RA 3:RA 4:I 5:I 6:CA", "1>2", "2>3", "3>4", "5>6", "6>2"))
    assert undercut.conflicts[0].target == undercut.inferences[0].id
    assert undercut.conflicts[0].kind is ConflictKind.UNDERCUT
    assert not read(document("1:I 2:RA 3:RA", "1>2", "2>3", "3>2")).inferences  # a cycle that leads nowhere


def test_rejecting_the_premise_of_a_chain_turns_its_conclusion() -> None:
    found = read(document("1:I 2:RA 3:RA 4:I", "1>2", "2>3", "3>4"))
    assert evaluate(found)["n4"].status == "holds"
    assert evaluate(found, Assumptions.of(["n1"]))["n4"].status == "falls"


def test_a_chain_that_loses_its_premise_is_written_without_it() -> None:
    found = read(document("1:I 2:RA 3:RA 4:I 5:I", "1>2", "2>3", "3>4"))
    edited = replace(found, inferences=(replace(found.inferences[0], premises=("n5",)),))
    assert [(i.premises, i.conclusion) for i in aif.load(aif.dump(edited)).inferences] == [(("n5",), "n4")]
    bare = replace(found, statements=found.statements[1:], inferences=())
    assert {n["nodeID"] for n in json.loads(aif.dump(bare))["nodes"]} == {"4", "5"}


def test_long_chains_take_their_time_once() -> None:
    count = 3_000
    nodes = " ".join(["0:I", *(f"{n}:RA" for n in range(1, count)), f"{count}:I"])
    started = time.process_time()
    found = aif.load(json.dumps(document(nodes, *(f"{n}>{n + 1}" for n in range(count)))))
    assert found.inferences[0].premises == ("n0",)
    assert time.process_time() - started < 10


def test_what_nobody_asserts_is_not_asserted() -> None:
    forces = {
        "Asserting": Stance.ASSERTED,
        "Agreeing": Stance.ASSERTED,
        "Assertive Questioning": Stance.ASSERTED,
        "Rhetorical Questioning": Stance.ASSERTED,
        "Pure Questioning": Stance.ASKED,
        "Directive Questioning": Stance.ASKED,
        "Questioning": Stance.ASKED,
        "Pure Challenging": Stance.UNKNOWN,
        "Disagreeing": Stance.UNKNOWN,
        "Ironic Asserting": Stance.UNKNOWN,
        "Default Illocuting": Stance.UNKNOWN,
        "Order": Stance.UNKNOWN,
    }
    for force, stance in forces.items():
        source = document("1:L 2:YA 3:I 4:I", "1>2", "2>3")
        source["nodes"][1]["text"] = force
        asked, unspoken = read(source).statements
        assert (asked.stance, unspoken.stance) == (stance, Stance.UNKNOWN), force
        assert asked.hedge is unspoken.hedge is None
    both = document("1:L 2:YA 3:I 4:L 5:YA", "1>2", "2>3", "4>5", "5>3")
    both["nodes"][1]["text"], both["nodes"][4]["text"] = "Pure Questioning", "Asserting"
    assert read(both).statements[0].stance is Stance.ASSERTED
    assert read(document("1:I 2:RA 3:I", "1>2", "2>3")).statements[0].stance is Stance.UNKNOWN


def test_tools_of_xaif_can_count_on_and_look_into_every_list() -> None:
    """What the package xaif does: it takes ids for numbers, and looks for participants without asking."""
    made = ArgumentMap(
        "m",
        statements=(Statement("rain", "Rain"), Statement("wet", "Wet")),
        inferences=(Inference("tie", ("wet",), "rain"),),
    )
    kept = aif.load(json.dumps(document("7:I 8:RA 9:I", "7>8", "8>9")))
    for argument_map in (made, kept):
        graph = json.loads(aif.dump_xaif(argument_map))["AIF"]
        assert max(int(node["nodeID"]) for node in graph["nodes"]) + 1
        assert max(int(edge["edgeID"]) for edge in graph["edges"]) + 1
        assert {"nodes", "edges", "locutions", "participants"} <= graph.keys()
    back = aif.load(aif.dump_xaif(made))
    assert back.extra == {}
    assert (back.statements[0].id, back.inferences) == ("rain", made.inferences)
    assert aif.dump_xaif(back) == aif.dump_xaif(made)


def test_xaif_converted_to_aif_is_aif() -> None:
    wrapped = {"AIF": document("1:L 2:YA 3:I", "1>2", "2>3"), "text": {"txt": "t"}, "OVA": []}
    found = aif.load(json.dumps(wrapped))
    result = convert(found, "aif")
    assert json.loads(result.data) == wrapped["AIF"]
    assert [use.feature for use in result.lost] == ["foreign"]
    assert json.loads(convert(found, "xaif").data) == wrapped
    assert convert(found, "xaif").lossless
    plain = aif.load(json.dumps(wrapped["AIF"]))
    assert set(json.loads(convert(plain, "xaif").data)) == {"AIF", "text", "dialog", "OVA"}


@pytest.mark.parametrize(
    ("nodes", "edges", "code", "named", "line"),
    [
        ("1:I 2:MA 3:I 4:I", ["1>2", "2>3", "2>4"], "several-targets", "'2'", 3),
        ("1:I 2:CA 3:RA 4:I 6:RA", ["1>2", "2>3", "2>6", "1>3", "3>4", "1>6", "6>4"], "several-targets", "'2'", 3),
        ("1:I 1:I", [], "same-id", "'1'", 3),
        ("1:I 2:ra", [], "unknown-type", "'ra'", 3),
        ("1:I 2:XX", [], "unknown-type", "'XX'", 3),
        ("1:I 2:RA 3:I", ["1>2", "2>3", "1>7"], "no-node", "'7'", 7),
    ],
)
def test_what_is_kept_but_not_read_is_told_with_its_place(
    nodes: str, edges: list[str], code: str, named: str, line: int
) -> None:
    source = document(nodes, *edges)
    rows = {name: ",\n".join(map(json.dumps, source[name])) for name in ("nodes", "edges")}
    text = f'{{"nodes": [\n{rows["nodes"]}],\n"edges": [{rows["edges"]}], "locutions": []}}'
    argument_map, told = aif.read(text, "odd.json")
    assert json.loads(aif.dump(argument_map)) == source
    (only,) = told
    assert (only.code, only.severity) == (f"aif.{code}", Severity.WARNING)
    assert only.where is not None
    assert (only.where.file, only.where.line) == ("odd.json", line)
    assert named in only.message
    assert only.remedy


def test_each_conclusion_of_an_inference_or_conflict_is_one_step() -> None:
    found = read(document("1:I 2:RA 3:I 4:I 5:I", *["1>2", "5>2", "2>3", "2>4"]))
    assert [(i.premises, i.conclusion) for i in found.inferences] == [(("n1", "n5"), "n3"), (("n1", "n5"), "n4")]
    attacks = read(document("1:I 2:CA 3:I 4:I 5:I", *["1>2", "2>3", "2>4", "2>5"]))
    assert [c.target for c in attacks.conflicts] == ["n3", "n4", "n5"]
    assert not aif.read(json.dumps(document("1:I 2:RA 3:I 4:I", "1>2", "2>3", "2>4"))).diagnostics


def test_a_conflict_with_a_claim_and_a_step_is_an_attack_and_an_undercut() -> None:
    source = document("1:I 2:CA 3:RA 4:I 5:I", *["1>2", "2>3", "5>3", "3>4", "2>4"])
    found, told = aif.read(json.dumps(source))
    hits = [(c.premises, c.target, c.kind) for c in found.conflicts]
    step = found.inferences[0].id
    assert hits == [(("n1",), "n4", ConflictKind.ATTACK), (("n1",), step, ConflictKind.UNDERCUT)]
    assert not told
    assert json.loads(aif.dump(found)) == source
    for left in found.conflicts:
        again = aif.load(aif.dump(replace(found, conflicts=(left,))))
        assert [(c.premises, c.target, c.kind) for c in again.conflicts] == [(left.premises, left.target, left.kind)]
    again = aif.load(aif.dump(replace(found, inferences=(), conflicts=found.conflicts[:1])))
    assert [(c.premises, c.target) for c in again.conflicts] == [(("n1",), "n4")]


@pytest.mark.parametrize("kind", ["RA", "CA"])
def test_a_step_of_several_is_changed_alone(kind: str) -> None:
    """Each edit of one of them is what is read again, whether it is the node's or only an edge's."""
    found = read(document(f"1:I 2:{kind} 3:I 4:I 5:I", *["1>2", "2>3", "2>4"]))
    where, end = ("inferences", "conclusion") if kind == "RA" else ("conflicts", "target")
    steps = getattr(found, where)
    for place, other in ((0, 1), (1, 0)):
        for change in ({"premises": ("n5",)}, {end: "n5"}, {end: f"n{4 - place}"}, {"scheme": "sign"}, None):
            rest = [steps[other]] if change is None else [steps[other], replace(steps[place], **change)]
            again = aif.load(aif.dump(replace(found, **{where: tuple(rest)})))
            said = {(s.premises, getattr(s, end), s.scheme) for s in getattr(again, where)}
            assert said >= {(s.premises, getattr(s, end), s.scheme) for s in rest}, (place, change)
            assert len(getattr(again, where)) == len(rest), (place, change)
        undercut = Conflict(
            "u", ("n5",), steps[place].id, ConflictKind.UNDERCUT if kind == "RA" else ConflictKind.ATTACK
        )
        again = aif.load(aif.dump(replace(found, conflicts=(*found.conflicts, undercut))))
        assert len(getattr(again, where)) == len(steps) + (kind == "CA")
        hit = next(c for c in again.conflicts if c.premises == ("n5",))
        (step,) = [s for s in getattr(again, where) if s.id == hit.target]
        assert getattr(step, end) == getattr(steps[place], end)


def test_what_hangs_on_a_node_that_is_not_read_is_told_as_well() -> None:
    nodes, edges = "1:I 2:RA 3:I 4:I 5:I 6:CA 7:I 8:CA", ["1>2", "2>3", "2>4", "5>6", "6>2", "7>8", "8>6"]
    found, told = aif.read(json.dumps(document(nodes, *edges)))
    assert not found.conflicts
    assert [(d.code, d.message.split("'")[1]) for d in told] == [
        ("aif.several-targets", "2"),
        ("aif.hangs", "6"),
        ("aif.hangs", "8"),
    ]


def test_rdf_of_aifdb_tells_what_is_not_read_too() -> None:
    source = aif.load(json.dumps(document("1:I 2:MA 3:I 4:I", "1>2", "2>3", "2>4")))
    (told,) = aifdb.load(aifdb.dump(source, format="turtle"), "odd.ttl", format="turtle").diagnostics
    assert (told.code, told.severity, str(told.where)) == ("aif.several-targets", Severity.WARNING, "odd.ttl:1:1")
    assert "nodes[" not in told.message


def test_what_is_read_or_has_no_place_in_the_model_is_not_told() -> None:
    whole = document("1:I 2:RA 3:I 4:L 5:YA 6:TA 7:L", "1>2", "2>3", "4>5", "5>1", "4>6", "6>7")
    assert not aif.read(json.dumps(whole)).diagnostics


def test_many_odd_rows_are_told_in_part_and_counted() -> None:
    told = aif.read(json.dumps(document("1:I", *(f"1>{n}" for n in range(2, 102))))).diagnostics
    assert len(told) == 51
    assert "50 more" in told[-1].message


def graph(nodes: dict[str, str], edges: list[tuple[str, str]]) -> str:
    """An AIF document of nodes by their types and edges by their ends."""
    rows = [{"nodeID": key, "text": f"text {key}", "type": kind} for key, kind in nodes.items()]
    ties = [{"edgeID": str(n), "fromID": start, "toID": end} for n, (start, end) in enumerate(edges)]
    return json.dumps({"nodes": rows, "edges": ties, "locutions": []})


THREE = {"1": "I", "2": "I", "3": "I"}
UNREAD = [  # what is told of a document, by code, and whether the relation is read all the same
    ({**THREE, "9": "PA"}, [("1", "9"), ("2", "9"), ("9", "3")], ["several-sources"]),
    ({**THREE, "9": "RA"}, [("1", "9")], ["no-end"]),
    ({**THREE, "9": "RA"}, [("9", "1")], ["no-end"]),
    ({**THREE, "9": "CA"}, [], ["no-end"]),
    ({**THREE, "9": "CA", "8": "L"}, [("1", "9"), ("9", "8")], ["no-end"]),
    (THREE, [("1", "2")], ["direct-edge"]),
    (THREE, [("1", "1")], ["direct-edge"]),
    ({**THREE, "8": "RA", "9": "RA"}, [("1", "8"), ("8", "9"), ("9", "2")], []),
    ({**THREE, "9": "RA"}, [("1", "9"), ("2", "9"), ("9", "3")], []),
]


@pytest.mark.parametrize(("nodes", "edges", "codes"), UNREAD)
def test_whatever_a_document_says_and_the_map_does_not_is_told(
    nodes: dict[str, str], edges: list[tuple[str, str]], codes: list[str]
) -> None:
    text = graph(nodes, edges)
    reading = aif.read(text)
    assert [d.code.removeprefix("aif.") for d in reading.diagnostics] == codes
    assert json.loads(aif.dump(reading.map)) == json.loads(text)


AIF = "http://www.arg.dundee.ac.uk/aif#"
TURTLE = """@prefix aif: <{}> . @prefix : <urn:x#> .
:a a aif:{} ; aif:claimText "A" . :b a aif:{} ; aif:claimText "B" .
:r a aif:{} ; aif:hasPremise :b ; aif:hasConclusion :a .
"""


@pytest.mark.parametrize(
    "namespace",
    [AIF, AIF.replace("http:", "https:"), AIF.replace("www.", ""), AIF.replace("aif#", "AIF#"), AIF.replace("#", "/")],
)
@pytest.mark.parametrize("node", ["{}-node", "{}-Node", "{}Node", "{}_node", "{}"])
def test_aif_in_rdf_is_known_however_its_terms_are_spelled(namespace: str, node: str) -> None:
    text = TURTLE.format(namespace, node.format("I"), node.format("I"), node.format("RA"))
    argument_map, found = pipeline.parse(text, "some map.ttl")
    assert [(i.premises, i.conclusion) for i in argument_map.inferences] == [(("b",), "a")]
    assert (argument_map.id, argument_map.title) == ("some-map", "")
    assert not found


@pytest.mark.parametrize("said", ["aif:hasConclusion :a", "aif:hasPremise :b", "a aif:RA-node"])
def test_a_relation_of_rdf_without_both_ends_is_kept_and_told(said: str) -> None:
    text = TURTLE.format(AIF, "I-node", "I-node", "RA-node").replace("aif:hasPremise :b ; aif:hasConclusion :a", said)
    argument_map, found = pipeline.parse(text, "x.ttl")
    assert not argument_map.inferences
    assert [d.code for d in found] == ["aif.no-end"]
    assert "urn:x#r" in convert(argument_map, "turtle").data.decode()


def test_of_xaif_as_aif_only_what_stands_beside_the_graph_is_lost() -> None:
    nodes = json.loads(graph({**THREE, "9": "RA"}, [("1", "9"), ("9", "2")]))
    nodes["participants"] = [{"participantID": 1, "firstname": "Ann", "surname": "X"}]
    document = {"AIF": nodes, "text": {"txt": "words"}, "dialog": True, "OVA": []}
    made = convert(aif.read(json.dumps(document), "x.xaif.json").map, "aif")
    assert [use.words for use in made.lost] == ["beyond the model: “aif:document”"]
    assert json.loads(made.data)["participants"] == nodes["participants"]


def test_a_map_is_called_after_its_file_up_to_the_first_dot() -> None:
    text = json.dumps(document("1:I"))
    names = {"Rain today.aif.json": "rain-today", "a/b.json": "b", "<text>": "map", ".json": "map"}
    assert {name: aif.load(text, name).id for name in names} == names


def test_claims_without_words_are_numbered_from_one() -> None:
    source = document("1:I 2:I 3:I")
    for row in source["nodes"]:
        row |= {"text": row["text"] if row["nodeID"] == "2" else "", "timestamp": ""}  # as other tools write it
    assert [s.title for s in read(source).statements] == ["Untitled 1", "text 2", "Untitled 2"]


def test_an_edge_from_a_conflict_to_a_preference_tells_what_is_preferred_and_is_no_aim() -> None:
    kinds = {"a": "I", "b": "I", "c": "CA", "d": "CA", "p": "PA"}
    ends = [("b", "c"), ("c", "a"), ("a", "d"), ("d", "b"), ("c", "p"), ("p", "d")]
    assert relations_between(kinds, ends) == {
        "c": Relation("CA", ("b",), "a"),
        "d": Relation("CA", ("a",), "b"),
        "p": Relation("PA", ("c",), "d"),
    }
