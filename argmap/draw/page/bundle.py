"""Putting the page's files into one: modules joined, data escaped, everything that is not in it forbidden."""

from __future__ import annotations

import json
import re
import zlib
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.domain.characters import escape_json

if TYPE_CHECKING:
    from jinja2 import Template

HERE = Path(__file__).parent
_IMPORT = re.compile(r"^import \{(?P<names>[^}]*)\} from \"\./(?P<name>[\w-]+)\.js\";\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?P<declared>(?:async )?(?:function\*?|class|const) (?P<name>[\w$]+))", re.MULTILINE)
_COMMENT = re.compile(  # whole lines, types within a line, and indents
    r"^[ \t]*(?:/\*(?:(?!\*/).)*\*/|//[^\n]*)\n|^[ \t]+|/\*\* @type (?:(?!\*/).)*\*/ ?", re.MULTILINE | re.DOTALL
)
_WAITS = re.compile(r"^await ", re.MULTILINE)  # a module that others wait for
_BLANK = re.compile(r"\n{2,}")
_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def template(text: str) -> Template:
    """Return ``text`` as a template in which everything is escaped and nothing may be missing."""
    import jinja2

    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, keep_trailing_newline=True)
    return environment.from_string(text)


def read(name: str) -> str:
    """Read a file of the page, with plain line ends (a digest is taken of what the browser sees)."""
    return (HERE / name).read_text(encoding="utf-8").replace("\r\n", "\n")


def join_modules(*entries: str) -> str:
    """Join the ES modules that ``entries`` need into one script, dependencies first, each in a scope of its own.

    The modules keep to a few forms, so that this stays a matter of two patterns: an import statement on one line that
    names what it takes, and ``export`` before the declaration of a function, class or constant.
    """
    ordered: list[str] = []
    for entry in entries or ("main",):
        _visit(entry, ordered, ())
    scoped = [_scoped(name) for name in ordered]
    start = "async " if any(" = await (async" in module.split("\n", 1)[0] for module in scoped) else ""
    return f'"use strict";\n({start}() => {{\nconst modules = {{}};\n' + "\n".join(scoped) + "\n})();"


def compact(source: str) -> str:
    """Leave out comments on lines of their own, types, indents and blank lines: the page is smaller, and stays readable."""
    return _BLANK.sub("\n", _COMMENT.sub("", source))


def _scoped(name: str) -> str:
    source = read(f"js/{name}.js")
    source = compact(source)
    exported = ", ".join(match["name"] for match in _EXPORT.finditer(source))
    body = _EXPORT.sub(r"\g<declared>", _IMPORT.sub(_taken, source)).strip()
    start = "await (async " if _WAITS.search(body) else "("
    return f"modules[{json.dumps(name)}] = {start}() => {{\n{body}\nreturn {{ {exported} }};\n}})();"


def _taken(match: re.Match[str]) -> str:
    return f"const {{{match['names'].replace(' as ', ': ')}}} = modules[{json.dumps(match['name'])}];\n"


def _visit(name: str, ordered: list[str], path: tuple[str, ...]) -> None:
    if name in path:
        raise ValueError(f"the page's modules import each other in a cycle: {' > '.join((*path, name))}")
    if name in ordered:
        return
    for match in _IMPORT.finditer(read(f"js/{name}.js")):
        _visit(match["name"], ordered, (*path, name))
    ordered.append(name)


def icon() -> str:
    """The page's icon as an address that needs no request."""
    return "data:image/svg+xml;base64," + b64encode(read("icon.svg").encode()).decode()


def to_json(value: Any) -> str:
    """Write ``value`` so that nothing in it can end the script element it stands in."""
    return escape_json(json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES))


def vendored() -> str:
    """The source of vis-network, with line ends as they are."""
    return (HERE / "vendor/vis-network/vis-network.min.js").read_bytes().decode()


def packed() -> str:
    """The same as the page carries it: deflated, in base64."""
    return b64encode((HERE / "vendor/vis-network/vis-network.min.js.deflate").read_bytes()).decode()


def deflated(content: bytes, level: int = 9) -> str:
    """Deflate ``content``, in base64: a third of the size, and the page unpacks it when it is asked for."""
    deflate = zlib.compressobj(level, zlib.DEFLATED, -15)
    return b64encode(deflate.compress(content) + deflate.flush()).decode()


def digest(content: str) -> str:
    """The source expression of a Content-Security-Policy that allows exactly ``content``."""
    return "sha256-" + b64encode(sha256(content.encode("utf-8")).digest()).decode()


def policy(scripts: list[str], styles: list[str], *, computes: bool = False, live: bool = False) -> str:
    """The Content-Security-Policy: nothing may be loaded, and only these inline scripts and styles work.

    ``computes`` also lets the page start a worker from its own bytes, and WebAssembly in it; ``live`` lets it ask the
    server that it comes from.
    """
    allowed = [f"'{digest(script)}'" for script in scripts] + ["'wasm-unsafe-eval'"] * computes
    theirs = json.loads(read("vendor/vis-network/vendor.json"))["styles"]
    dressed = [f"'{digest(style)}'" for style in styles] + [f"'{style}'" for style in theirs]
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {' '.join(allowed)}",
            f"style-src {' '.join(dressed)}",
            "font-src data:",
            "img-src data:",
            *(["worker-src blob:"] if computes else []),
            *(["connect-src 'self'"] if live else []),
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )
