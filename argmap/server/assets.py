"""Files of this package that the app loads in the browser, by their places in it."""

from __future__ import annotations

from functools import cache

APP = "server/app"
SHARED = (
    "draw/page/js/dom.js",
    "draw/page/js/inflate.js",
    "draw/page/js/iris.js",
    "draw/page/js/letters.js",
    "draw/page/js/querying.js",
    "draw/page/js/slips.js",
    "draw/page/icon.svg",
    "server/query/sparql.js",
    "server/vendor/codemirror/codemirror.js",
)


@cache
def engine() -> dict[str, bytes]:
    """Return the files that answer SPARQL in the browser: a worker's script, and Oxigraph, deflated."""
    from argmap.draw.page import sparql

    return {"sparql/worker.js": sparql.worker().encode(), "sparql/oxigraph.deflate": sparql.program()}
