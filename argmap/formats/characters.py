"""Characters that notations of other tools cannot hold, whatever the escaping."""

from __future__ import annotations

import re

NOT_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # not even as a reference
_UNSPEAKABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def speakable(text: str) -> str:
    """``text`` with what XML 1.0 forbids or discourages (control characters, half characters) shown as U+FFFD."""
    return _UNSPEAKABLE.sub("\ufffd", text)
