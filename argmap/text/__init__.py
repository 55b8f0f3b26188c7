"""The article: paragraphs, sentences, digests, the retelling, and whether anchors still hold."""

from argmap.text.retelling import dump_retelling, load_retelling
from argmap.text.sentences import digest, find_phrase, normalise, paragraphs, sentences
from argmap.text.verify import check_anchors, join_digests, own_copy, unclaimed_sentences, verify

__all__ = [
    "check_anchors",
    "digest",
    "dump_retelling",
    "find_phrase",
    "join_digests",
    "load_retelling",
    "normalise",
    "own_copy",
    "paragraphs",
    "sentences",
    "unclaimed_sentences",
    "verify",
]
