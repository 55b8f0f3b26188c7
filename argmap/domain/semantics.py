"""The table of semantics and tasks: command line, library, dataset and docs read what there is, and nothing else, from here.

What computes a semantics stands in ``argmap.semantics``: ``abstract`` for frameworks of attacks, ``dialectical`` for maps,
``structured`` for maps read as ASPIC+, ``gradual`` for strengths. A test holds each of them equal to its rows.
"""

from __future__ import annotations

from argmap.domain.record import Record


class Semantics(Record):
    """A semantics; ``meaning`` says which extensions or labellings it has, ``source`` where it is defined.

    ``needs``: how hard it is to decide credulous and sceptical acceptance (Dvořák & Dunne 2018), or what it asks of a map.
    ``title``: what it is called in print, where that is not its name.
    ``code``: its name at the ICCMA competitions, if ``argmap solve`` offers it for frameworks.
    ``maps``, ``structured``, ``gradual``: whether it is offered for maps, for their structured reading, for strengths.
    ``complete``: whether each of its extensions and labellings is complete, and so decides what the grounded one decides.
    """

    name: str
    meaning: str
    source: str
    needs: str
    code: str = ""
    title: str = ""
    maps: bool = False
    structured: bool = False
    gradual: bool = False
    complete: bool = True


class Task(Record):
    """A question about the extensions or labellings of a semantics; ``code`` is its name at the ICCMA competitions."""

    name: str
    code: str
    question: str
    answer: str
    about_one: bool = False


TASKS = (
    Task("credulous", "DC", "does some extension accept it?", "`YES` and a witness, or `NO`", about_one=True),
    Task("sceptical", "DS", "do all extensions accept it?", "`YES`, or `NO` and a witness", about_one=True),
    Task("one", "SE", "what is an extension?", "`w` and its arguments, or `NO` if there is none"),
    Task("all", "EE", "what are all extensions?", "`[[1,3],[1,3,4]]`, each printed as it is found"),
    Task("count", "CE", "how many are there?", "a number"),
)

_DUNG = "Dung 1995"
_ADF = "Brewka & Woltran 2010"
SEMANTICS = (
    Semantics(
        "grounded",
        "the least complete set",
        f"{_DUNG}; for maps {_ADF}",
        "linear time",
        code="GR",
        maps=True,
        structured=True,
    ),
    Semantics(
        "conflict-free",
        "a set in which no argument attacks another or itself",
        _DUNG,
        "linear time",
        code="CF",
        complete=False,
    ),
    Semantics(
        "naive", "a maximal conflict-free set", "Bondarenko et al. 1997", "linear time", code="NA", complete=False
    ),
    Semantics(
        "admissible",
        "conflict-free, and attacks whatever attacks it",
        _DUNG,
        "NP, trivial; no weighing of reasons",
        code="AD",
        maps=True,
        complete=False,
    ),
    Semantics("complete", "admissible, and holds all that it defends", _DUNG, "NP, linear time", code="CO", maps=True),
    Semantics("preferred", "a maximal admissible set", _DUNG, "NP, Π₂", code="PR", maps=True, structured=True),
    Semantics(
        "ideal",
        "the largest admissible set within all preferred ones",
        "Dung, Mancarella & Toni 2007",
        "between coNP and Θ₂",
        code="ID",
        maps=True,
    ),
    Semantics("eager", "the largest admissible set within all semi-stable ones", "Caminada 2007", "Π₂", code="EA"),
    Semantics("semi-stable", "a complete set whose range is maximal", "Caminada 2006", "Σ₂, Π₂", code="SST", maps=True),
    Semantics(
        "stage",
        "a conflict-free set whose range is maximal",
        "Verheij 1996",
        "Σ₂, Π₂",
        code="STG",
        maps=True,
        complete=False,
    ),
    Semantics("two-valued", "a complete labelling that leaves nothing open", _ADF, "NP, coNP", maps=True),
    Semantics(
        "stable",
        "conflict-free, and attacks everything else; in a map, elements may not only support each other in a cycle",
        f"{_DUNG}; for maps Brewka et al. 2013",
        "NP, coNP",
        code="ST",
        maps=True,
    ),
    Semantics(
        "quadratic-energy",
        "supporters less attackers, squared: enough of either brings any score near 0 or 1",
        "Potyka 2018",
        "base scores",
        title="quadratic energy",
        gradual=True,
    ),
    Semantics(
        "df-quad",
        "supporters and attackers combine like probabilities, and their difference moves the score",
        "Rago et al. 2016",
        "base scores",
        title="DF-QuAD",
        gradual=True,
    ),
    Semantics(
        "euler-based",
        "supporters less attackers, as an exponent: no attack brings a score below its square",
        "Amgoud & Ben-Naim 2018",
        "base scores",
        title="Euler-based",
        gradual=True,
    ),
    Semantics(
        "mlp-based",
        "supporters less attackers, added to the log-odds of the score, as a neuron does: 0 and 1 stay what they are",
        "Potyka 2021",
        "base scores",
        title="MLP-based",
        gradual=True,
    ),
    Semantics(
        "h-categoriser",
        "the base score, divided by one more than the strength of its attackers",
        "Besnard & Hunter 2001",
        "base scores, and no support in the map",
        gradual=True,
    ),
)
BY_NAME = {semantics.name: semantics for semantics in SEMANTICS}
BY_CODE = {semantics.code: semantics for semantics in SEMANTICS if semantics.code}
GROUNDED = "grounded"
OF_MAPS = tuple(semantics.name for semantics in SEMANTICS if semantics.maps)
STRUCTURED = {  # what `evaluate --semantics` understands for the structured reading -> the semantics
    "structured" if semantics.name == GROUNDED else f"structured-{semantics.name}": semantics.name
    for semantics in SEMANTICS
    if semantics.structured
}
GRADUAL = tuple(semantics.name for semantics in SEMANTICS if semantics.gradual)
DEFAULT_GRADUAL = GRADUAL[0]
