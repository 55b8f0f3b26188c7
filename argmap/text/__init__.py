"""The article: paragraphs, sentences, digests, the retelling, and whether anchors still hold."""

from argmap.text.fidelity import Fidelity, compare_wording, quotations
from argmap.text.retelling import NOT_RETOLD, dump_retelling, is_own_text, load_retelling, not_retold
from argmap.text.sentences import digest, find_phrase, normalise, paragraphs, sentences
from argmap.text.verification import Finding, Verification, diagnostics, verify_map
from argmap.text.verify import check_anchors, join_digests, own_copy, unclaimed_sentences, verify

__all__ = [
    "NOT_RETOLD",
    "Fidelity",
    "Finding",
    "Verification",
    "check_anchors",
    "compare_wording",
    "diagnostics",
    "digest",
    "dump_retelling",
    "find_phrase",
    "is_own_text",
    "join_digests",
    "load_retelling",
    "normalise",
    "not_retold",
    "own_copy",
    "paragraphs",
    "quotations",
    "sentences",
    "unclaimed_sentences",
    "verify",
    "verify_map",
]
