"""Tables of reference pages whose prose is written by hand: between ``<!-- NAME -->`` and ``<!-- end -->``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from textwrap import wrap

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from argmap.domain.semantics import SEMANTICS, STRUCTURED, TASKS, Semantics
from argmap.rdf.query import BundledQuery, bundled_queries
from argmap.rdf.vocabulary import PREFIXES, Rdf, Skos, alignments, ontology

WIDTH = 150  # characters of a line of prose
_OWL = "http://www.w3.org/2002/07/owl#"
_RDFS = PREFIXES["rdfs"]
_QUADS = list(parse(ontology(), format=RdfFormat.TURTLE))
_TERMS = {
    "Classes": [f"{_OWL}Class"],
    "Properties": [f"{_OWL}ObjectProperty", f"{_OWL}DatatypeProperty", f"{_OWL}AnnotationProperty"],
    "Concept schemes": [Skos.ConceptScheme.value],
}


def filled(file: Path) -> str:
    """Return a page with what stands between its marks made anew; what is more than a word or two has lines of its own."""
    made = {**_semantics(), **_queries(), **_vocabulary()}

    def fill(mark: re.Match[str]) -> str:
        if "\n" not in mark[2]:
            return f"<!-- {mark[1]} -->{made[mark[1]]}<!-- end -->"
        return f"<!-- {mark[1]} -->\n\n{wrapped(made[mark[1]])}\n\n<!-- end -->"

    return re.sub(r"<!-- (\w+) -->(.*?)<!-- end -->", fill, file.read_text(encoding="utf-8"), flags=re.DOTALL)


def wrapped(page: str) -> str:
    """Return a page with its paragraphs and lists in lines of at most ``WIDTH`` characters; tables and code stay."""
    lines = []
    in_fence = False
    for line in page.split("\n"):
        in_fence ^= line.startswith("```")
        if len(line) <= WIDTH or in_fence or line.startswith(("|", "    ", "#", "<")):
            lines.append(line)
        else:
            indent = "  " if line.startswith("- ") else ""
            lines += wrap(line, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
    return "\n".join(lines)


def table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Return a table as Markdown."""
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, ("---",) * len(heads), *rows))


def _semantics() -> Mapping[str, str]:
    strengths = ((f"`{s.name}`", s.title or s.name, s.meaning, s.source, s.needs) for s in SEMANTICS if s.gradual)
    tasks = ((f"`{task.name}`", f"`{task.code}`", task.question, task.answer) for task in TASKS)
    extensions = (_extension(known) for known in SEMANTICS if not known.gradual)
    return {
        "extensions": table(
            ("semantics", "an extension is", "defined by", "decided in", "`-p`", "`--semantics`"), extensions
        ),
        "strengths": table(("`--semantics`", "name", "how a score moves", "defined by", "needs"), strengths),
        "tasks": table(("`--task`", "`-p`", "question", "answer of `solve`"), tasks),
    }


def _extension(known: Semantics) -> tuple[str, ...]:
    choices = [known.name] if known.maps else []
    choices += [choice for choice, name in STRUCTURED.items() if name == known.name]
    code = f"`{known.code}`" if known.code else ""
    return known.name, known.meaning, known.source, known.needs, code, ", ".join(f"`{choice}`" for choice in choices)


def _queries() -> Mapping[str, str]:
    queries = bundled_queries().values()
    listed = table(("name", "question"), ((f"[{q.name}](#{q.name})", q.question) for q in queries))
    return {
        "queries": "\n\n".join((listed, *map(_query, queries))),
        "prefixes": ", ".join(f"`{prefix}:`" for prefix in PREFIXES),
    }


def _query(query: BundledQuery) -> str:
    body = "\n".join(line for line in query.text.splitlines() if not line.startswith("#"))
    parameters = "".join(f"\nParameter `{p.name}`: {p.meaning}.\n" for p in query.parameters)
    return f"## {query.name}\n\n{query.title}. {query.question}\n{parameters}\n```sparql\n{body}\n```"


def _vocabulary() -> Mapping[str, str]:
    ours = NamedNode(PREFIXES["argmap"].rstrip("#"))
    version, about = _one(ours, f"{_OWL}versionInfo"), _one(ours, f"{_RDFS}comment")
    tables = (
        f"## {heading}\n\n{table(('term', 'meaning'), map(_term, _instances(kinds)))}"
        for heading, kinds in _TERMS.items()
    )
    return {
        "version": f"Version {version}, prefix `argmap:`, namespace `{PREFIXES['argmap']}`. {about}",
        "terms": "\n\n".join(tables),
        "alignments": table(("ours", "is narrower than"), _aligned()),
    }


def _term(term: NamedNode) -> tuple[str, str]:
    concepts = [q.subject for q in _QUADS if q.predicate == Skos.inScheme and q.object == term]
    listed = ", ".join(f"`{_short(concept)}`" for concept in concepts if isinstance(concept, NamedNode))
    return f"`{_short(term)}`", listed or _one(term, f"{_RDFS}comment")


def _aligned() -> Iterable[tuple[str, ...]]:
    others = {**PREFIXES, "amo": "http://purl.org/spar/amo/"}
    for quad in parse(alignments(), format=RdfFormat.TURTLE):
        if quad.predicate.value.removeprefix(f"{_RDFS}sub") in ("ClassOf", "PropertyOf"):
            iris = (getattr(end, "value", "") for end in (quad.subject, quad.object))
            yield tuple(
                next(f"`{prefix}:{iri[len(start) :]}`" for prefix, start in others.items() if iri.startswith(start))
                for iri in iris
            )


def _instances(kinds: list[str]) -> list[NamedNode]:
    subjects = (q.subject for q in _QUADS if q.predicate == Rdf.type and getattr(q.object, "value", "") in kinds)
    return [term for term in dict.fromkeys(subjects) if isinstance(term, NamedNode)]


def _one(node: NamedNode, predicate: str) -> str:
    values: Iterable[Quad] = (q for q in _QUADS if q.subject == node and q.predicate.value == predicate)
    return next((quad.object.value for quad in values if isinstance(quad.object, Literal)), "")


def _short(term: NamedNode) -> str:
    return "argmap:" + term.value.removeprefix(PREFIXES["argmap"])
