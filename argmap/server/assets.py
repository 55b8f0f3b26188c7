"""Which files of this package the app loads in the browser, by their places in it."""

from __future__ import annotations

APP = "server/app"
SHARED = ("draw/page/js/dom.js", "draw/page/icon.svg", "server/vendor/codemirror/codemirror.js")
