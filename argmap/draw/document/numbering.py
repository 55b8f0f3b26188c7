"""The numbered outline of a document: one multi-level list (1, 1.1, 1.1.1 ...) that headings and points share."""

from __future__ import annotations

from typing import Any

from argmap.draw.material import LEVELS

INDENT = 18.0  # pt for each level below the headings


def add_outline(document: Any) -> int:
    """Define the list in ``document`` and return its number."""
    from docx.oxml.ns import qn

    numbering = document.part.numbering_part.element
    taken = [int(each.get(qn("w:abstractNumId"))) for each in numbering.findall(qn("w:abstractNum"))]
    name = max(taken, default=0) + 1

    def make(tag: str, **values: object) -> Any:
        return numbering.makeelement(qn(f"w:{tag}"), {qn(f"w:{key}"): str(value) for key, value in values.items()})

    abstract = make("abstractNum", abstractNumId=name)
    abstract.append(make("multiLevelType", val="multilevel"))
    for level in range(LEVELS):
        each = make("lvl", ilvl=level)
        each.append(make("start", val=1))
        each.append(make("numFmt", val="decimal"))
        each.append(make("suff", val="space"))
        each.append(make("lvlText", val=".".join(f"%{i}" for i in range(1, level + 2))))
        each.append(make("lvlJc", val="left"))
        place = make("pPr")
        left = int(20 * INDENT * max(0, level - 1))  # twentieths of a pt
        place.append(make("ind", left=left, hanging=0))
        each.append(place)
        abstract.append(each)
    first = numbering.find(qn("w:num"))
    if first is None:
        numbering.append(abstract)
    else:
        first.addprevious(abstract)
    return int(numbering.add_num(name).numId)


def number_by(paragraph: Any, list_: int | None, level: int, heading: bool) -> None:
    """Make ``paragraph`` a point of the list, or, without one, only indent it like that."""
    from docx.shared import Pt

    form = paragraph.paragraph_format
    if not heading:
        form.space_before, form.space_after, form.keep_with_next = Pt(5), Pt(1), list_ is not None
    if list_ is None:
        form.left_indent = Pt(INDENT * max(0, level - 1))
        return
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = list_
