"""The article: paragraphs, sentences, digests, the retelling, and whether anchors still hold."""

from __future__ import annotations

from argmap.domain.lazy import lazy
from argmap.text.retelling import NOT_RETOLD, dump_retelling, is_own_text, load_retelling, not_retold
from argmap.text.sentences import digest, find_phrase, has_digest, normalise, paragraphs, sentences
from argmap.text.verify import check_anchors, join_digests, own_copy, unclaimed_sentences, verify

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argmap.text.fidelity import Fidelity, compare_wording, quotations
    from argmap.text.verification import Finding, Verification, diagnostics, verify_map

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
    "has_digest",
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

__getattr__, _ = lazy(  # a map is read more often than verified
    __name__,
    {
        "text.fidelity": ("Fidelity", "compare_wording", "quotations"),
        "text.verification": ("Finding", "Verification", "diagnostics", "verify_map"),
    },
)
