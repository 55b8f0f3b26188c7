"""Reference pages of the docs that follow from the files here: bundled queries and ontology (see docs/generate.py)."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from argmap.rdf.query import BundledQuery, bundled_queries
from argmap.rdf.vocabulary import PREFIXES, Rdf, Skos, alignments, ontology

_OWL = "http://www.w3.org/2002/07/owl#"
_RDFS = PREFIXES["rdfs"]
_GENERATED = "<!-- Written by docs/generate.py (make docs) from the files in argmap/rdf; do not edit. -->\n"


def pages() -> dict[str, str]:
    """Return the text of each generated page by its path below ``docs``."""
    return {"reference/queries.md": _queries_page(), "reference/ontology.md": _ontology_page()}


def _queries_page() -> str:
    queries = bundled_queries()
    parts = [
        _GENERATED,
        "# Bundled queries\n",
        f"{len(queries)} questions come with argmap. Ask one by its name, or take its text as a start for your own:\n",
        "```sh\nargmap query graphs/lukashenko evidence\n```\n",
        "```python\nimport argmap\nfrom argmap import rdf\n\n"
        'store = rdf.Store([argmap.load("graphs/lukashenko")])\n'
        'query = rdf.bundled_queries()["evidence"]\n'
        'for row in store.query(query.text, {"premise": "society-resists"}):\n'
        '    print(row["label"])\n```\n',
        f"The usual prefixes ({', '.join(f'`{prefix}:`' for prefix in PREFIXES)}) need no `PREFIX` line, and\n"
        "neither do `map:`, `sources:`, `strands:`, `sections:`, `sentences:` and `moves:` for the map's own names. A\n"
        "query sees the union of all graphs. `SERVICE`, `FROM` of anything but a graph of the dataset, and updates\n"
        "are refused: a query never reads a file or asks the network. RDF of others that has triples in the default\n"
        "graph beside named graphs is asked by the standard: the default graph alone.\n",
        "Your own queries end after 30 seconds (`--timeout`, `timeout=`; 0: never), after 200,000 rows (`--max-rows`,\n"
        "`max_rows=`) or 200 MB of answer, or when they need a gigabyte more than the dataset (`--memory`, `memory=`).\n"
        "A process that shares the dataset answers, and stays\n"
        "for the next query, so the limit costs next to nothing (`bench/query`); on macOS and Windows the dataset is sent\n"
        "to it once.\n",
        "| name | question |\n| --- | --- |\n"
        + "\n".join(f"| [{q.name}](#{q.name}) | {q.question} |" for q in queries.values()),
        "",
    ]
    parts += map(_query_entry, queries.values())
    return "\n".join(parts)


def _query_entry(query: BundledQuery) -> str:
    body = "\n".join(line for line in query.text.splitlines() if not line.startswith("#"))
    parameters = "".join(f"\nParameter `{p.name}`: {p.meaning}.\n" for p in query.parameters)
    return f"## {query.name}\n\n{query.title}. {query.question}\n{parameters}\n```sparql\n{body}\n```\n"


def _ontology_page() -> str:
    quads = list(parse(ontology(), format=RdfFormat.TURTLE))
    version = _one(quads, NamedNode(PREFIXES["argmap"].rstrip("#")), f"{_OWL}versionInfo")
    about = _one(quads, NamedNode(PREFIXES["argmap"].rstrip("#")), f"{_RDFS}comment")
    parts = [
        _GENERATED,
        "# The vocabulary\n",
        f"Version {version}, prefix `argmap:`, namespace `{PREFIXES['argmap']}`. {about}\n",
        "A map `ID` is the graph `https://w3id.org/argmap/map/ID`, its element `x` the node `…/map/ID#x`, a source\n"
        "`s` `…/map/ID/sources/s`, a strand `…/map/ID/strands/…`, a sentence `…/map/ID/sentences/p8s3`; ids are\n"
        "percent-encoded. Parts of a node stand behind a colon, such as `…#x:anchor-1`. Verdicts are in the graph\n"
        "`…/map/ID/acceptance`. There are no blank nodes.\n",
        "## Graphs\n",
        "| graph | holds |\n| --- | --- |\n"
        "| the default graph | `…/map/ID/dataset`, a `void:Dataset` with title, authors, licence and its named graphs |\n"
        "| `…/map/ID` | the map |\n"
        "| `…/map/ID/acceptance` | what holds, why, and by which evaluation |\n"
        "| `…/map/ID/explanations` | reasons and crux sets (`argmap explain --rdf`), in files of their own |\n",
        "Turtle has no named graphs: there, map and verdicts stand together. A store that has loaded N-Quads or JSON-LD\n"
        "answers a plain query from the default graph alone, which only tells where to look. Ask `GRAPH ?g { … }`, begin\n"
        "the query with `FROM <https://w3id.org/argmap/map/ID>`, or make the default graph the union of all (rdflib:\n"
        "`Dataset(default_union=True)`; pyoxigraph: `use_default_graph_as_union=True`; Fuseki: `tdb2:unionDefaultGraph\n"
        "true`). `argmap query` and `rdf.Store` do the last.\n",
        "## Relations\n",
        "Each step, conflict, rephrase and preference is a node of AIF, and says the same once more as a direct property\n"
        "between its ends. An attack on a claim that the author *concedes* grants the claim and strikes its use. So the\n"
        "data says `argmap:answers` for the pair, and `argmap:undercuts` for each step and conflict that the claim is a\n"
        "premise of, in place of `argmap:attacks`; the conflict's own node stays as it is.\n",
        "## The two dialects of AIF\n",
        "AIF's ontology (`http://www.arg.dundee.ac.uk/aif#`) has a property for each kind of end: `aif:hasPremise`,\n"
        "`aif:hasConclusion`, `aif:hasConflictingElement`, `aif:hasConflictedElement`. It is what the formats `turtle`,\n"
        "`trig`, `ntriples`, `nquads`, `jsonld` and `rdfxml` write, beside the terms below, and with it everything that a\n"
        "map says. AIFdb serves another dialect (`http://www.arg.tech/aif#`), with `Premise` and `Conclusion` for every\n"
        "relation and at both of its ends, `Locution`, `IllocutionaryContent`, `Anchor`, `StartLocution` and `EndLocution`\n"
        "for the dialogue, and nodes called `http://www.aifdb.org/nodes/ID`. To write that, and nothing else, choose\n"
        "`aifdb-turtle`, `aifdb-nquads` ... or a file name such as `map.aifdb.ttl`. Both are read from `.ttl` and the\n"
        "other usual names: the text tells which it is.\n",
        "## Voices and anchors\n",
        "`argmap:assertedBy` is the innermost voice, who says it in the end; `prov:wasAttributedTo` has every voice, and\n"
        "`prov:qualifiedAttribution` their order. `prov:wasQuotedFrom` names a text, never a person. Every anchor is an\n"
        "`oa:Annotation` with a target in the article; a phrase has a second target in `…/map/ID/retelling`, for only the\n"
        "retelling holds its words.\n",
    ]
    headings = {
        "Classes": [f"{_OWL}Class"],
        "Properties": [f"{_OWL}ObjectProperty", f"{_OWL}DatatypeProperty", f"{_OWL}AnnotationProperty"],
        "Concept schemes": [Skos.ConceptScheme.value],
    }
    for heading, kinds in headings.items():
        parts += [f"## {heading}\n", "| term | meaning |\n| --- | --- |"]
        parts += [_term_row(quads, term) for term in _instances(quads, kinds)] + [""]
    return "\n".join([*parts, *_alignments()])


def _alignments() -> list[str]:
    others = {**PREFIXES, "amo": "http://purl.org/spar/amo/"}
    rows = []
    for quad in parse(alignments(), format=RdfFormat.TURTLE):
        kind = quad.predicate.value.removeprefix(f"{_RDFS}sub").removesuffix("Of")
        if kind in ("Class", "Property"):
            names = (
                next(f"`{prefix}:{iri[len(start) :]}`" for prefix, start in others.items() if iri.startswith(start))
                for iri in (getattr(quad.subject, "value", ""), getattr(quad.object, "value", ""))
            )
            rows.append(f"| {' | '.join(names)} |")
    return [
        "## Alignments\n",
        "`argmap/rdf/ontology/alignments.ttl` says which terms of CiTO, schema.org and AMO ours are narrower than.\n"
        "`argmap query --ontology` has it beside the map; [linked data](../howto/linked-data.md) asks by each.\n",
        "| ours | is narrower than |\n| --- | --- |",
        *rows,
        "",
    ]


def _term_row(quads: list[Quad], term: NamedNode) -> str:
    meaning = _one(quads, term, f"{_RDFS}comment")
    concepts = [q.subject for q in quads if q.predicate == Skos.inScheme and q.object == term]
    if concepts:
        meaning = ", ".join(f"`{_short(concept)}`" for concept in concepts if isinstance(concept, NamedNode))
    return f"| `{_short(term)}` | {meaning} |"


def _instances(quads: list[Quad], kinds: list[str]) -> list[NamedNode]:
    subjects = (q.subject for q in quads if q.predicate == Rdf.type and getattr(q.object, "value", "") in kinds)
    return [term for term in dict.fromkeys(subjects) if isinstance(term, NamedNode)]


def _one(quads: list[Quad], node: NamedNode, predicate: str) -> str:
    values = (q.object for q in quads if q.subject == node and q.predicate.value == predicate)
    return next((value.value for value in values if isinstance(value, Literal)), "")


def _short(term: NamedNode) -> str:
    return "argmap:" + term.value.removeprefix(PREFIXES["argmap"])
