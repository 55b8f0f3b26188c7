"""The texts that a map is held against, sentence by sentence and paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import groupby

from argmap.domain.model import Anchor, ArgumentMap
from argmap.text.elsewhere import Whereabouts
from argmap.text.fidelity import GRADES, Fidelity, Rendering, Splits, compare_wording
from argmap.text.proper_names import Known
from argmap.text.sentences import digests_of, has_digest, paragraphs

Place = tuple[int, int]


class Source:
    """Sentences in their order, and the paragraphs that they make."""

    def __init__(self, sentences: Mapping[Place, str]) -> None:
        self.sentences = sentences
        self.places = list(sentences)
        groups = groupby(sorted(sentences), key=lambda place: place[0])
        self.paragraphs = {p: " ".join(sentences[place] for place in places) for p, places in groups}


class Texts:
    """The sentences that a map is held against: the article's own, and the retelling's where there is one.

    The words of each are kept in ``splits``, for one verification and no longer.
    """

    def __init__(self, argument_map: ArgumentMap, article: str | None) -> None:
        sentences = {(s.paragraph, s.sentence): s for s in argument_map.sentences}
        self.retold = any(s.digest and not has_digest(s.text, s.digest) for s in argument_map.sentences)
        self.unheld = article is None and (self.retold or not sentences)
        if article is not None:
            numbered = enumerate(paragraphs(article), 1)
            self.own: dict[Place, str] = {(p, s): t for p, line in numbered for s, t in enumerate(line, 1)}
        else:
            self.own = {} if self.retold else {place: s.text for place, s in sentences.items()}
        self.digests = {place: s.digest for place, s in sentences.items()}
        self.on_purpose = {place for place, s in sentences.items() if s.unclaimed}
        self.shown: Mapping[Place, str] = {place: s.text for place, s in sentences.items()} if self.retold else self.own
        self.author = argument_map.article or ""
        self.speakers = {source.id: source.name for source in argument_map.sources}
        self.splits = Splits()
        self.sources = [Source(each) for each in ([self.own, self.shown] if self.retold else [self.shown])]

    @cached_property
    def whereabouts(self) -> Whereabouts:
        """The sentences by their words."""
        return Whereabouts(self.shown)

    @cached_property
    def known(self) -> Known:
        """The words of the texts, by which names are known."""
        return Known([*self.own.values(), *self.shown.values()])

    def is_anchored(self, anchor: Anchor) -> bool | None:
        """Return whether the sentence is the one that was anchored; ``None`` if there is none of that number."""
        text = self.own.get((anchor.paragraph, anchor.sentence))
        if text is None:
            return None if self.own else True
        expected = anchor.digest or self.digests.get((anchor.paragraph, anchor.sentence), "")
        return not expected or has_digest(text, expected)

    def place_of(self, anchor: Anchor) -> Place | None:
        """Return where the sentence stands that was anchored, if its digest tells."""
        expected = anchor.digest or self.digests.get((anchor.paragraph, anchor.sentence), "")
        return self._by_digest.get(expected) if expected else None

    @cached_property
    def _by_digest(self) -> dict[str, Place]:
        places: dict[str, Place] = {}
        for place, text in self.own.items():
            for known in digests_of(text):
                places.setdefault(known, place)
        return places

    def compare(self, words: str, text: str) -> Rendering:
        """Return how faithfully ``words`` repeat a passage of ``text``."""
        return compare_wording(words, text, self.splits)

    def best(self, words: str, texts: Sequence[str]) -> tuple[int, Rendering]:
        """Return the text that ``words`` repeat the most faithfully, by its index."""
        comparisons = [self.compare(words, text) for text in texts]
        if not comparisons:
            return -1, Rendering(Fidelity.NOT_FOUND)
        at = min(range(len(comparisons)), key=lambda n: GRADES.index(comparisons[n].fidelity))
        return at, comparisons[at]
