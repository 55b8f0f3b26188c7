"""Hyperlinks and bookmarks in a document, which python-docx reads but does not write."""

from __future__ import annotations

from typing import Any


def link_to_address(paragraph: Any, first: int, url: str) -> None:
    """Make a link to ``url`` of what stands in ``paragraph`` from its child ``first`` on."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn

    name = paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    _wrap(paragraph, first, {qn("r:id"): name})


def link_to_bookmark(paragraph: Any, first: int, bookmark: str) -> None:
    """Make a link to ``bookmark`` of what stands in ``paragraph`` from its child ``first`` on."""
    from docx.oxml.ns import qn

    _wrap(paragraph, first, {qn("w:anchor"): bookmark})


def mark(paragraph: Any, bookmark: str, number: int) -> None:
    """Put ``bookmark``, which has a ``number`` of its own, at the end of ``paragraph``."""
    from docx.oxml.ns import qn

    element = paragraph._p
    element.append(element.makeelement(qn("w:bookmarkStart"), {qn("w:id"): str(number), qn("w:name"): bookmark}))
    element.append(element.makeelement(qn("w:bookmarkEnd"), {qn("w:id"): str(number)}))


def _wrap(paragraph: Any, first: int, attributes: dict[str, str]) -> None:
    from docx.oxml.ns import qn
    from docx.text.run import Run

    element = paragraph._p
    runs = list(element)[first:]
    link = element.makeelement(qn("w:hyperlink"), attributes)
    for run in runs:
        Run(run, paragraph).font.underline = True
        link.append(run)
    element.append(link)
