"""The languages of texts, as their codes (BCP 47) name them."""

from __future__ import annotations

import re

UNDETERMINED = "und"  # of a map that does not say in which language it is
_CODE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")  # the shape, without the register


def stated(language: str) -> str:
    """``language`` as it was given, or "" if it says that it is not known."""
    return language if language.lower() != UNDETERMINED else ""


def is_code(language: str) -> bool:
    """Return whether ``language`` has the shape of a code."""
    return bool(_CODE.fullmatch(language))


def tag(language: str) -> str:
    """``language`` where a document may say it of a text: if it is the code of a language that is known; else ""."""
    return stated(language) if is_code(language) else ""
