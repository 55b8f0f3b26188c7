"""How large a file or a function may be. What is larger stands here by name, with the reason why it is not two."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import argmap

HOME = Path(argmap.__file__).parent
LONGEST_FILE, MEDIAN_FILE, LONGEST_FUNCTION = 400, 120, 40
LONGEST_SCRIPT = 300

SCENE = "lists all that one value is made of"
STEPS = "one pass whose steps share what they count"
LONG_FUNCTIONS = {
    "draw/card.py:make_card": SCENE,
    "draw/compose.py:compose": SCENE,
    "draw/page/__init__.py:draw_page": SCENE,
    "draw/svg.py:draw_svg": SCENE,
    "formats/argdown/content.py:read_content": STEPS,
    "formats/opml/reader.py:_outline": STEPS,
    "graph/difference_union.py:union": SCENE,
    "rdf/concepts.py:encode_verdicts": SCENE,
    "semantics/constellations.py:probability": "a third of it says what it takes and what it finds",
    "semantics/stability.py:stability": "a third of it says what it takes and what it finds",
    "semantics/worlds.py:grounded_in": STEPS,
    "draw/page/js/card.js:body": SCENE,
    "draw/page/js/fold.js:withoutHidden": STEPS,
    "draw/page/js/hearsay.js:bestRoutes": STEPS,
    "draw/page/js/menu.js:startMenu": "one closure a menu: its parts answer to the same keys",
    "draw/page/js/practice.js:parts": SCENE,
    "draw/page/js/query-field.js:startField": "one closure a field: its parts answer to the same keys",
    "draw/page/js/search.js:startSearch": "one closure a field: its parts answer to the same keys",
    "draw/page/js/shapes.js:painterOf": "one closure a painting: its parts share what is looked up once",
    "draw/page/js/weights.js:#spread": STEPS,
    "notebook/widget.js:render": "one closure a widget: its parts share what is shown",
    "server/app/card.js:draw": SCENE,
    "server/app/editor.js:token": "a table of patterns in the order in which they are tried",
    "server/app/editor.js:update": STEPS,
}
NO_NAMES = {"found", "told", "given"}  # they say how something came about, not what it is
NO_OPENINGS = {"what", "how", "where", "which", "whether", "when", "who", "whose", "why"}
_APART = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:[^"\\\n]|\\.)*"', re.DOTALL)  # comments and texts
_VAGUE = re.compile(rf"(?<![\w.$])(?:{'|'.join(NO_NAMES)})\b(?!: )")
_FUNCTION = re.compile(r"(?P<indent> *)(?:export )?(?:async )?function\*? (?P<name>\w+)\(.*")
_METHOD = re.compile(
    r"(?P<indent> +)(?:async |get |static )*(?!if|for|while|switch|catch)(?P<name>#?\w+)\((?:(?!=>).)*\) \{"
)


def modules() -> list[Path]:
    return sorted(HOME.rglob("*.py"))


def scripts() -> list[Path]:
    return [file for file in sorted(HOME.rglob("*.js")) if not {"vendor", "node_modules"} & {*file.parts}]


def length(file: Path) -> int:
    return len(file.read_text(encoding="utf-8").splitlines())


def test_files_are_short() -> None:
    assert not [f"{file}: {length(file)}" for file in modules() if length(file) > LONGEST_FILE]
    assert not [f"{file}: {length(file)}" for file in scripts() if length(file) > LONGEST_SCRIPT]
    assert median(map(length, modules())) < MEDIAN_FILE
    assert median(map(length, scripts())) < MEDIAN_FILE


def test_functions_names_and_docstrings_are_as_contributing_has_them() -> None:
    """One test, so that the source is parsed once: half of what it takes."""
    lengths, texts = seen_in_modules()
    long = {name for name, lines in (*lengths, *functions_of_scripts()) if lines > LONGEST_FUNCTION}
    assert sorted(long - LONG_FUNCTIONS.keys()) == [], "split it, or say why not"
    assert sorted(LONG_FUNCTIONS.keys() - long) == [], "these are short by now"
    assert not NO_NAMES & names(), "say what it holds"
    assert len(texts) > 1000
    openings = [f"{file}: {text}" for file, text in texts if text.split()[0].strip("`,.:").lower() in NO_OPENINGS]
    assert not openings, "begin with a verb or a noun"


def names() -> set[str]:
    """The variables and parameters of the modules in which such a word stands at all."""
    words = re.compile(rf"\b({'|'.join(NO_NAMES)})\b")
    texts = [text for file in modules() if words.search(text := file.read_text(encoding="utf-8"))]
    nodes = [node for text in texts for node in ast.walk(ast.parse(text))]
    stored = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    return stored | {node.arg for node in nodes if isinstance(node, ast.arg)}


def statements(text: str) -> Iterator[ast.AST]:
    """A module and every statement in it; expressions, which hold none of what is looked for, are most of a tree."""
    todo: list[ast.AST] = [ast.parse(text)]
    while todo:
        yield (node := todo.pop())
        for part in ("body", "orelse", "finalbody", "handlers", "cases"):
            todo += getattr(node, part, [])


def seen_in_modules() -> tuple[list[tuple[str, int]], list[tuple[str, str]]]:
    """Each function with its lines, and each file with its docstrings; no tree is kept, since many of them are slow."""
    lengths, texts = [], []
    for file in modules():
        name = file.relative_to(HOME).as_posix()
        for node in statements(file.read_text(encoding="utf-8")):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lengths.append((f"{name}:{node.name}", (node.end_lineno or 0) - node.lineno + 1))
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                texts.append((name, ast.get_docstring(node) or "-"))
    return lengths, texts


def functions_of_scripts() -> Iterator[tuple[str, int]]:
    """Yield functions and methods, which the formatter closes with a brace in the column of their first line."""
    for file in scripts():
        lines = file.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines):
            if head := _FUNCTION.fullmatch(line) or _METHOD.fullmatch(line):
                end = next((n for n in range(number + 1, len(lines)) if lines[n] == head["indent"] + "}"), number)
                yield f"{file.relative_to(HOME).as_posix()}:{head['name']}", end - number + 1


def test_functions_of_scripts_are_seen() -> None:
    lengths = dict(functions_of_scripts())
    assert len(lengths) > 400
    assert lengths["draw/page/js/reading.js:say"] == 3


def test_names_in_scripts_say_what_a_thing_is() -> None:
    """Whatever is no key or member of an object: those are named by what they are read from."""
    sources = {file: _APART.sub("", file.read_text(encoding="utf-8")) for file in scripts()}
    assert "/**" not in "".join(sources.values())
    assert not [f"{file}: {name[0]}" for file, text in sources.items() for name in _VAGUE.finditer(text)]
