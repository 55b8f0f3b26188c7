"""Every term that the dataset uses, as constants, so that a misspelt one is an error and not a silent miss.

Terms of our own are defined in ``ontology/argmap.ttl``; a test holds the two equal. Those of others stand in
``namespaces``.
"""

# ruff: noqa: N815  (terms keep the spelling of their vocabulary)
from __future__ import annotations

import functools
from typing import Final

from pyoxigraph import NamedNode

from argmap.domain.matching import Matching
from argmap.domain.model import ConflictKind, Hedge, Role, SourceKind, Stance
from argmap.domain.semantics import GRADUAL, GROUNDED
from argmap.domain.spelling import similar
from argmap.domain.standards import Standard
from argmap.rdf.namespaces import PREFIXES, Aif, Cito, Dcterms, Foaf, Oa, Prov, Rdf, Schema, Sd, Skos, Void, Xsd, term

__all__ = [
    "AIF_SCHEMES",
    "MAPS",
    "PREFIXES",
    "VERDICTS",
    "VERSION",
    "Aif",
    "Argmap",
    "Cito",
    "Dcterms",
    "Foaf",
    "Oa",
    "Prov",
    "Rdf",
    "Schema",
    "Sd",
    "Skos",
    "Void",
    "Xsd",
    "concept",
    "instead_of",
    "our_terms",
]

VERSION: Final = "0.1.0"
MAPS: Final = "https://w3id.org/argmap/map/"  # every map's graph is named by its percent-encoded id behind this


