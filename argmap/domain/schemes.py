"""The argumentation schemes that argmap, AIF and arguebuf have a name for, after Walton, Reed & Macagno (2008), as slugs."""

from __future__ import annotations

_COMMON = """
analogy bias cause-to-effect circumstantial-ad-hominem commitment correlation-to-cause ethotic
evidence-to-hypothesis example exceptional-case expert-opinion fear-appeal gradualism ignorance
inconsistent-commitment negative-consequences popular-opinion popular-practice position-to-know
positive-consequences practical-reasoning sign verbal-classification waste
"""
_ARGUEBUF = """
abductive alternatives bias-ad-hominem composition consequences constitutive-rule-claims danger-appeal distress
division epistemic-ignorance full-slippery-slope generic-ad-hominem interaction-of-act-and-person memory
need-for-help negative-values oppositions perception plea-for-excuse positive-values
practical-reasoning-from-analogy pragmatic-alternatives pragmatic-inconsistency precedent precedent-slippery-slope
rhetorical-oppositions rules sacrifice slippery-slope sorites-slippery-slope sunk-costs the-group-and-its-members
threat two-person-practical-reasoning values verbal-classification-arbitrariness verbal-classification-definition
verbal-classification-vagueness verbal-slippery-slope witness-testimony
"""
_OURS = "ad-hominem conditional-proof definition motive proof-by-cases reductio-ad-absurdum vagueness"

AIF_DEFAULTS = {  # what a scheme node of AIF says that names no scheme
    "RA": "Default Inference",
    "CA": "Default Conflict",
    "MA": "Default Rephrase",
    "PA": "Default Preference",
}
AIF = frozenset((*_COMMON.split(), "dilemma", "direct-ad-hominem", "established-rule", "modus-ponens"))
ARGUEBUF = frozenset((*_COMMON.split(), *_ARGUEBUF.split()))
SCHEMES = AIF | ARGUEBUF | frozenset(_OURS.split())
