"""Every term that the dataset uses, as constants, so that a misspelt one is an error and not a silent miss.

Terms of our own are defined in ``ontology/argmap.ttl``; a test holds the two equal. AIF's are those of its OWL ontology
(Rahwan et al. 2011), except that its names for the two ends of a preference could not be confirmed, so ours are used.
"""

# ruff: noqa: N815  (terms keep the spelling of their vocabulary)
from __future__ import annotations

import functools
from typing import Final

from pyoxigraph import NamedNode

from argmap.domain.model import ConflictKind, Hedge, Role, SourceKind, Stance
from argmap.domain.standards import Standard

VERSION: Final = "0.1.0"
MAPS: Final = "https://w3id.org/argmap/map/"  # every map's graph is named by its percent-encoded id behind this

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
def _term(name: str) -> NamedNode:
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


class Argmap:
    """Our own terms; ``concept`` gives the SKOS concepts, which are named after the model's enumerations."""

    Map: Final = _term("argmap:Map")
    Statement: Final = _term("argmap:Statement")
    Argument: Final = _term("argmap:Argument")
    Inference: Final = _term("argmap:Inference")
    Conflict: Final = _term("argmap:Conflict")
    Rephrase: Final = _term("argmap:Rephrase")
    Preference: Final = _term("argmap:Preference")
    Source: Final = _term("argmap:Source")
    Section: Final = _term("argmap:Section")
    Sentence: Final = _term("argmap:Sentence")
    TourStop: Final = _term("argmap:TourStop")
    Retelling: Final = _term("argmap:Retelling")

    supports: Final = _term("argmap:supports")
    attacks: Final = _term("argmap:attacks")
    undercuts: Final = _term("argmap:undercuts")
    answers: Final = _term("argmap:answers")
    excludes: Final = _term("argmap:excludes")
    rephrases: Final = _term("argmap:rephrases")
    preferredTo: Final = _term("argmap:preferredTo")
    linksTo: Final = _term("argmap:linksTo")
    mentions: Final = _term("argmap:mentions")

    position: Final = _term("argmap:position")
    order: Final = _term("argmap:order")
    orderOf: Final = _term("argmap:orderOf")
    extra: Final = _term("argmap:extra")
    thesis: Final = _term("argmap:thesis")
    article: Final = _term("argmap:article")
    weighing: Final = _term("argmap:weighing")
    unknownStances: Final = _term("argmap:unknownStances")
    floatingCounts: Final = _term("argmap:floatingCounts")
    scores: Final = _term("argmap:scores")
    exercises: Final = _term("argmap:exercises")

    role: Final = _term("argmap:role")
    stance: Final = _term("argmap:stance")
    hedge: Final = _term("argmap:hedge")
    rank: Final = _term("argmap:rank")
    credence: Final = _term("argmap:credence")
    standard: Final = _term("argmap:standard")
    strand: Final = _term("argmap:strand")
    scheme: Final = _term("argmap:scheme")
    conflictKind: Final = _term("argmap:conflictKind")
    sourceKind: Final = _term("argmap:sourceKind")
    quotation: Final = _term("argmap:quotation")
    implicit: Final = _term("argmap:implicit")
    strict: Final = _term("argmap:strict")
    weight: Final = _term("argmap:weight")
    disputed: Final = _term("argmap:disputed")
    repeatsTitle: Final = _term("argmap:repeatsTitle")
    assertedBy: Final = _term("argmap:assertedBy")
    reports: Final = _term("argmap:reports")
    begin: Final = _term("argmap:begin")
    end: Final = _term("argmap:end")
    rule: Final = _term("argmap:rule")
    hasStep: Final = _term("argmap:hasStep")
    stepOf: Final = _term("argmap:stepOf")
    rephrasing: Final = _term("argmap:rephrasing")
    rephrased: Final = _term("argmap:rephrased")
    preferred: Final = _term("argmap:preferred")
    dispreferred: Final = _term("argmap:dispreferred")
    section: Final = _term("argmap:section")
    level: Final = _term("argmap:level")

    anchoredIn: Final = _term("argmap:anchoredIn")
    paragraph: Final = _term("argmap:paragraph")
    sentence: Final = _term("argmap:sentence")
    digest: Final = _term("argmap:digest")
    retelling: Final = _term("argmap:retelling")
    unclaimed: Final = _term("argmap:unclaimed")
    stopAt: Final = _term("argmap:stopAt")
    say: Final = _term("argmap:say")

    anchoredAt: Final = _term("argmap:anchoredAt")
    hasContent: Final = _term("argmap:hasContent")
    startsAt: Final = _term("argmap:startsAt")
    leadsTo: Final = _term("argmap:leadsTo")

    acceptance: Final = _term("argmap:acceptance")
    verdict: Final = _term("argmap:verdict")
    challengedBy: Final = _term("argmap:challengedBy")
    outweighs: Final = _term("argmap:outweighs")
    discharges: Final = _term("argmap:discharges")
    weighed: Final = _term("argmap:weighed")
    presumed: Final = _term("argmap:presumed")
    reason: Final = _term("argmap:reason")
    because: Final = _term("argmap:because")
    explanation: Final = _term("argmap:explanation")
    strength: Final = _term("argmap:strength")
    baseScore: Final = _term("argmap:baseScore")
    converged: Final = _term("argmap:converged")
    semantics: Final = _term("argmap:semantics")
    rejected: Final = _term("argmap:rejected")
    accepted: Final = _term("argmap:accepted")
    contested: Final = _term("argmap:contested")

    SufficientReason: Final = _term("argmap:SufficientReason")
    Crux: Final = _term("argmap:Crux")
    explains: Final = _term("argmap:explains")
    member: Final = _term("argmap:member")
    outcome: Final = _term("argmap:outcome")
    exhaustive: Final = _term("argmap:exhaustive")

    remedy: Final = _term("argmap:remedy")  # of a SHACL shape: what to do about a violation

    sameFault: Final = _term("argmap:sameFault")  # of a SHACL shape: what the check without RDF calls a violation

    paragraphSentence: Final = _term("argmap:paragraphSentence")
    roles: Final = _term("argmap:roles")
    stances: Final = _term("argmap:stances")
    hedges: Final = _term("argmap:hedges")
    standards: Final = _term("argmap:standards")
    schemes: Final = _term("argmap:schemes")
    conflictKinds: Final = _term("argmap:conflictKinds")
    sourceKinds: Final = _term("argmap:sourceKinds")
    acceptances: Final = _term("argmap:acceptances")
    verdicts: Final = _term("argmap:verdicts")
    evaluations: Final = _term("argmap:evaluations")


