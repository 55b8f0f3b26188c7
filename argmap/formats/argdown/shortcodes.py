"""The names that Argdown writes between dots or colons (``.A.``, ``:happy:``) and the characters they stand for."""

from __future__ import annotations

import re

CHARACTERS = {
    "A": "∀",
    "E": "∃",
    "O": "𝗢",
    "P": "𝗣",
    "->": "→",
    "<->": "↔",
    "~": "¬",
    "^": "∧",
    "v": "∨",
    "v_": "⊻",
    "<>": "◇",
    "[]": "◻",
    "happy": "😀",
    "smile": "☺",
    "smiley": "☺",
    "laugh": "😆",
    "lol": "😆",
    "rofl": "🤣",
    "joy": "😂",
    "heart": "❤",
    "?": "❓",
    "question": "❓",
    "love": "😍",
    "wink": "😉",
    "shush": "🤫",
    "meh": "😐",
    "eye-roll": "🙄",
    "sad": "😢",
    "disappointed": "😞",
    "scream": "😱",
    "+1": "👍",
    "up": "👍",
    "-1": "👎",
    "down": "👎",
    "think": "🤔",
    "star": "⭐",
    "y": "✔",
    "agree": "✔",
    "n": "❌",
    "disagree": "❌",
}

_NAMES = "|".join(re.escape(name) for name in sorted(CHARACTERS, key=len, reverse=True))

# A capital letter before the first dot means an abbreviation ("U.A.E."), which the reference turns into symbols.
PATTERN = rf"(?:(?<![A-Z])\.(?:{_NAMES})\.|:(?:{_NAMES}):)"
