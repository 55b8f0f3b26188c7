"""Meanings of the labels of lines: one table of words for the formats in which people write freely."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from argmap.domain.naming import shortened
from argmap.domain.negation import is_negation

Member = TypeVar("Member")

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
_LABELS = "|".join(
    (
        *SIDES["Pro"],
        *SIDES["Con"],
        *("objection", "counterargument", "rebuttal", "support", "reason", "undercut"),
        *("einwand", "gegenargument", "grund", "objeción", "razón", "raison", "заперечення", "пярэчанне"),
        *("advantage", "benefit", "upside", "vorteile?", "avantage", "ventaja", "переваг[аи]", "перавагі?"),
        *("disadvantage", "drawback", "downside", "nachteile?", "inconvénient", "désavantage", "desventaja"),
        *(
            "inconveniente",
            "недоліки?",
            "недахопы?",
            "(?:arguments?|reasons?) (?:for|against)",
            "arguments? (?:pour|contre)",
        ),
        *("(?:argumente?|gr(?:u|ü)nde?) (?:dafür|dagegen)", "argumentos? (?:a favor|en contra)"),
        *("аргументи? (?:за|проти)", "аргументы? (?:за|супраць)"),
    )
)
TOGETHER = frozenset(
    ("together", "zusammen", "ensemble", "juntos", "разом", "разам")
)  # of premises that need each other
MARKS = {  # that stand for a side
    **dict.fromkeys("✅✔✓☑👍➕", "support"),
    **dict.fromkeys("❌✘✗✖👎➖", "attack"),
}
AFTER_MARK = "[\\ufe0e\\ufe0f\\U0001f3fb-\\U0001f3ff]?+"  # how a mark is shown
SEPARATOR = r"\s{0,9}[:：]|\s{0,9}(?:[–—→]|=>)(?=\s)|\s{1,9}-(?=\s)|[.;](?=\s)"  # between a side and what is said
UNSEEN = "This is an invisible link, which says nothing, and is left out."
LABEL = "Label them with supports or attacks."
KNOWN = "Known are words such as supports, attacks, undercuts, pro and con, without a negation."


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_WHOLE = {  # labels that say something only if nothing else stands in them
    **MARKS,
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
_REASONS = _words(  # for, if not said against
    "reason reasons evidence premise argument arguments grund gründe argumente raison raisons razón razones argumento"
    " argumentos аргумент аргументи аргументы advantage advantages benefit benefits upside upsides vorteil vorteile"
    " avantage avantages ventaja ventajas перевага переваги перавага перавагі"
)
_ATTACKS = _words(
    "attack attacks attacking con cons contra against object objects objection objections oppose opposes opposing rebut"
    " rebuts rebuttal refute refutes refutation counter counters counterargument counterexample challenge challenges weaken"
    " weakens undermine undermines contradict contradicts disprove disproves deny denies reject rejects negate negates"
    " dispute disputes defeat defeats einwand einwände gegenargument gegenargumente objeción objeciones заперечення"
    " пярэчанне пярэчанні but aber gegen widerspricht widerlegt entkräftet attaque contredit réfute contre ataca"
    " contradice refuta атакує заперечує спростовує суперечить підриває проти атакуе аспрэчвае абвяргае супярэчыць"
    " падрывае супраць dagegen disadvantage disadvantages drawback drawbacks downside downsides nachteil nachteile"
    " inconvénient inconvénients désavantage désavantages desventaja desventajas inconveniente inconvenientes недолік"
    " недоліки недахоп недахопы"
)
_UNDERCUTS = _words("undercut undercuts undercutter")
_UNLIKE = _words("cant dont doesnt isnt lack lacks lacking fail fails hardly barely")  # negations, as some spell them
_SIGNED = re.compile(r"([-−+])\s?(?=[\d.,]*[1-9])\d{0,9}(?:[.,]\d{1,20})?")  # a number other than 0
_WORD = re.compile(r"\w+(?:['’]\w+)?")


def read_label(label: str) -> str | None:
    """Return "support", "attack" or "undercut"; ``None`` for a label that says none of these, or more than one, or not."""
    said = " ".join(label.casefold().split())
    if said in _WHOLE:
        return _WHOLE[said]
    if number := _SIGNED.fullmatch(said):
        return "support" if number[1] == "+" else "attack"
    words = set(_WORD.findall(said))
    if words & _UNLIKE or any(map(is_negation, words)):
        return None
    supports = bool(words & _SUPPORTS)
    if words & (_ATTACKS | _UNDERCUTS):
        return None if supports else "undercut" if words & _UNDERCUTS else "attack"
    return "support" if supports or words & _REASONS else None


SIGNS = ("sign", "polarity", "valence", "weight", "value")  # of edges, in data that may be a number


def read_sign(data: Mapping[str, str]) -> str | None:
    """Return "attack" for an edge with a negative number in its data, "support" for one whose sign is positive."""
    for name in SIGNS:
        number = data.get(name, "").strip()
        if (said := read_label(number) if _SIGNED.fullmatch(number) else None) in ("attack", "support"):
            return said
        if name in SIGNS[:3] and _SIGNED.fullmatch(f"+{number}"):
            return "support"
    return None


_LEADING = re.compile(
    rf"\s*(?:(?P<bracket>[(\[])?(?P<side>{_LABELS})s?(?(bracket)[)\]]\s{{0,9}}[:：]?|(?:{SEPARATOR}))"
    rf"|(?P<open>\()?(?P<sign>[-+−–])(?(open)\)|\s)|(?P<mark>[{''.join(MARKS)}]){AFTER_MARK})\s*(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_BUT = re.compile(
    r"\s*(?:(?:but|aber|mais|pero|але|аднак|однак)\b[,:]?"
    r"|(?:however|jedoch|allerdings|cependant|toutefois|sin embargo)[,:])\s",
    re.IGNORECASE,
)


def side_of(text: str) -> tuple[str | None, str]:
    """Return "support", "attack" or "undercut", as the beginning of a text says it, and the text without a label there.

    A "but" belongs to what is said, and stays.
    """
    if match := _LEADING.fullmatch(text):
        return read_label(match["side"] or match["sign"] or match["mark"]), match["rest"]
    return ("attack" if _BUT.match(text) else None), text


def names_side(text: str, above: str = "") -> str | None:
    """Return "support" or "attack" for a text that names a side, such as "Arguments against:", and says nothing else.

    Reasons below a heading of the side ``above`` are on that side.
    """
    side = _named_side(text)
    return above or side if side == "support" else side


def _named_side(text: str) -> str | None:
    said = " ".join(text.casefold().split()).strip(" :：.;\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")
    if said in MARKS:
        return MARKS[said]
    for label, side in (("Pro", "support"), ("Con", "attack")):
        if said in SIDES[label]:
            return side
    words = set(_WORD.findall(said))
    against = _ATTACKS | set(SIDES["Con"])
    if not words or not words <= against | _REASONS | _SUPPORTS | set(SIDES["Pro"]):
        return None
    return "attack" if words & against else "support"


@dataclass(slots=True)
class Heading:
    """A heading of a side with nothing below it, and whether anything stands behind it."""

    title: str
    side: str
    heads: bool = False

    @property
    def message(self) -> str:
        """The note on what became of it."""
        if not self.heads:
            return f"“{self.title}” names a side, but nothing stands below it or behind it, so it is left out."
        speaks = "against" if self.side == "attack" else "for"
        return f"Nothing stands below “{self.title}”, so what follows it is read as speaking {speaks} what both stand below."


BELOW = "Put what is on that side below it."
MISSING_CLAIM = "Write the claim that the sides are about above them."


def under_headings(
    row: Iterable[Member], read: Callable[[Member], tuple[str, bool]], above: str = ""
) -> tuple[list[tuple[Member, str]], list[tuple[Member, Heading]]]:
    """Sort siblings by headings among them that have nothing below: such a one heads what follows, up to the next heading.

    ``read`` returns the words of a member and whether anything stands below it. Returns the members without such headings,
    each with its side or ``above``, and the headings.
    """
    sided: list[tuple[Member, str]] = []
    headings: list[tuple[Member, Heading]] = []
    heading: Heading | None = None
    for member in row:
        words, is_parent = read(member)
        named = names_side(words, above)
        if named and not is_parent and side_of(words)[1] == words:
            heading = Heading(shortened(words, 40), named)
            headings.append((member, heading))
            continue
        heading = None if named else heading
        if heading:
            heading.heads = True
        sided.append((member, heading.side if heading else above))
    return sided, headings


def untied(label: str) -> str:
    """Return the message about a line with a label that says nothing known."""
    shown = shortened(label, 60)
    return f"What the label {shown!r} of a line means is not known, so the line is taken to say nothing, and left out."


def bare(number: int, of: int) -> str:
    """Return the message about a ``number`` of lines without a label."""
    return f"Lines that say nothing of what they do ({number} of {of}) are read as support."