class Aif:
    """The Argument Interchange Format's core."""

    INode: Final = _term("aif:I-node")
    RANode: Final = _term("aif:RA-node")
    CANode: Final = _term("aif:CA-node")
    PANode: Final = _term("aif:PA-node")
    LNode: Final = _term("aif:L-node")
    YANode: Final = _term("aif:YA-node")
    TANode: Final = _term("aif:TA-node")
    claimText: Final = _term("aif:claimText")
    creationDate: Final = _term("aif:creationDate")
    hasPremise: Final = _term("aif:hasPremise")
    hasConclusion: Final = _term("aif:hasConclusion")
    hasConflictingElement: Final = _term("aif:hasConflictingElement")
    hasConflictedElement: Final = _term("aif:hasConflictedElement")


class Rdf:
    """RDF and RDF Schema."""

    type: Final = _term("rdf:type")
    value: Final = _term("rdf:value")
    Seq: Final = _term("rdf:Seq")
    label: Final = _term("rdfs:label")

    @staticmethod
    def member(number: int) -> NamedNode:
        """The membership property ``rdf:_1``, ``rdf:_2`` ... of an ordered container."""
        return _term(f"rdf:_{number}")


class Xsd:
    """Datatypes."""

    string: Final = _term("xsd:string")
    boolean: Final = _term("xsd:boolean")
    integer: Final = _term("xsd:integer")
    decimal: Final = _term("xsd:decimal")
    date: Final = _term("xsd:date")
    gYearMonth: Final = _term("xsd:gYearMonth")
    gYear: Final = _term("xsd:gYear")
    anyURI: Final = _term("xsd:anyURI")


