"""The notations of annotated corpora and research notebooks: AML, argument graph XML, brat, discourse graphs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap import pipeline, registry
from argmap.domain.diagnostics import ArgmapError, ParseError
from argmap.domain.model import ArgumentMap, ConflictKind, Role, Span, Stance
from argmap.formats import agxml, aml, brat, discourse_graph

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "other"
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="no ../shared/data/other")


def relations(of: ArgumentMap) -> list[tuple[str, tuple[str, ...], str]]:
    """What leads to what, by titles; a step is named by the titles of its premises."""
    names = {s.id: s.title for s in of.statements}
    found = [*of.inferences, *of.conflicts, *of.rephrases]
    names |= {r.id: " + ".join(names.get(p, p) for p in r.premises) for r in found}
    return [(str(r.kind), tuple(names[p] for p in r.premises), names[r.target]) for r in found]


def codes(error: ArgmapError) -> list[str]:
    return [d.code for d in error.diagnostics]


@needs_shared
def test_aml_has_linked_and_convergent_premises_and_a_refutation() -> None:
    buses = pipeline.load(SHARED / "reasons.aml")
    assert relations(buses) == [
        ("support", ("people get home safely", "What brings people home safely helps"), "Buses help"),
        ("support", ("it is cheap",), "Buses help"),
        ("attack", ("half of them run empty",), "Buses help"),
    ]
    assert [s.title for s in buses.statements if s.implicit] == ["What brings people home safely helps"]
    assert buses.thesis
    assert buses.thesis.title == "Buses help"
    assert buses.authors == ("a student",)
    assert {s.stance for s in buses.statements} == {Stance.UNKNOWN}


def prop(name: str, inner: str = "", more: str = "") -> str:
    return f'<AU><PROP identifier="{name}"><PROPTEXT offset="0">Claim {name}</PROPTEXT>{inner}</PROP>{more}</AU>'


def test_a_scheme_of_aml_is_that_of_the_step_whose_claims_all_have_it() -> None:
    scheme = '<INSCHEME scheme="Argument from Expert Opinion" schid="{}"/>'
    tree = prop(
        "A",
        scheme.format(0) + scheme.format(1),
        f"<CA>{prop('B', scheme.format(0))}{prop('C')}</CA><LA>{prop('D', scheme.format(1))}{prop('E')}</LA>",
    )
    read = aml.load(f"<ARG>{tree}</ARG>").map
    assert [(i.premises, i.scheme) for i in read.inferences] == [
        (("b",), "expert-opinion"),
        (("c",), ""),
        (("d", "e"), ""),
    ]


def test_an_owner_of_aml_says_the_claim() -> None:
    owned = prop("A", '<OWNER name="Ana Ivić"/><OWNER name="Ana Ivić"/>')
    read = aml.load(f"<ARG>{owned}</ARG>").map
    assert [s.name for s in read.sources] == ["Ana Ivić"]
    assert read.statements[0].asserted_by == (read.sources[0].id,)


DOCTYPE = '<!DOCTYPE ARG SYSTEM "argument.dtd">'


def test_a_document_type_of_aml_is_passed_over_and_never_read(tmp_path: Path) -> None:
    (tmp_path / "argument.dtd").write_text('<!ENTITY x "FROM THE FILE">', encoding="utf-8")
    text = f"{DOCTYPE}<ARG>{prop('A').replace('Claim', 'He said&nbsp;&x; so: caf&eacute;')}</ARG>"
    (tmp_path / "a.aml").write_text(text, encoding="utf-8")
    assert pipeline.load(tmp_path / "a.aml").statements[0].title == "He said &x; so: café A"


@pytest.mark.parametrize(
    "inner", ['<!ENTITY a "b">', '<!ENTITY a SYSTEM "file:///etc/passwd">', "<!ENTITY % p \"<!ENTITY a 'b'>\"> %p;"]
)
def test_a_document_type_that_defines_entities_is_refused(inner: str) -> None:
    with pytest.raises(ParseError) as caught:
        aml.load(f"<!DOCTYPE ARG [{inner}]><ARG>{prop('A')}</ARG>")
    assert codes(caught.value) == ["aml.doctype"]


@needs_shared
def test_an_undercut_of_a_microtext_has_its_added_premise() -> None:
    rubbish = pipeline.load(SHARED / "micro_b001.agxml.xml")
    ids = {s.id: s for s in rubbish.statements}
    rebuttal, undercut = rubbish.conflicts
    assert (rebuttal.kind, rebuttal.premises, rebuttal.target) == (ConflictKind.ATTACK, ("a1",), "a5")
    assert (undercut.kind, undercut.premises, undercut.target) == (ConflictKind.UNDERCUT, ("a3", "a4"), rebuttal.id)
    assert [(i.premises, i.conclusion) for i in rubbish.inferences] == [(("a2",), "a1")]
    assert [s.id for s in rubbish.statements if s.stance is Stance.REPORTED] == ["a1", "a2"]
    assert ids["a5"].role is Role.THESIS


def graph(*edges: str) -> str:
    units = "".join(
        f'<edu id="e{n}">Say {n}.</edu><adu id="a{n}" type="pro"/><edge id="s{n}" src="e{n}" trg="a{n}" type="seg"/>'
        for n in range(1, 5)
    )
    ends = (edge.split() for edge in edges)
    told = "".join(f'<edge id="{i}" type="{kind}" src="{source}" trg="{to}"/>' for i, kind, source, to in ends)
    return f'<arggraph id="g">{units}{told}</arggraph>'


def test_an_example_is_a_scheme_and_a_joint_holds_segments_together() -> None:
    read = agxml.load(graph("c1 exa a2 a1", "c2 add a3 c1", "c3 und a4 c2")).map
    assert [(i.premises, i.conclusion, i.scheme) for i in read.inferences] == [(("a2", "a3"), "a1", "example")]
    assert [(c.premises, c.target) for c in read.conflicts] == [(("a4",), read.inferences[0].id)]
    joint = (
        '<arggraph><edu id="e2">they carry grain.</edu><edu id="e1">Ships help, as</edu><joint id="j"/><adu id="a"/>'
        '<edge id="1" src="e1" trg="j" type="seg"/><edge id="2" src="e2" trg="j" type="seg"/>'
        '<edge id="3" src="j" trg="a" type="seg"/></arggraph>'
    )
    assert agxml.load(joint).map.statements[0].title == "they carry grain. Ships help, as"  # in the order of the text


def test_a_graph_without_an_id_is_called_after_its_file_whatever_its_document_type() -> None:
    text = '<!DOCTYPE arggraph SYSTEM "arggraph.dtd">' + graph("c1 sup a2 a1").replace(' id="g"', "", 1)
    assert agxml.load(text, "folder/micro_b001.agxml.xml").map.id == "micro-b001"


def test_nobody_is_told_more_than_a_hundred_faults() -> None:
    claims = f"<ARG><AU><PROP><PROPTEXT>x</PROPTEXT></PROP><LA>{'<AU/>' * 300}</LA></AU></ARG>"
    for load, text in ((agxml.load, graph(*(f"c{n} why a1 a2" for n in range(300)))), (aml.load, claims)):
        with pytest.raises(ParseError) as caught:
            load(text)
        assert len(caught.value.diagnostics) == 100


@pytest.mark.parametrize(
    ("edges", "code"),
    [
        (("c1 sup a1 a9",), "agxml.end"),
        (("c1 why a1 a2",), "agxml.edge"),
        (("c1 und a1 a2",), "agxml.ends"),
        (("c1 und a1 s2",), "agxml.ends"),
        (("c1 sup a1 s2",), "agxml.ends"),
        (("c1 sup a1 a2", "c1 sup a2 a3"), "agxml.doubled"),
    ],
)
def test_an_edge_that_ties_nothing_is_refused_where_it_stands(edges: tuple[str, ...], code: str) -> None:
    with pytest.raises(ParseError) as caught:
        agxml.load(graph(*edges), "g.agxml")
    assert codes(caught.value) == [code]
    assert caught.value.diagnostics[0].where


@pytest.mark.parametrize(
    ("edges", "lines"),
    [
        (("c1 add a1 c2", "c2 add a2 c1", "c3 und a3 c1"), 1),
        (("c1 add a1 c1",), 1),
        (("c0 add a1 c1", "c1 add a2 c2", "c2 add a3 c1", "c3 sup a4 a1"), 1),
        (("c1 add a1 c1", "c2 add a2 c2", "c3 add a3 c2"), 2),
    ],
)
def test_a_cycle_of_added_premises_is_one_fault_with_its_place(edges: tuple[str, ...], lines: int) -> None:
    with pytest.raises(ParseError) as caught:
        registry.format_named("agxml").load(graph(*edges), "g.agxml")  # type: ignore[misc]
    assert codes(caught.value) == ["agxml.cycle"] * lines
    assert all(d.where for d in caught.value.diagnostics)


def test_long_chains_and_cycles_of_added_premises_are_walked_once() -> None:
    ids = [f"c{n}" for n in range(5000)]
    chain = [f"{id_} add a1 {ids[n - 1]}" if n else f"{id_} sup a1 a2" for n, id_ in enumerate(ids)]
    read = agxml.load(graph(*chain, "u und a3 c4999")).map
    assert [c.target for c in read.conflicts] == [read.inferences[0].id]
    with pytest.raises(ParseError) as caught:
        agxml.load(graph("c0 add a1 c4999", *chain[1:]), "g.agxml")
    assert codes(caught.value) == ["agxml.cycle"]
    assert len(caught.value.diagnostics[0].message) < 200


def test_joints_that_lead_to_each_other_give_each_segment_once() -> None:
    size = 60
    joints = "".join(f'<joint id="j{n}"/>' for n in range(size))
    ends = [(f"j{n}", f"j{m}") for n in range(size) for m in range(size) if n != m]
    ends += [("e", f"j{size - 1}"), ("j0", "a")]
    edges = "".join(f'<edge id="s{n}" src="{a}" trg="{b}" type="seg"/>' for n, (a, b) in enumerate(ends))
    text = f'<arggraph><edu id="e">They help.</edu>{joints}<adu id="a"/>{edges}</arggraph>'
    assert [s.title for s in agxml.load(text).map.statements] == ["They help."]


@needs_shared
def test_an_essay_of_brat_has_stances_and_relations() -> None:
    essay = pipeline.load(SHARED / "essay.ann")
    assert relations(essay) == [
        ("support", ("They bring people home safely",), "Night buses help everyone"),
        ("support", ("nobody has to walk through the dark",), "They bring people home safely"),
        ("attack", ("they cost money",), "Night buses help everyone"),
        ("attack", ("the city saves on other things",), "they cost money"),
    ]
    assert [s.tags for s in essay.statements if s.title.startswith("nobody")] == [("premise",)]


ESSAY = "T1\tMajorClaim 0 10\tBuses help\nT2\tMajorClaim 20 29;31 33\tThey help us\nT3\tClaim 40 48\tThey run\n"


def test_a_major_claim_put_again_rephrases_the_first_and_notes_are_kept() -> None:
    text = ESSAY + "A1\tStance T3 For\nR1\tsupports Arg1:T2 Arg2:T1\t\n#1\tAnnotatorNotes T3\tUnclear.\nA2\tSure T3\n"
    read = brat.load(text.replace("\n", "\r\n"), "essay.ann")
    assert relations(read.map)[-1] == ("rephrase", ("They help us",), "Buses help")
    assert read.map.statements[1].extra["brat:offsets"] == "20 29;31 33"
    third = read.map.statements[2].extra
    assert (third["brat:note"], third["brat:Sure"]) == ("Unclear.", "yes")
    assert not read.diagnostics


def test_what_brat_says_beyond_an_argument_is_warned_of() -> None:
    text = ESSAY + "A1\tStance T3 Perhaps\nR1\tParaphrase Arg1:T3 Arg2:T1\nE1\tEvent:T1 Who:T2\n*\tEquiv T1 T2\n"
    read = brat.load(text)
    assert sorted(d.code for d in read.diagnostics) == ["brat.other", "brat.other", "brat.relation", "brat.stance"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("T4\tClaim 60 55\tThey cost\n", "brat.offsets"),
        ("T4\tClaim 60 69\tThey co\n", "brat.length"),
        ("T4\tClaim 60 69\tThey cost", "brat.cut"),
    ],
)
def test_a_span_that_is_not_as_long_as_its_words_and_a_cut_file_are_warned_of(line: str, code: str) -> None:
    assert [(d.code, d.where and d.where.line) for d in brat.load(ESSAY + line).diagnostics] == [(code, 4)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Buses help people.  They did,  so", [("brat.text", 2, "has “They did, so”"), ("brat.text", 3, "has 33")]),
        ("Buses help people.  They help, us.      They run.", []),
        (None, [("brat.no-text", 1, "no essay.txt")]),
    ],
)
def test_a_span_is_held_against_the_text_beside_it(
    tmp_path: Path, text: str | None, expected: list[tuple[str, int, str]]
) -> None:
    (tmp_path / "essay.ann").write_text(ESSAY, encoding="utf-8")
    if text is not None:
        (tmp_path / "essay.txt").write_text(text, encoding="utf-8")
    _, warnings = pipeline.load_with_diagnostics(tmp_path / "essay.ann")
    assert [(d.code, d.where and d.where.line) for d in warnings] == [(code, line) for code, line, _ in expected]
    assert all(words in d.message for d, (_, _, words) in zip(warnings, expected, strict=True))


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "brat.nothing", 1),
        ("Just a text.\n", "brat.line", 1),
        (ESSAY + "R1\tsupports Arg1:T9 Arg2:T1\n", "brat.end", 4),
        (ESSAY + "T1\tClaim 1 2\tAgain\n", "brat.doubled", 4),
        (ESSAY + "T4\tClaim 1 2\t \n", "brat.empty", 4),
    ],
)
def test_what_is_no_annotation_is_refused_with_its_line(text: str, code: str, line: int) -> None:
    with pytest.raises(ParseError) as caught:
        brat.load(text, "essay.ann")
    assert code in codes(caught.value)
    refused = text.split("\n")[line - 1]
    assert Span("essay.ann", line, 1, line, len(refused) + 1) in [d.where for d in caught.value.diagnostics]


@needs_shared
def test_a_discourse_graph_has_evidence_for_and_against_and_asks_its_question() -> None:
    buses = pipeline.load(SHARED / "claim.discourse-graph.jsonld")
    assert relations(buses) == [
        ("support", ("Fewer people walk home in the dark.",), "Night buses help."),
        ("attack", ("Half the buses run empty.",), "Night buses help."),
    ]
    assert [s.title for s in buses.statements if s.stance is Stance.ASKED] == ["Do night buses help?"]
    assert [s.role for s in buses.statements][-2:] == [Role.EVIDENCE, Role.EVIDENCE]


def discourse(*nodes: dict[str, object]) -> str:
    context = {"dg": "https://discoursegraphs.com/schema/dg_core#"}
    return json.dumps({"@context": context, "@graph": list(nodes)})


def test_relations_of_a_discourse_graph_may_be_nodes_and_types_may_have_labels(tmp_path: Path) -> None:
    text = discourse(
        {"@id": "#t1", "@type": "dg:NodeSchema", "label": "Claim"},
        {"@id": "#r1", "@type": "dg:RelationDef", "label": "Opposes"},
        {"@id": "#a", "@type": "#t1", "title": "[[CLM]] - Buses help", "content": "They do."},
        {"@id": "#b", "@type": ["#t1"], "title": "[[CLM]] - They run empty"},
        {"@id": "#s", "@type": "dg:Source", "title": "A timetable"},
        {"@id": "#x", "dg:predicate": {"@id": "#r1"}, "dg:source": {"@id": "#b"}, "dg:destination": "#a"},
        {"@id": "#y", "predicate": "source of", "source": "#s", "destination": "#b"},
    )  # fmt: skip
    (tmp_path / "graph.jsonld").write_text(text, encoding="utf-8")
    read = pipeline.load(tmp_path / "graph.jsonld")
    assert relations(read) == [("attack", ("They run empty",), "Buses help")]
    assert [read.source_by_id[name].name for s in read.statements for name in s.asserted_by] == ["A timetable"]


def test_nodes_of_one_id_are_one_node_and_two_titles_of_it_a_fault() -> None:
    claim = {"@id": "#a", "@type": "dg:Claim", "title": "A"}
    others = [{"@id": f"#{name}", "@type": "dg:Claim", "title": name} for name in "bc"]
    halves = [{**claim, "supports": "#b"}, {"@id": "#a", "@type": "dg:Claim", "supports": {"@id": "#c"}}]
    read = discourse_graph.load(discourse(*halves, *others)).map
    assert relations(read) == [("support", ("A",), "b"), ("support", ("A",), "c")]
    with pytest.raises(ParseError) as caught:
        discourse_graph.load(discourse(claim, {**claim, "title": "Something else"}))
    assert codes(caught.value) == ["discourse-graph.doubled"]


@pytest.mark.parametrize("odd", ["\x85", "\u2028", "\f", "\x1c"])
def test_only_line_breaks_end_a_line_of_brat(odd: str) -> None:
    text = f"T1\tClaim 0 9\tBuses{odd}help\r\nT2\tClaim 10 20\tThey run\nbad\n"
    with pytest.raises(ParseError) as caught:
        brat.load(text, "a.ann")
    assert [d.where.line for d in caught.value.diagnostics if d.where] == [3]
    assert [s.title for s in brat.load(text.replace("bad\n", "")).map.statements] == ["Buses help", "They run"]


def test_what_a_discourse_graph_says_that_argmap_does_not_know_is_warned_of() -> None:
    read = discourse_graph.load(
        discourse(
            {"@id": "#a", "@type": "dg:Claim", "title": "A", "informs": "#b", "supports": "#gone"},
            {"@id": "#b", "@type": "dg:Theme", "title": "B"},
        )
    )
    assert sorted(d.code for d in read.diagnostics) == [
        "discourse-graph.end",
        "discourse-graph.relation",
        "discourse-graph.type",
    ]


@pytest.mark.parametrize(
    ("load", "text", "code"),
    [
        (aml.load, "<ARG></ARG>", "aml.nothing"),
        (aml.load, "<ARGUMENT/>", "aml.nothing"),
        (aml.load, "<ARG><AU/></ARG>", "aml.no-claim"),
        (aml.load, "<ARG><AU><PROP><PROPTEXT> </PROPTEXT></PROP></AU></ARG>", "aml.empty"),
        (aml.load, "<ARG><AU>", "aml.syntax"),
        (agxml.load, "<graph/>", "agxml.nothing"),
        (agxml.load, '<arggraph><adu id="a"/></arggraph>', "agxml.empty"),
        (discourse_graph.load, discourse(), "discourse-graph.nothing"),
        (discourse_graph.load, discourse({"@id": "#a", "@type": "dg:Claim"}), "discourse-graph.empty"),
        (discourse_graph.load, '{"@graph": {}}', "discourse-graph.kind"),
    ],
)
def test_what_is_no_map_is_refused(load: Callable[[str, str], object], text: str, code: str) -> None:
    with pytest.raises(ParseError) as caught:
        load(text, "x")
    assert code in codes(caught.value)


def test_a_suffix_that_notations_share_is_read_by_what_stands_in_it(tmp_path: Path) -> None:
    for text, title in ((graph(), "Say 1."), (f"<ARG>{prop('A')}</ARG>", "Claim A")):
        (tmp_path / "a.xml").write_text(text, encoding="utf-8")
        assert pipeline.load(tmp_path / "a.xml").statements[0].title == title
    (tmp_path / "a.xml").write_text("<html/>", encoding="utf-8")
    with pytest.raises(ArgmapError, match="not in a notation"):
        pipeline.load(tmp_path / "a.xml")


@pytest.mark.parametrize("element", ['<adu type="pro"/>', '<edge src="a1" trg="a2" type="sup"/>', "<edu>No.</edu>"])
def test_an_element_of_a_microtext_without_an_id_is_refused(element: str) -> None:
    text = (
        '<arggraph id="x"><edu id="e1">A.</edu><adu id="a1"/><adu id="a2"/><edge id="s" src="e1" trg="a1" type="seg"/>'
    )
    with pytest.raises(ParseError) as caught:
        agxml.load(f"{text}{element}</arggraph>", "x.xml")
    assert "agxml.doubled" in codes(caught.value)
