"""Anchors made by the tool: paragraph, sentence, phrase and digest, so that nobody counts."""

from __future__ import annotations

from argmap import text
from argmap.domain.model import Anchor, Sentence
from argmap.edit.source import refuse


def anchor_to(
    sentences: tuple[Sentence, ...], paragraph: int, sentence: int, phrase: str = "", *, digests: bool = True
) -> Anchor:
    """The anchor of a sentence, with the phrase as it stands there; raises ``EditError`` if there is none.

    A phrase that is the whole sentence is left out, and so are digests if the retelling beside the map has them.
    """
    chosen = next((s for s in sentences if (s.paragraph, s.sentence) == (paragraph, sentence)), None)
    if chosen is None:
        message = f"The text has no sentence p{paragraph} s{sentence}."
        raise refuse("no-such-sentence", message, f"It has {len(sentences)} sentences.")
    if phrase:
        span = text.find_phrase(phrase.strip(), chosen.text)
        if span is None:
            raise refuse("no-such-phrase", f"{chosen.name} does not contain “{phrase}”.", f"It reads: “{chosen.text}”")
        phrase = chosen.text[span[0] : span[1]]
        if text.normalise(phrase).rstrip(".!?…") == text.normalise(chosen.text).rstrip(".!?…"):
            phrase = ""
    return Anchor(paragraph, sentence, chosen.digest if digests else "", phrase)