class Dcterms:
    """Dublin Core."""

    identifier: Final = _term("dcterms:identifier")
    title: Final = _term("dcterms:title")
    type: Final = _term("dcterms:type")
    creator: Final = _term("dcterms:creator")
    created: Final = _term("dcterms:created")
    date: Final = _term("dcterms:date")
    license: Final = _term("dcterms:license")
    abstract: Final = _term("dcterms:abstract")
    description: Final = _term("dcterms:description")
    language: Final = _term("dcterms:language")
    isPartOf: Final = _term("dcterms:isPartOf")
    temporal: Final = _term("dcterms:temporal")
    conformsTo: Final = _term("dcterms:conformsTo")


class Skos:
    """Concepts."""

    Concept: Final = _term("skos:Concept")
    ConceptScheme: Final = _term("skos:ConceptScheme")
    prefLabel: Final = _term("skos:prefLabel")
    inScheme: Final = _term("skos:inScheme")


class Oa:
    """Web Annotation."""

    Annotation: Final = _term("oa:Annotation")
    SpecificResource: Final = _term("oa:SpecificResource")
    FragmentSelector: Final = _term("oa:FragmentSelector")
    TextQuoteSelector: Final = _term("oa:TextQuoteSelector")
    hasBody: Final = _term("oa:hasBody")
    hasTarget: Final = _term("oa:hasTarget")
    hasSource: Final = _term("oa:hasSource")
    hasSelector: Final = _term("oa:hasSelector")
    exact: Final = _term("oa:exact")
    motivatedBy: Final = _term("oa:motivatedBy")
    linking: Final = _term("oa:linking")
    refinedBy: Final = _term("oa:refinedBy")


class Prov:
    """Provenance."""

    Entity: Final = _term("prov:Entity")
    Agent: Final = _term("prov:Agent")
    Person: Final = _term("prov:Person")
    Organization: Final = _term("prov:Organization")
    Attribution: Final = _term("prov:Attribution")
    Activity: Final = _term("prov:Activity")
    used: Final = _term("prov:used")
    wasGeneratedBy: Final = _term("prov:wasGeneratedBy")
    hadPrimarySource: Final = _term("prov:hadPrimarySource")
    agent: Final = _term("prov:agent")
    wasAttributedTo: Final = _term("prov:wasAttributedTo")
    qualifiedAttribution: Final = _term("prov:qualifiedAttribution")
    wasQuotedFrom: Final = _term("prov:wasQuotedFrom")
    wasDerivedFrom: Final = _term("prov:wasDerivedFrom")


class Foaf:
    """People, groups, documents."""

    Person: Final = _term("foaf:Person")
    Organization: Final = _term("foaf:Organization")
    Group: Final = _term("foaf:Group")
    Document: Final = _term("foaf:Document")
    name: Final = _term("foaf:name")


class Schema:
    """schema.org."""

    CreativeWork: Final = _term("schema:CreativeWork")
    DigitalDocument: Final = _term("schema:DigitalDocument")
    Person: Final = _term("schema:Person")
    Organization: Final = _term("schema:Organization")
    about: Final = _term("schema:about")
    keywords: Final = _term("schema:keywords")
    url: Final = _term("schema:url")
    name: Final = _term("schema:name")
    sameAs: Final = _term("schema:sameAs")


class Cito:
    """Citation links between sources."""

    cites: Final = _term("cito:cites")
    disputes: Final = _term("cito:disputes")
    includesQuotationFrom: Final = _term("cito:includesQuotationFrom")


class Void:
    """What a dataset is."""

    Dataset: Final = _term("void:Dataset")
    vocabulary: Final = _term("void:vocabulary")


class Sd:
    """Which graphs a dataset has."""

    Dataset: Final = _term("sd:Dataset")
    NamedGraph: Final = _term("sd:NamedGraph")
    namedGraph: Final = _term("sd:namedGraph")
    name: Final = _term("sd:name")


def concept(kind: str, name: str) -> NamedNode:
    """The SKOS concept for a value of an enumeration, such as ``argmap:role-thesis``."""
    return NamedNode(f"{PREFIXES['argmap']}{kind}-{name}")


@functools.cache
def our_terms() -> frozenset[str]:
    """The local name of every term of ours that the ontology defines."""
    values = (value for name, value in vars(Argmap).items() if not name.startswith("_"))
    kinds = {"role": Role, "stance": Stance, "conflict": ConflictKind, "source": SourceKind, "standard": Standard}
    concepts = [f"{kind}-{value.value}" for kind, values_ in kinds.items() for value in values_]
    concepts += [f"hedge-{hedge.label}" for hedge in Hedge] + [f"scheme-{slug}" for slug in AIF_SCHEMES]
    concepts += [f"acceptance-{status}" for status in ("holds", "falls", "open")]
    concepts += [f"verdict-{word}" for word in VERDICTS]
    concepts += [f"semantics-{name}" for name in ("grounded", *GRADUAL)]
    return frozenset([value.value.removeprefix(PREFIXES["argmap"]) for value in values] + concepts)


# The words for verdicts on statements, then those on steps and attacks alone.
VERDICTS: Final = (
    *("stands", "granted", "challenged", "refuted", "unsupported", "unproved", "open", "either-way"),
    *("rejected", "denied", "supposed", "asked", "holds", "undercut", "outweighed", "incomplete"),
)
GRADUAL: Final = ("quadratic-energy", "df-quad", "euler-based", "h-categoriser")  # ways to compute strengths

# Walton's schemes that have a class in AIF's ontology: our slug -> AIF's name for the class.
AIF_SCHEMES: Final[dict[str, str]] = {
    "analogy": "Analogy_Inference",
    "bias": "Bias_Inference",
    "cause-to-effect": "CauseToEffect_Inference",
    "commitment": "Commitment_Inference",
    "correlation-to-cause": "CorrelationToCause_Inference",
    "dilemma": "Dilemma_Inference",
    "direct-ad-hominem": "DirectAdHominem_Inference",
    "circumstantial-ad-hominem": "CircumstantialAdHominem_Inference",
    "established-rule": "EstablishedRule_Inference",
    "ethotic": "Ethotic_Inference",
    "evidence-to-hypothesis": "EvidenceToHypothesis_Inference",
    "example": "Example_Inference",
    "exceptional-case": "ExceptionalCase_Inference",
    "expert-opinion": "ExpertOpinion_Inference",
    "fear-appeal": "FearAppeal_Inference",
    "gradualism": "Gradualism_Inference",
    "ignorance": "Ignorance_Inference",
    "inconsistent-commitment": "InconsistentCommitment_Inference",
    "modus-ponens": "ModusPonens_Inference",
    "negative-consequences": "NegativeConsequences_Inference",
    "popular-opinion": "PopularOpinion_Inference",
    "popular-practice": "PopularPractice_Inference",
    "position-to-know": "PositionToKnow_Inference",
    "positive-consequences": "PositiveConsequences_Inference",
    "practical-reasoning": "PracticalReasoning_Inference",
    "sign": "Sign_Inference",
    "verbal-classification": "VerbalClassification_Inference",
    "waste": "Waste_Inference",
}
