"""The editor as a folder of web pages: any web space serves it, and argmap itself runs in the browser.

The runtime, Python as WebAssembly, is Pyodide's; it is not part of argmap, and its files must be those whose digests
stand in ``vendor/pyodide/vendor.json``.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from importlib import resources, util
from pathlib import Path

from argmap import read, write
from argmap.domain.diagnostics import ReadError
from argmap.domain.model import Span
from argmap.draw.page.bundle import to_json
from argmap.server.assets import APP, SHARED, engine
from argmap.server.sheet import stylesheet
from argmap.words import Words

_HERE = Path(str(resources.files("argmap")))
_LEFT_OUT = (
    "server/vendor",
    "server/app",
    "draw/page/vendor",
    "draw/page/js",
    "draw/page/css",
    "draw/page/sparql",
    "cli",
)
_KEPT = (".py", ".json", ".ttf", ".ttl", ".rq", ".argdown", ".md")
_NONCE = "argmap"  # of the styles that the text editor adds; a folder of files cannot have another each time
_POLICY = (
    f"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self' 'nonce-{_NONCE}'; "
    "font-src data:; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'"
)


def write_studio(out: Path, runtime: Path, language: str = "") -> list[write.Written]:
    """Write the studio into the folder ``out``; raises ``ReadError`` for another runtime, ``WriteError`` like a build."""
    files = {"index.html": _page(Words(language)), "style.css": stylesheet().encode(), "argmap.zip": packed()}
    parts = {name: (_HERE / name).read_bytes() for name in (*SHARED, *_scripts())} | engine()
    folders: dict[str, dict[str, bytes]] = {"": files, "runtime": _runtime(runtime)}
    for name, data in parts.items():
        folder, _, file = f"argmap/{name}".rpartition("/")
        folders.setdefault(folder, {})[file] = data
    listed = {
        f"{folder}/{file}".lstrip("/"): data for folder, contents in folders.items() for file, data in contents.items()
    }
    files["offline.js"] = _offline(listed)
    return [written for folder, inner in folders.items() for written in write.write_files(out / folder, inner)]


def _scripts() -> list[str]:
    """The app's modules; the script that works offline stands beside the page, since that is how far it reaches."""
    return [f"{APP}/{file.name}" for file in sorted((_HERE / APP).glob("*.js")) if file.name != "offline.js"]


def _offline(files: dict[str, bytes]) -> bytes:
    """The script that keeps ``files`` in the browser, for when the server is away; another one for other files."""
    script = (_HERE / APP / "offline.js").read_text(encoding="utf-8")
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())}
    version = hashlib.sha256(json.dumps(digests).encode()).hexdigest()[:16]
    return (
        script.replace('"VERSION"', json.dumps(version))
        .replace('["FILES"]', json.dumps(list(digests), indent=2))
        .encode()
    )


def _page(words: Words) -> bytes:
    """The app's page, with its policy inside and the studio's script instead of the server's."""
    page = (_HERE / APP / "index.html").read_text(encoding="utf-8")
    messages = {key: words(f"studio.{key}", commands="{commands}") for key in words.catalogue["studio"]}
    page = (
        page.replace("LANGUAGE", words.language).replace("NONCE", _NONCE).replace(f"{APP}/edit.js", f"{APP}/studio.js")
    )
    policy = f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    page = page.replace('<meta charset="utf-8">', policy, 1)
    return page.replace(
        "</body>", f'<script type="application/json" id="studio-words">{to_json(messages)}</script>\n</body>'
    ).encode()


def packed() -> bytes:
    """Argmap and the YAML reader that it needs, as a zip that is the same on every run."""
    spec = util.find_spec("yaml")
    assert spec is not None
    assert spec.origin is not None
    files = {f"argmap/{name}": path for name, path in _sources()}
    files |= {f"yaml/{path.name}": path for path in sorted(Path(spec.origin).parent.glob("*.py"))}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), path.read_bytes(), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _sources() -> list[tuple[str, Path]]:
    modules = []
    for path in sorted(_HERE.rglob("*")):
        name = path.relative_to(_HERE).as_posix()
        if path.suffix in _KEPT and not name.startswith(_LEFT_OUT) and "__pycache__" not in path.parts:
            modules.append((name, path))
    return modules


def _runtime(folder: Path) -> dict[str, bytes]:
    """The files of the runtime, each with the digest that was noted, and a notice of their licence."""
    notes = json.loads((_HERE / "server/vendor/pyodide/vendor.json").read_text(encoding="utf-8"))
    remedy = (
        f"Fetch it: npm pack {notes['package'].removeprefix('npm:')}, unpack it, and name its folder: --runtime package"
    )
    files = {"NOTICE.txt": (_HERE / "server/vendor/pyodide/NOTICE.txt").read_bytes()}
    for name, digest in notes["files"].items():
        path = folder / name
        where = Span.of_file(str(path))
        if not path.is_file():
            raise ReadError.because("no-runtime", "This file of the runtime is not there.", remedy, where)
        data = read.read_bytes(path)
        if hashlib.sha256(data).hexdigest() != digest:
            message = f"This is not the file of {notes['package']} that argmap was tried with."
            raise ReadError.because("other-runtime", message, remedy, where)
        files[name] = data
    return files
