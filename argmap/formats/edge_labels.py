"""What the label of a line says that the line does: one table of words for the formats in which people write freely."""

from __future__ import annotations

import re

SIDES = {  # how those who list what speaks for and against name a side, in the languages that Kialo has been used in
    "Pro": ("pro", "for", "dafür", "pour", "a favor", "a favore", "voor", "за"),
    "Con": (
        "con",
        "contra",
        "kontra",
        "against",
        "dagegen",
        "contre",
        "en contra",
        "contro",
        "tegen",
        "проти",
        "против",
        "супраць",
    ),
}
KNOWN = "Known are words such as supports, attacks, undercuts, pro and con, without a negation."


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_WHOLE = {  # labels that say something only if nothing else stands in them
    **dict.fromkeys(
        (*SIDES["Pro"], "+", "so", "therefore", "thus", "hence", "spricht dafür", "spricht für"), "support"
    ),
    **dict.fromkeys((*SIDES["Con"], "-", "−", "–", "spricht dagegen", "spricht gegen", "greift an"), "attack"),
}
_SUPPORTS = _words(
    "support supports supporting pro pros back backs reinforce reinforces strengthen strengthens justify justifies prove"
    " proves confirm confirms corroborate corroborates demonstrate demonstrates establish establishes entail entails imply"
    " implies stützt unterstützt begründet belegt soutient appuie justifie apoya respalda justifica підтримує обґрунтовує"
    " доводить підтверджує падтрымлівае абгрунтоўвае даказвае пацвярджае"
)
_REASONS = _words("reason reasons evidence premise argument arguments")  # for, if not said against
_ATTACKS = _words(
    "attack attacks attacking con cons contra against object objects objection objections oppose opposes opposing rebut"
    " rebuts rebuttal refute refutes refutation counter counters counterargument counterexample challenge challenges weaken"
    " weakens undermine undermines contradict contradicts disprove disproves deny denies reject rejects negate negates"
    " dispute disputes defeat defeats but aber gegen widerspricht widerlegt entkräftet attaque contredit réfute contre ataca"
    " contradice refuta атакує заперечує спростовує суперечить підриває проти атакуе аспрэчвае абвяргае супярэчыць"
    " падрывае супраць"
)
_UNDERCUTS = _words("undercut undercuts undercutter")
_NEGATIONS = _words(
    "no not never without cannot cant dont doesnt isnt neither nor none lack lacks lacking fail fails hardly barely nicht"
    " kein keine keinen ne pas sans aucun sin не ні без няма"
)
_WORD = re.compile(r"\w+(?:['’]\w+)?")


def read_label(label: str) -> str | None:
    """Return "support", "attack" or "undercut"; ``None`` for a label that says none of these, or more than one, or not."""
    said = " ".join(label.casefold().split())
    if said in _WHOLE:
        return _WHOLE[said]
    words = set(_WORD.findall(said))
    if words & _NEGATIONS or any(word.endswith(("n't", "n’t")) for word in words):
        return None
    supports = bool(words & _SUPPORTS)
    if words & (_ATTACKS | _UNDERCUTS):
        return None if supports else "undercut" if words & _UNDERCUTS else "attack"
    return "support" if supports or words & _REASONS else None


def untied(label: str) -> str:
    """Return the message about a line with a label that says nothing known."""
    shown = label if len(label) <= 60 else label[:59] + "…"
    return f"What the label {shown!r} of a line means is not known, so the line is taken to say nothing, and left out."
