"""Plain words of quantity and denial that a claim has otherwise than its sentences, such as “many” for “few”.

The rule is narrow on purpose: it compares what such a word stands before, so that other words for the same are no fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from argmap.domain.contraries import antonyms, exclusives
from argmap.domain.negation import hints_denial, is_negation, is_weak
from argmap.text.alike import LONG, are_alike, are_close, has, in_one_word, longer
from argmap.text.dropped import states_exception
from argmap.text.sentences import folded

_WORD = re.compile(r"\w+(?:['-]\w+)*|[.;:!?]")
_NEAR = 3  # words between which a quantity and what it counts stand
_PLAIN = 18  # words of a sentence that says one thing
_REACH = 2  # words that say something, behind a negation, which both texts need to have
CONDITIONS = ("if", "unless", "wenn", "falls", "sofern", "si", "якщо", "якби", "калі")
_OPEN = frozenset(  # with which a negation does not deny that it is so
    {"?", "whether", *CONDITIONS} | {"without", "sans", "sin", "ohne", "без"}
)
_EXTREMES = (
    (("everyone", "everybody"), ("nobody", "noone", "none")),
    (("everything",), ("nothing",)),
    (("always",), ("never",)),
    (("everywhere",), ("nowhere",)),
    (("jeder", "alle"), ("niemand", "keiner")),
    (("alles",), ("nichts",)),
    (("immer",), ("nie", "niemals")),
    (("toujours",), ("jamais",)),
    (("siempre",), ("nunca", "jamás")),
    (("завжди",), ("ніколи",)),
    (("заўсёды",), ("ніколі",)),
)
_SOME_OR_NONE = (
    (("someone", "somebody", "anyone", "anybody"), ("nobody", "noone", "none")),
    (("something", "anything"), ("nothing",)),
    (("somewhere",), ("nowhere",)),
    (("sometimes", "ever"), ("never",)),
    (("jemand",), ("niemand", "keiner")),
    (("etwas",), ("nichts",)),
    (("manchmal", "einmal"), ("nie", "niemals")),
    (("quelqu'un",), ("personne",)),
    (("parfois",), ("jamais",)),
    (("alguien",), ("nadie",)),
    (("algo",), ("nada",)),
    (("хтось", "дехто"), ("ніхто",)),
    (("щось",), ("ніщо", "нічого")),
    (("нехта",), ("ніхто",)),
)
_ALL_OR_NONE = frozenset(word for sides in (*_EXTREMES, *_SOME_OR_NONE) for side in sides for word in side)
_OR = ("or", "oder", "ou", "o", "чи", "ці")  # before a "not" that leaves it open
_WHOLE = re.compile(  # that something is said of all
    r"all|each|every\w*|any\w*|always|never|no|none|nobody|both|whole|entire\w*|throughout|exception\w*"
    r"|wherever|whenever|whoever|whatever|generally|universal\w*|unanimous\w*|jede\w*|all\w*|ganz\w*|sämtlich\w*|immer|tou(?:t|te|s|tes)"
    r"|chaque|toujours|entier\w*|tod[oa]s?|cada|siempre|enter[oa]s?|вс[іеяю]\w*|усі|усе|кож\w+|ціл\w+|завжди|заўсёды"
)
_LIMITS = re.compile(  # up to which something is denied, or that what is denied is another thing than what is said
    r"until|before|except|but|only|alone|just|bis|bevor|außer|aber|sondern|nur|allein|avant|mais|sauf|hasta|antes|sino|pero"
    r"|до|але|лише|да|толькі"
)
_NO_AMOUNT = frozenset(  # before what looks like an amount
    {"how", "so", "too", "as", "at", "after", "nearly", "almost", "virtually", "practically"}
)


class Amount(IntEnum):
    """Share of all, roughly, that a word of quantity speaks of."""

    FEW = 1
    SOME = 2
    MANY = 3
    ALL = 4


_AMOUNTS = {
    Amount.FEW: "few little wenige rares pocos pocas мало небагато нямнога",
    Amount.SOME: "some several einige manche certains certaines quelques plusieurs algunos algunas varios varias"
    " деякі кілька некаторыя некалькі",
    Amount.MANY: "many much most lot lots viele vielen meisten beaucoup plupart muchos muchas mayoría"
    " багато більшість шмат большасць",
    Amount.ALL: "every each all alle allen jeder jede jedes jeden tous toutes todos todas cada"
    " всі усі кожен кожна кожне усе кожны",
}
_AMOUNT = {word: amount for amount, words in _AMOUNTS.items() for word in words.split()}


class _Said(NamedTuple):
    """An amount, the word for it, the word that it counts, and whether its text denies anything."""

    amount: Amount
    word: str
    of: str
    denied: bool


def turned(claim: str, texts: Sequence[str]) -> str:
    """Return in which words a claim has another quantity than all of its sentences, or denies what they say, or nothing."""
    words, others = _words(claim), [_words(text) for text in texts if text]
    if not others:
        return ""
    is_alone = "only" in words and any(map(states_exception, texts))  # that it alone does not: all others do
    return _other_amount(words, others) or ("" if is_alone else _other_denial(words, others))


def _words(text: str) -> list[str]:
    return _WORD.findall(in_one_word(folded(text)[0].casefold()))


def _other_amount(words: Sequence[str], others: Sequence[Sequence[str]]) -> str:
    theirs = [said for other in others for said in _amounts(other)]
    for said in _amounts(words):
        same = [their for their in theirs if are_alike(said.of, their.of)]
        if same and all(said.denied == their.denied and _is_more(said.amount, their.amount) for their in same):
            return f"the text says “{same[0].word} {same[0].of}”, the claim “{said.word} {said.of}”"
        is_of_all = said.amount is Amount.ALL and said.word != "each" and not any(map(is_negation, words))
        if is_of_all and not same and all(_say_of_some(other, said.of) for other in others):
            return f"the text does not say “{said.word} {said.of}”"
    return ""


def _say_of_some(words: Sequence[str], of: str) -> bool:
    """Return whether a sentence speaks of something, and nowhere of all or none of anything."""
    spans = any(of in unit for group in exclusives() for unit in group)  # every year: yearly
    is_less = has(longer(words), of) or any(said.amount < Amount.ALL for said in _amounts(words))
    return not spans and is_less and not any(is_negation(word) or _WHOLE.fullmatch(word) for word in words)


def _is_more(claimed: Amount, said: Amount) -> bool:
    """Return whether a claim does not follow: “many” does from “all”, “some” from both, and “few” from itself only."""
    return claimed > said or (claimed is Amount.FEW and said is not Amount.FEW)


def _amounts(words: Sequence[str]) -> Iterator[_Said]:
    denied = _denies([word for word in words if word not in _AMOUNT])
    for at, word in enumerate(words):
        amount = _AMOUNT.get(word)
        before = words[at - 1] if at else ""
        if amount is None or is_negation(before) or before in _NO_AMOUNT:
            continue
        if amount is Amount.ALL and (
            before == "of" or "but" in words[at + 1 : at + 1 + _NEAR]
        ):  # half of all; all but one
            continue
        a_few = before == "a" and word in ("few", "little")
        behind = _saying(words, at + 1, _NEAR) or _of_which(words, at + 1)
        if behind and not words[at + 1].isdecimal():  # some 30 people are about 30
            yield _Said(Amount.SOME if a_few else amount, f"a {word}" if a_few else word, behind[0], denied)


def _of_which(words: Sequence[str], start: int) -> tuple[str, ...]:
    """The short word behind "of", "of the": a lot of the oil."""
    behind = [word for word in words[start : start + _NEAR] if word not in ("of", "the", "its", "their")]
    return tuple(behind[:1]) if words[start : start + 1] == ["of"] and behind and behind[0].isalpha() else ()


def _other_denial(words: Sequence[str], others: Sequence[Sequence[str]]) -> str:
    ours, theirs = _denials(words), [_denials(other) for other in others]
    if not ours and all(theirs) and not _denies(words) and not any(_OPEN.intersection(other) for other in others):
        for denials in theirs:
            for of in denials:
                if len(of) == _REACH and _stand_in(of, words):
                    return f"the text denies “{' … '.join(of)}”, the claim does not"
    if note := _other_extreme(words, others):
        return note
    if not ours and not _denies(words) and all(_denies_all(other, words) for other in others):
        return "the text denies it, the claim does not"
    if ours and not any(theirs) and not any(map(_denies, others)):
        for of in ours:
            if len(of) == _REACH and any(_follow(of, other) for other in others):
                return f"the claim denies “{' … '.join(of)}”, the text does not"
    return ""


def _other_extreme(words: Sequence[str], others: Sequence[Sequence[str]]) -> str:
    """Say that a claim is of none where all of its sentences, made of its words, are of all or some, or the reverse."""
    if not all(has(other, word) for other in others for word in longer(words) if word not in _ALL_OR_NONE):
        return ""
    own = [word for word in words if not all(word in other for other in others)]  # a doubt that both have turns nothing
    for kind, table in (("all", _EXTREMES), ("some", _SOME_OR_NONE)):
        for any_of, none_of in table:
            if any(word in words for word in none_of) and all(_say_alone(other, any_of, none_of) for other in others):
                return f"the text says so of {kind}, the claim of none"
            if all(any(word in other for word in none_of) for other in others) and _say_alone(own, any_of, none_of):
                return f"the text says so of none, the claim of {kind}"
    return ""


def _say_alone(words: Sequence[str], said: Sequence[str], unsaid: Sequence[str]) -> bool:
    """Return whether one of some words is said, none of others, and nothing is denied."""
    return any(word in words for word in said) and not any(word in words for word in unsaid) and not _denies(words)


def _denies_all(words: Sequence[str], claim: Sequence[str]) -> bool:
    """Return whether a short sentence denies, by one negation and nothing else, what a claim made of its words says."""
    negations = [at for at, word in enumerate(words) if is_negation(word) and words[at - 1] not in _OR]
    if len(negations) != 1 or any(map(_LIMITS.fullmatch, words)) or _OPEN.intersection(words):
        return False
    denied = _saying(words, negations[0] + 1, 2 * _NEAR)[:_REACH]
    is_plain = len(words) <= _PLAIN and words[:-1] == [word for word in words[:-1] if word[0].isalnum()]
    return (
        is_plain
        and are_close(claim, words)
        and any(has(claim, of) for of in denied)
        and not any(map(hints_denial, words))
    )


def _denials(words: Sequence[str]) -> list[tuple[str, ...]]:
    """The negations of a text: of each, the words that say something behind it, or of one alone also the one before."""
    return [
        _denied(words, at)
        for at, word in enumerate(words)
        if is_negation(word) and words[at + 1 : at + 2] not in (["only"], ["nur"], ["seulement"], ["solo"], ["sólo"])
    ]


def _denied(words: Sequence[str], at: int) -> tuple[str, ...]:
    behind = tuple(word for word in _saying(words, at + 1, 2 * _NEAR) if not is_weak(word))[:_REACH]
    if len(behind) != 1:
        return behind
    before = [word for word in _saying(words[:at][::-1], 0, 2 * _NEAR) if not is_weak(word)]
    return (*before[:1], *behind)


def _stand_in(wanted: Sequence[str], words: Sequence[str]) -> bool:
    """Return whether each of the wanted words stands among the longer ones of ``words``, in any order."""
    longer = [word for word in words if len(word) >= LONG]
    return all(any(are_alike(a, b) or b in _same_side(a) for b in longer) for a in wanted)


@cache
def _same_side(word: str) -> frozenset[str]:
    """The words that stand for one in the table of contraries, such as "increase" for "rise"."""
    return frozenset().union(*(side for pair in antonyms() for side in pair if word in side))


def _denies(words: Sequence[str]) -> bool:
    return any(is_negation(word) or hints_denial(word) for word in words)


def _saying(words: Sequence[str], start: int, count: int) -> tuple[str, ...]:
    """The longer ones of the next words of the same clause."""
    clause = []
    for word in words[start : start + count]:
        if not word[0].isalnum():
            break
        clause.append(word)
    return tuple(word for word in clause if len(word) >= LONG)


def _follow(wanted: Sequence[str], words: Sequence[str]) -> bool:
    """Return whether the wanted words follow each other among the longer ones of ``words``."""
    longer = [word for word in words if len(word) >= LONG]
    count = len(wanted)
    return any(
        all(are_alike(a, b) for a, b in zip(wanted, longer[at : at + count], strict=True))
        for at in range(len(longer) - count + 1)
    )
