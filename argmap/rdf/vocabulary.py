"""Every term that the dataset uses, so that a misspelt one is an error and not a silent miss.

Terms of our own are those that ``ontology/argmap.ttl`` defines. AIF's are those of its OWL ontology (Rahwan et al. 2011),
except that its names for the two ends of a preference could not be confirmed, so ours are used.
"""

from __future__ import annotations

import functools
import re
from importlib import resources
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode, Quad

from argmap.domain.schemes import AIF
from argmap.domain.spelling import similar

# Prefix -> namespace, in the order in which serialisations declare them.
PREFIXES: Final[dict[str, str]] = {
    "argmap": "https://w3id.org/argmap/ns#",
    "aif": "http://www.arg.dundee.ac.uk/aif#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dcterms": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "schema": "https://schema.org/",
    "cito": "http://purl.org/spar/cito/",
    "void": "http://rdfs.org/ns/void#",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
}
MAPS: Final = "https://w3id.org/argmap/map/"  # every map's graph is named by its percent-encoded id behind this
VOCABULARY: Final = NamedNode(PREFIXES["argmap"].removesuffix("#"))  # the graph of what all maps say of our concepts


@functools.cache
def term(name: str) -> NamedNode:
    """Return the term that ``name``, a prefix and a local name, means."""
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


class Vocabulary:
    """The terms of a vocabulary that we use, as attributes (``INode`` for ``I-node``); any other name is an error."""

    def __init__(self, prefix: str, names: str) -> None:
        for name in names.split():
            attribute = name.rpartition(":")[2].replace("-n", "N")
            setattr(self, attribute, term(name if ":" in name else f"{prefix}:{name}"))

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> NamedNode:
            """Take every name for a term; a test finds those in our code that are none."""


Aif: Final = Vocabulary(
    "aif",
    "I-node RA-node CA-node PA-node L-node YA-node TA-node claimText creationDate "
    "hasPremise hasConclusion hasConflictingElement hasConflictedElement",
)
Rdf: Final = Vocabulary("rdf", "type value Seq rdfs:label")
Xsd: Final = Vocabulary("xsd", "string boolean integer decimal date dateTime gYearMonth gYear anyURI")
Dcterms: Final = Vocabulary(
    "dcterms",
    "identifier title type creator created date license LicenseDocument abstract description language isPartOf "
    "temporal conformsTo",
)
Skos: Final = Vocabulary("skos", "Concept ConceptScheme prefLabel inScheme")
Oa: Final = Vocabulary(  # Web Annotation
    "oa",
    "Annotation SpecificResource FragmentSelector TextQuoteSelector hasBody hasTarget hasSource hasSelector exact "
    "motivatedBy linking refinedBy",
)
Prov: Final = Vocabulary(  # provenance
    "prov",
    "Entity Agent Person Organization Attribution Activity used wasGeneratedBy hadPrimarySource agent wasAttributedTo "
    "qualifiedAttribution wasQuotedFrom wasDerivedFrom",
)
Foaf: Final = Vocabulary("foaf", "Agent Person Organization Group Document name")
Schema: Final = Vocabulary("schema", "CreativeWork DigitalDocument Person Organization about keywords url name sameAs")
Cito: Final = Vocabulary("cito", "cites disputes includesQuotationFrom")
Void: Final = Vocabulary("void", "Dataset vocabulary")
Sd: Final = Vocabulary(  # which graphs a dataset has, and what an endpoint can do
    "sd",
    "Dataset NamedGraph namedGraph name Service endpoint feature UnionDefaultGraph supportedLanguage SPARQL11Query "
    "resultFormat defaultDataset",
)


def member(number: int) -> NamedNode:
    """The membership property ``rdf:_1``, ``rdf:_2`` ... of an ordered container."""
    return term(f"rdf:_{number}")


@functools.cache
def all_terms() -> frozenset[NamedNode]:
    """Every term that a dataset may have, ours or another's, but for concepts and the classes of schemes."""
    vocabularies = (value for value in globals().values() if isinstance(value, Vocabulary))
    return frozenset(term for vocabulary in vocabularies for term in vars(vocabulary).values())


def concept(kind: str, name: str) -> NamedNode:
    """The SKOS concept for a value of an enumeration, such as ``argmap:role-thesis``."""
    return NamedNode(f"{PREFIXES['argmap']}{kind}-{name}")


def ontology() -> str:
    """The ontology of argmap, as Turtle."""
    return _ontology_file("argmap.ttl")


def alignments() -> str:
    """The terms of other vocabularies that ours are narrower than, as Turtle."""
    return _ontology_file("alignments.ttl")


def _ontology_file(name: str) -> str:
    return (resources.files("argmap") / "rdf" / "ontology" / name).read_text(encoding="utf-8")


@functools.cache
def our_terms() -> frozenset[str]:
    """The local name of every term that the ontology defines; those of concepts have a hyphen."""
    return frozenset(re.findall(r"^argmap:(\S+) a ", ontology(), re.MULTILINE))


Argmap: Final = Vocabulary("argmap", " ".join(name for name in our_terms() if "-" not in name))


def is_of_vocabulary(quad: Quad) -> bool:
    """Return whether ``quad`` says something of our own concepts, and so the same in every map."""
    return isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(PREFIXES["argmap"])


_EVERYDAY: Final = {  # words for what the vocabulary, or another one, calls otherwise
    **dict.fromkeys(("claim", "assertion", "proposition"), "argmap:Statement"),
    **dict.fromkeys(("step", "reason", "support", "premises"), "argmap:Inference"),
    **dict.fromkeys(("attack", "objection"), "argmap:Conflict"),
    **dict.fromkeys(("speaker", "voice", "says", "saidby", "person"), "argmap:assertedBy"),
    **dict.fromkeys(("text", "claimtext", "content", "wording"), "aif:claimText"),
    **dict.fromkeys(("title", "label", "name"), "rdfs:label"),
    **dict.fromkeys(("premise", "haspremise"), "aif:hasPremise"),
    **dict.fromkeys(("conclusion", "hasconclusion"), "aif:hasConclusion"),
    **dict.fromkeys(("author", "creator"), "dcterms:creator"),
    **dict.fromkeys(("map", "inmap", "ispartof"), "dcterms:isPartOf"),
    **dict.fromkeys(("date", "time", "year"), "argmap:begin"),
}


def instead_of(name: str) -> str:
    """Say which term may be meant by a local name that no term of ours has."""
    word, known = name.lower(), our_terms()
    ours = [term_ for term_ in sorted(known) if term_.lower() == word or term_.endswith(f"-{word}")]
    meant = [_EVERYDAY[word]] if word in _EVERYDAY else [f"argmap:{near}" for near in ours or similar(name, known)]
    return f"Did you mean {' or '.join(meant)}?" if meant else "Look it up in docs/reference/ontology.md."


# The schemes that have a class in AIF's ontology: our slug -> AIF's name for the class.
AIF_SCHEMES: Final = {slug: f"{slug.title().replace('-', '')}_Inference" for slug in sorted(AIF)}
