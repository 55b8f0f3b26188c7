"""The keys of data blocks that are argmap's own, and how all others are kept in ``extra``."""

from __future__ import annotations

from typing import Any

ODD_ID = "argmap:id"  # the key of an id with blanks, as other notations have them: what `id` says may be foreign
_OF_BOTH = "id title text strand at phrase digest section tags"
_OF_STATEMENTS = "role by stance hedge quotation implicit time about lang credence standard"
STATEMENT_KEYS = frozenset((ODD_ID, *_OF_BOTH.split(), *_OF_STATEMENTS.split()))
ARGUMENT_KEYS = frozenset((ODD_ID, *_OF_BOTH.split(), "scheme", "strict", "steps", "weight"))
INFERENCE_KEYS = frozenset(["id", ODD_ID, "scheme", "uses", "strict", "rules", "weight"])
SECTION_KEYS = frozenset(("id", "title", "parent"))


def has_blanks(id_: str) -> bool:
    """Return whether an id is no word, so that ``id`` cannot hold it."""
    return any(character.isspace() for character in id_)


def id_key(id_: str) -> str:
    """The key of data that holds ``id_``."""
    return ODD_ID if has_blanks(id_) else "id"


def plain(value: Any) -> Any:
    """``value`` as ordinary lists and dicts."""
    if isinstance(value, dict):
        return {str(key): plain(v) for key, v in value.items()}
    return [plain(v) for v in value] if isinstance(value, list) else value


def extra_key(key: str) -> str:
    """The opposite of ``data_key``."""
    if key.startswith(":"):
        return key[1:]
    return key if ":" in key else f"argdown:{key}"


def data_key(key: str, known: frozenset[str]) -> str:
    """The key in a data block that is read back as ``key`` of ``extra``."""
    if ":" not in key:
        return f":{key}"
    name = key.removeprefix("argdown:")
    return key if name == key or ":" in name or name in known or not name else name
