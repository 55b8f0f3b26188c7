"""Time grows with the length of an Argdown text and not with its square, whatever it is full of."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from argmap.domain.diagnostics import ArgmapError
from argmap.formats import argdown


def _settings(key: str, entry: str) -> Callable[[int], str]:
    return lambda n: f"===\n{key}:\n" + "".join(entry.format(i) for i in range(n)) + "===\n\n[A]: x"


def _blocks(block: str) -> Callable[[int], str]:
    return lambda n: "".join(block.format(i, i + 1) for i in range(n))


def _below(top: str, line: str) -> Callable[[int], str]:
    return lambda n: top + "".join(line.format(i) for i in range(n))


def _attacked_argument(n: int) -> str:
    premises = "".join(f"({i}) p{i}\n" for i in range(n))
    return f"<A>\n\n{premises}----\n({n}) c\n\n<A>\n" + "".join(f"  - [X{i}]\n" for i in range(n))


def _steps_with_uses(n: int) -> str:
    premises = "".join(f"({i}) p{i}\n" for i in range(n))
    return f"<A>\n\n{premises}" + "".join(f"-- r {{uses: [{i}]}} --\n({n + i}) q{i}\n" for i in range(n))


SHAPES: dict[str, Callable[[int], str]] = {
    "many supports of one": _below("[T]: x\n", "  + [S{0}]: x\n"),
    "many contraries of one": _below("===\nmodel: {mode: strict}\n===\n\n[T]: x\n", "  >< [S{0}]: x\n"),
    "a chain": _blocks("[S{0}]: x\n  + [S{1}]\n\n"),
    "one title with many texts": _blocks("[A]: text {0} #tag{0} {{key{0}: 1}}\n\n"),
    "many sections": _blocks("# H{0}\n\n[S{0}]: x\n\n"),
    "many steps": _blocks("({0}) p\n----\n({1}1) q\n"),
    "one step from many": _below("<A>\n\n", "({0}) p{0}\n"),
    "steps that name premises": _steps_with_uses,
    "an argument under attack": _attacked_argument,
    "unknown sources": _blocks("[A{0}]: x {{by: [nobody-{0}]}}\n\n"),
    "sources of an unknown kind": _settings("sources", "  s{0}: {{kind: persson}}\n"),
    "relations of unknown elements": _settings("relations", "  - {{kind: support, from: [a{0}], to: b}}\n"),
    "a tour of unknown places": _settings("tour", "  - {{at: a{0}, say: hello}}\n"),
    "ids given twice": _blocks("[A{0}]: x {{id: same}}\n\n"),
    "mistyped references": _blocks("[Statement number {0}]: x\n  + [Statment number {1}]\n\n"),
    "open braces": _blocks("{{a "),
    "open brackets": _blocks("[a <b "),
    "open emphasis": _blocks("*a _b "),
    "open comments": _blocks("/* a <!-- "),
    "stray relations": _blocks("+ [A]\n\n"),
    "blank lines": _blocks(" \n\t\r\n"),
    "one long line": _blocks("word #tag @[A] [b](c) \\* :happy: "),
}


def _seconds(text: str) -> float:
    began = time.process_time()
    with suppress(ArgmapError):
        argdown.load(text)
    return time.process_time() - began


@pytest.mark.parametrize("shape", SHAPES)
def test_eight_times_the_text_takes_no_more_than_eight_times_as_long_and_a_bit(shape: str) -> None:
    write = SHAPES[shape]
    _seconds(write(50))
    assert _seconds(write(3200)) < 20 * max(_seconds(write(400)), 0.02)
