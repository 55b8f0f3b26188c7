"""The argumentation schemes that argmap, AIF and arguebuf have a name for, after Walton, Reed & Macagno (2008), as slugs."""

from __future__ import annotations

SCHEMES = frozenset(
    """
    abductive ad-hominem alternatives analogy bias bias-ad-hominem cause-to-effect circumstantial-ad-hominem
    commitment composition consequences constitutive-rule-claims correlation-to-cause danger-appeal definition
    dilemma direct-ad-hominem distress division epistemic-ignorance established-rule ethotic
    evidence-to-hypothesis example exceptional-case expert-opinion fear-appeal full-slippery-slope
    generic-ad-hominem gradualism ignorance inconsistent-commitment interaction-of-act-and-person memory
    modus-ponens motive need-for-help negative-consequences negative-values oppositions perception
    plea-for-excuse popular-opinion popular-practice position-to-know positive-consequences positive-values
    practical-reasoning practical-reasoning-from-analogy pragmatic-alternatives pragmatic-inconsistency
    precedent precedent-slippery-slope rhetorical-oppositions rules sacrifice sign slippery-slope
    sorites-slippery-slope sunk-costs the-group-and-its-members threat two-person-practical-reasoning values
    verbal-classification verbal-classification-arbitrariness verbal-classification-definition
    verbal-classification-vagueness verbal-slippery-slope vagueness waste witness-testimony
    """.split()
)
