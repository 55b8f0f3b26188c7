"""The vocabularies that the dataset uses: their prefixes, and the terms that it takes from others.

AIF's terms are those of its OWL ontology (Rahwan et al. 2011), except that its names for the two ends of a preference
could not be confirmed, so ours are used.
"""

# ruff: noqa: N815  (terms keep the spelling of their vocabulary)
from __future__ import annotations

import functools
from typing import Final

from pyoxigraph import NamedNode

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


@functools.cache
def term(name: str) -> NamedNode:
    """Return the term that ``name``, a prefix and a local name, means."""
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


class Aif:
    """The Argument Interchange Format's core."""

    INode: Final = term("aif:I-node")
    RANode: Final = term("aif:RA-node")
    CANode: Final = term("aif:CA-node")
    PANode: Final = term("aif:PA-node")
    LNode: Final = term("aif:L-node")
    YANode: Final = term("aif:YA-node")
    TANode: Final = term("aif:TA-node")
    claimText: Final = term("aif:claimText")
    creationDate: Final = term("aif:creationDate")
    hasPremise: Final = term("aif:hasPremise")
    hasConclusion: Final = term("aif:hasConclusion")
    hasConflictingElement: Final = term("aif:hasConflictingElement")
    hasConflictedElement: Final = term("aif:hasConflictedElement")


class Rdf:
    """RDF and RDF Schema."""

    type: Final = term("rdf:type")
    value: Final = term("rdf:value")
    Seq: Final = term("rdf:Seq")
    label: Final = term("rdfs:label")

    @staticmethod
    def member(number: int) -> NamedNode:
        """The membership property ``rdf:_1``, ``rdf:_2`` ... of an ordered container."""
        return term(f"rdf:_{number}")


class Xsd:
    """Datatypes."""

    string: Final = term("xsd:string")
    boolean: Final = term("xsd:boolean")
    integer: Final = term("xsd:integer")
    decimal: Final = term("xsd:decimal")
    date: Final = term("xsd:date")
    gYearMonth: Final = term("xsd:gYearMonth")
    gYear: Final = term("xsd:gYear")
    anyURI: Final = term("xsd:anyURI")


class Dcterms:
    """Dublin Core."""

    identifier: Final = term("dcterms:identifier")
    title: Final = term("dcterms:title")
    type: Final = term("dcterms:type")
    creator: Final = term("dcterms:creator")
    created: Final = term("dcterms:created")
    date: Final = term("dcterms:date")
    license: Final = term("dcterms:license")
    LicenseDocument: Final = term("dcterms:LicenseDocument")
    abstract: Final = term("dcterms:abstract")
    description: Final = term("dcterms:description")
    language: Final = term("dcterms:language")
    isPartOf: Final = term("dcterms:isPartOf")
    temporal: Final = term("dcterms:temporal")
    conformsTo: Final = term("dcterms:conformsTo")


class Skos:
    """Concepts."""

    Concept: Final = term("skos:Concept")
    ConceptScheme: Final = term("skos:ConceptScheme")
    prefLabel: Final = term("skos:prefLabel")
    inScheme: Final = term("skos:inScheme")


class Oa:
    """Web Annotation."""

    Annotation: Final = term("oa:Annotation")
    SpecificResource: Final = term("oa:SpecificResource")
    FragmentSelector: Final = term("oa:FragmentSelector")
    TextQuoteSelector: Final = term("oa:TextQuoteSelector")
    hasBody: Final = term("oa:hasBody")
    hasTarget: Final = term("oa:hasTarget")
    hasSource: Final = term("oa:hasSource")
    hasSelector: Final = term("oa:hasSelector")
    exact: Final = term("oa:exact")
    motivatedBy: Final = term("oa:motivatedBy")
    linking: Final = term("oa:linking")
    refinedBy: Final = term("oa:refinedBy")


class Prov:
    """Provenance."""

    Entity: Final = term("prov:Entity")
    Agent: Final = term("prov:Agent")
    Person: Final = term("prov:Person")
    Organization: Final = term("prov:Organization")
    Attribution: Final = term("prov:Attribution")
    Activity: Final = term("prov:Activity")
    used: Final = term("prov:used")
    wasGeneratedBy: Final = term("prov:wasGeneratedBy")
    hadPrimarySource: Final = term("prov:hadPrimarySource")
    agent: Final = term("prov:agent")
    wasAttributedTo: Final = term("prov:wasAttributedTo")
    qualifiedAttribution: Final = term("prov:qualifiedAttribution")
    wasQuotedFrom: Final = term("prov:wasQuotedFrom")
    wasDerivedFrom: Final = term("prov:wasDerivedFrom")


class Foaf:
    """People, groups, documents."""

    Agent: Final = term("foaf:Agent")
    Person: Final = term("foaf:Person")
    Organization: Final = term("foaf:Organization")
    Group: Final = term("foaf:Group")
    Document: Final = term("foaf:Document")
    name: Final = term("foaf:name")


class Schema:
    """schema.org."""

    CreativeWork: Final = term("schema:CreativeWork")
    DigitalDocument: Final = term("schema:DigitalDocument")
    Person: Final = term("schema:Person")
    Organization: Final = term("schema:Organization")
    about: Final = term("schema:about")
    keywords: Final = term("schema:keywords")
    url: Final = term("schema:url")
    name: Final = term("schema:name")
    sameAs: Final = term("schema:sameAs")


class Cito:
    """Citation links between sources."""

    cites: Final = term("cito:cites")
    disputes: Final = term("cito:disputes")
    includesQuotationFrom: Final = term("cito:includesQuotationFrom")


class Void:
    """Terms for what a dataset is."""

    Dataset: Final = term("void:Dataset")
    vocabulary: Final = term("void:vocabulary")


class Sd:
    """Terms for which graphs a dataset has, and for what an endpoint can do."""

    Dataset: Final = term("sd:Dataset")
    NamedGraph: Final = term("sd:NamedGraph")
    namedGraph: Final = term("sd:namedGraph")
    name: Final = term("sd:name")
    Service: Final = term("sd:Service")
    endpoint: Final = term("sd:endpoint")
    feature: Final = term("sd:feature")
    UnionDefaultGraph: Final = term("sd:UnionDefaultGraph")
    supportedLanguage: Final = term("sd:supportedLanguage")
    SPARQL11Query: Final = term("sd:SPARQL11Query")
    resultFormat: Final = term("sd:resultFormat")
    defaultDataset: Final = term("sd:defaultDataset")