class Argmap:
    """Our own terms; ``concept`` gives the SKOS concepts, which are named after the model's enumerations."""

    Element: Final = term("argmap:Element")  # these two are for the ontology: no node says of itself what follows
    Point: Final = term("argmap:Point")
    Map: Final = term("argmap:Map")
    Statement: Final = term("argmap:Statement")
    Argument: Final = term("argmap:Argument")
    Inference: Final = term("argmap:Inference")
    Conflict: Final = term("argmap:Conflict")
    Rephrase: Final = term("argmap:Rephrase")
    Preference: Final = term("argmap:Preference")
    Source: Final = term("argmap:Source")
    Section: Final = term("argmap:Section")
    Sentence: Final = term("argmap:Sentence")
    TourStop: Final = term("argmap:TourStop")
    Retelling: Final = term("argmap:Retelling")

    supports: Final = term("argmap:supports")
    attacks: Final = term("argmap:attacks")
    undercuts: Final = term("argmap:undercuts")
    answers: Final = term("argmap:answers")
    excludes: Final = term("argmap:excludes")
    rephrases: Final = term("argmap:rephrases")
    preferredTo: Final = term("argmap:preferredTo")
    linksTo: Final = term("argmap:linksTo")
    mentions: Final = term("argmap:mentions")

    position: Final = term("argmap:position")
    order: Final = term("argmap:order")
    orderOf: Final = term("argmap:orderOf")
    extra: Final = term("argmap:extra")
    thesis: Final = term("argmap:thesis")
    article: Final = term("argmap:article")
    weighing: Final = term("argmap:weighing")
    unknownStances: Final = term("argmap:unknownStances")
    floatingCounts: Final = term("argmap:floatingCounts")
    scores: Final = term("argmap:scores")
    exercises: Final = term("argmap:exercises")

    role: Final = term("argmap:role")
    stance: Final = term("argmap:stance")
    hedge: Final = term("argmap:hedge")
    rank: Final = term("argmap:rank")
    credence: Final = term("argmap:credence")
    standard: Final = term("argmap:standard")
    strand: Final = term("argmap:strand")
    scheme: Final = term("argmap:scheme")
    conflictKind: Final = term("argmap:conflictKind")
    sourceKind: Final = term("argmap:sourceKind")
    quotation: Final = term("argmap:quotation")
    implicit: Final = term("argmap:implicit")
    strict: Final = term("argmap:strict")
    weight: Final = term("argmap:weight")
    disputed: Final = term("argmap:disputed")
    repeatsTitle: Final = term("argmap:repeatsTitle")
    assertedBy: Final = term("argmap:assertedBy")
    reports: Final = term("argmap:reports")
    begin: Final = term("argmap:begin")
    end: Final = term("argmap:end")
    rule: Final = term("argmap:rule")
    hasStep: Final = term("argmap:hasStep")
    stepOf: Final = term("argmap:stepOf")
    rephrasing: Final = term("argmap:rephrasing")
    rephrased: Final = term("argmap:rephrased")
    preferred: Final = term("argmap:preferred")
    dispreferred: Final = term("argmap:dispreferred")
    section: Final = term("argmap:section")
    level: Final = term("argmap:level")

    anchoredIn: Final = term("argmap:anchoredIn")
    paragraph: Final = term("argmap:paragraph")
    sentence: Final = term("argmap:sentence")
    digest: Final = term("argmap:digest")
    retelling: Final = term("argmap:retelling")
    unclaimed: Final = term("argmap:unclaimed")
    stopAt: Final = term("argmap:stopAt")
    say: Final = term("argmap:say")

    anchoredAt: Final = term("argmap:anchoredAt")
    hasContent: Final = term("argmap:hasContent")
    startsAt: Final = term("argmap:startsAt")
    leadsTo: Final = term("argmap:leadsTo")

    acceptance: Final = term("argmap:acceptance")
    verdict: Final = term("argmap:verdict")
    challengedBy: Final = term("argmap:challengedBy")
    outweighs: Final = term("argmap:outweighs")
    discharges: Final = term("argmap:discharges")
    weighed: Final = term("argmap:weighed")
    presumed: Final = term("argmap:presumed")
    reason: Final = term("argmap:reason")
    because: Final = term("argmap:because")
    explanation: Final = term("argmap:explanation")
    strength: Final = term("argmap:strength")
    baseScore: Final = term("argmap:baseScore")
    converged: Final = term("argmap:converged")
    semantics: Final = term("argmap:semantics")
    rejected: Final = term("argmap:rejected")
    accepted: Final = term("argmap:accepted")
    contested: Final = term("argmap:contested")

    SufficientReason: Final = term("argmap:SufficientReason")
    Crux: Final = term("argmap:Crux")
    explains: Final = term("argmap:explains")
    member: Final = term("argmap:member")
    outcome: Final = term("argmap:outcome")
    Match: Final = term("argmap:Match")
    matches: Final = term("argmap:matches")
    matchedBy: Final = term("argmap:matchedBy")
    exhaustive: Final = term("argmap:exhaustive")

    remedy: Final = term("argmap:remedy")  # of a SHACL shape: what to do about a violation, in the words of Argdown
    generalRemedy: Final = term("argmap:generalRemedy")  # the same in the words of no notation

    sameFault: Final = term("argmap:sameFault")  # of a SHACL shape: what the check without RDF calls a violation

    paragraphSentence: Final = term("argmap:paragraphSentence")
    roles: Final = term("argmap:roles")
    stances: Final = term("argmap:stances")
    hedges: Final = term("argmap:hedges")
    standards: Final = term("argmap:standards")
    schemes: Final = term("argmap:schemes")
    conflictKinds: Final = term("argmap:conflictKinds")
    sourceKinds: Final = term("argmap:sourceKinds")
    acceptances: Final = term("argmap:acceptances")
    verdicts: Final = term("argmap:verdicts")
    matchings: Final = term("argmap:matchings")
    evaluations: Final = term("argmap:evaluations")


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
    concepts += [f"matching-{why}" for why in Matching]
    concepts += [f"semantics-{name}" for name in (GROUNDED, *GRADUAL)]
    return frozenset([value.value.removeprefix(PREFIXES["argmap"]) for value in values] + concepts)


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


# The words for verdicts on statements, then those on steps and attacks alone.
VERDICTS: Final = (
    *("stands", "granted", "challenged", "refuted", "unsupported", "unproved", "open", "either-way"),
    *("rejected", "denied", "supposed", "asked", "holds", "undercut", "outweighed", "incomplete"),
)

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
