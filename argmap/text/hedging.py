"""Words by which a text says that it is not sure, in the languages that argmap speaks."""

from __future__ import annotations

import re

_WORDS = {
    "en": r"""may might could perhaps maybe probably possibly presumably apparently seemingly allegedly reportedly supposedly
        (?<!less\ )(?<!more\ )(?<!as\ )likely unlikely seems? seemed appears? appeared suggests? suggested
        (?:most|very)\ likely it\ looks?\ (?:as|like)
        looks?\ (?:as\ if|as\ though|like) in\ question under\ question doubtful uncertain reason\ to\ (?:believe|think)
        rumou?rs? rumou?red speculation""",
    "de": r"""vielleicht wahrscheinlich möglicherweise vermutlich angeblich anscheinend offenbar womöglich mutmaßlich
        könnten? dürften? scheint schien scheinen unklar fraglich""",
    "fr": r"""peut-être probablement vraisemblablement apparemment sans\ doute semblent? semblait
        pourrai(?:t|ent) incertaine? prétendument""",
    "es": r"""quizás? tal\ vez probablemente posiblemente aparentemente supuestamente parecen? parecía podrían?
        al\ parecer dudoso acaso""",
    "uk": r"""можливо ймовірно мабуть напевно певно здається схоже начебто нібито очевидно імовірно може\ бути під\ питанням
        сумнівно""",
    "be": r"""магчыма верагодна мабыць напэўна здаецца падобна нібыта быццам відаць пад\ пытаннем сумніўна""",
}
_HEDGE = re.compile(
    r"(?<!\w)(?:" + "|".join(w for words in _WORDS.values() for w in re.split(r"(?<!\\)\s+", words)) + r")(?!\w)", re.I
)


def hedge_in(text: str) -> str:
    """The first word of ``text`` that takes something back from being certain, or nothing."""
    match = _HEDGE.search(text)
    return match[0] if match else ""
