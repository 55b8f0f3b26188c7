"""A theme of the user's own: a JSON file that changes some tokens of a bundled theme, or all of them.

Such a file names the theme that it ``extends`` (default: light) and gives colours as ``#rrggbb``; every fault of it is
told at once. Colours too close to what is behind them are drawn as asked for, but told.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePath

from argmap import read
from argmap.domain.diagnostics import Diagnostic, ReadError, Severity
from argmap.domain.model import Span
from argmap.domain.spelling import similar
from argmap.draw.theme import Theme, load_theme, theme_data, theme_names, theme_of

LEAST_CONTRAST = 4.5  # of text, by WCAG 2.2 (1.4.3)
BARS = ("solid", "dashed", "dotted", "double", "hollow", "dash-dot", "ladder")
RELATIONS = ("support", "attack", "undercut", "contrary", "contradictory", "rephrase")
_BEHIND = ("paper", "box", "box-quiet")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_WORDS = ("name", "mode", "extends")


def find_theme(name: str) -> Theme:
    """The bundled theme called ``name``, or the one in the file ``name``, which ends in ``.json`` or is a pipe.

    Raises ``UnknownNameError`` for a name, ``ReadError`` with every fault of a file.
    """
    if not name.lower().endswith(".json") and not read.is_pipe(name):
        return load_theme(name)
    text = read.read_named(name)
    try:
        data = json.loads(text, parse_constant=lambda _: None)
    except json.JSONDecodeError as error:
        where = Span(name, error.lineno, error.colno, error.lineno, error.colno)
        raise ReadError(_fault("bad-json", f"This theme is not JSON: {error.msg}.", where)) from None
    except RecursionError:
        raise ReadError(_fault("bad-json", "This theme is nested too deeply.", _whole(name))) from None
    if not isinstance(data, dict):
        raise ReadError(_fault("bad-theme", "A theme is a JSON object of tokens and colours.", _whole(name)))
    base = data.get("extends", "light")
    if base not in theme_names():
        remedy = f"It can extend {', '.join(theme_names())}."
        raise ReadError(_fault("bad-theme", f"This theme extends {base!r}, which is no theme.", _whole(name), remedy))
    known = theme_data(base)
    if faults := [_fault("bad-theme", *fault) for fault in _faults(data, known, text, name)]:
        raise ReadError(*faults)
    own = {key: value for key, value in data.items() if key != "extends"}
    changes = {**known["changes"], **own.pop("changes", {})}  # type: ignore[dict-item]
    merged = {"name": PurePath(name).stem, **{k: v for k, v in known.items() if k != "name"}, **own}
    return theme_of({**merged, "changes": changes})


def _faults(
    data: Mapping[str, object], known: Mapping[str, object], text: str, file: str
) -> Iterator[tuple[str, Span, str]]:
    """Yield what is wrong with each value of a theme: what, where, and what to write instead."""
    for key, value in data.items():
        where = _place(text, key, file)
        if key in _LISTS:
            valid, most, remedy = _LISTS[key]
            if not isinstance(value, list) or len(value) < most or not all(map(valid, value)):
                yield f"{key} is {json.dumps(value)[:60]}.", where, remedy
        elif key == "mode" and value not in ("light", "dark"):
            yield f"mode is {json.dumps(value)[:40]}.", where, "It can be light or dark."
        elif key in _WORDS:
            if not isinstance(value, str):
                yield f"{key} is {json.dumps(value)[:40]}, which is no text.", where, ""
        elif key == "changes" and isinstance(value, dict):
            yield from _faults(value, known["changes"], text, file)  # type: ignore[arg-type]
        elif key not in known:
            near = similar(key, known)
            remedy = f"Did you mean {near[0]}?" if near else f"There are {', '.join(known)}."
            yield f"There is no token called {key!r}.", where, remedy
        elif not _is_colour(value):
            yield f"{key} is {json.dumps(value)[:40]}, which is no colour.", where, "Write it as #rrggbb."


def _is_colour(value: object) -> bool:
    return isinstance(value, str) and _COLOUR.fullmatch(value) is not None


_LISTS = {
    "strands": (_is_colour, 1, 'It is a list of colours, such as ["#0a6f6b", "#805300"].'),
    "bars": (BARS.__contains__, 0, f"It is a list of these patterns: {', '.join(BARS)}."),
}


def _place(text: str, key: str, file: str) -> Span:
    at = text.find(json.dumps(key, ensure_ascii=False))
    return read.place(text, at, file) if at >= 0 else _whole(file)


def _whole(file: str) -> Span:
    return Span.of_file(file)


def _fault(code: str, message: str, where: Span, remedy: str = "") -> Diagnostic:
    return Diagnostic(code, message, where, remedy)


def text_pairs(theme: Theme) -> Iterator[tuple[str, str, str, str]]:
    """Every text of a picture and what may be behind it: the two tokens and their colours."""
    coloured = [("neutral", theme["neutral"]), *((f"strands[{i}]", c) for i, c in enumerate(theme.strands))]
    coloured += [(name, theme[name]) for name in ("ink", "soft", *RELATIONS)]
    for name, colour in coloured:
        yield from ((name, behind, colour, theme[behind]) for behind in _BEHIND)
    for name in ("thesis-ink", "thesis-soft"):
        yield name, "thesis", theme[name], theme["thesis"]
    for name, colour in theme.changes.items():
        yield f"changes.{name}", "paper", colour, theme["paper"]


def faint(theme: Theme, file: str) -> list[Diagnostic]:
    """A warning for each pair of colours that are too close to each other to read one on the other."""
    diagnostics = []
    for name, behind, one, other in text_pairs(theme):
        ratio = contrast(one, other)
        if ratio < LEAST_CONTRAST:
            message = f"{name} {one} on {behind} {other} has a contrast of {ratio:.1f}, which is hard to read."
            remedy = f"Make it at least {LEAST_CONTRAST}."
            diagnostics.append(Diagnostic("faint-colour", message, _whole(file), remedy, Severity.WARNING))
    return diagnostics


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours by WCAG 2.2, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
