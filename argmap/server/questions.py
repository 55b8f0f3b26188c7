"""The view in which all maps are asked: a page with the words, questions and names that it needs."""

from __future__ import annotations

import re
import secrets
from functools import cache
from importlib import resources

from argmap.domain.characters import reveal
from argmap.draw.page import bundle
from argmap.rdf import bundled_queries
from argmap.rdf.names import Names
from argmap.rdf.vocabulary import our_terms
from argmap.server.assets import SHARED
from argmap.server.guard import HEADERS
from argmap.server.sheet import stylesheet
from argmap.server.shelf import Content
from argmap.words import Words

_HERE = "server/query"
_TERM = re.compile(r"\b[a-z][\w-]*:[A-Za-z]\w*")
SCRIPTS = (
    *(f"{_HERE}/{name}.js" for name in ("view", "answer", "sparql")),
    "server/app/typed-over.js",
    *SHARED,
    "draw/page/js/words.js",
)


def query_page(content: Content, language: str = "") -> tuple[str, dict[str, str]]:
    """The page and its headers, which let nothing in but this server's own files."""
    words = Words(language)
    nonce = secrets.token_urlsafe(16)
    parts = {
        "LANGUAGE": words.language,
        "NONCE": nonce,
        "TITLE": words("questions.title"),
        '"WORDS"': bundle.to_json(
            {"language": words.language, "messages": {name: words.catalogue[name] for name in ("query", "questions")}}
        ),
        '"QUESTIONS"': bundle.to_json(_page_data(content)),
    }
    page = re.sub("|".join(parts), lambda match: parts[match[0]], _read("query.html"))
    policy = (
        f"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; font-src data:; img-src 'self' data:; "
        "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return page, HEADERS | {"content-security-policy": policy}


def _page_data(content: Content) -> dict[str, object]:
    queries = bundled_queries().values()
    terms = {term for query in queries for term in _TERM.findall(query.text)} | {
        f"argmap:{name}" for name in our_terms()
    }
    return {
        "prefixes": content.store.prefixes,
        "terms": sorted(terms),
        "maps": [
            {"name": name, "title": reveal(view.map.title), "elements": Names(view.map.id).prefixes["map"]}
            for name, view in content.maps.items()
        ],
        "questions": [
            {"title": query.title, "asks": query.question, "text": query.text}
            for query in queries
            if not query.parameters
        ],
    }


def style() -> str:
    """The colours and the font of all pictures, and the view's own rules."""
    return stylesheet("query", "query.css")


@cache
def _read(name: str) -> str:
    return (resources.files("argmap") / _HERE / name).read_text(encoding="utf-8")
