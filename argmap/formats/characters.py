"""Characters that notations of other tools cannot hold, whatever the escaping."""

from __future__ import annotations

import re
import unicodedata
from xml.sax.saxutils import quoteattr

NOT_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # not even as a reference
_UNSPEAKABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_TWIN = re.compile("[“”„‟«»‘’‹›＂→⟶➔➜➝⇒⟹←⟵⇐–—―−]")  # what word processors make of quotation marks and arrows
_LIKE_SPELLED = re.compile("_(?=x[0-9A-F]{4})")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&nbsp;", " "), ("&amp;", "&"))
_SPELLED = re.compile("_x(005F|FFF[EF]|00(?:0[1-8BCEF]|1[0-9A-F]))_")  # neither U+0000 nor half characters


def speakable(text: str) -> str:
    """Return ``text`` with what XML 1.0 forbids or discourages (control characters, half characters) shown as U+FFFD."""
    return _UNSPEAKABLE.sub("\ufffd", text)


def spell_xml(text: str) -> str:
    """Return ``text`` with each character that XML 1.0 forbids as ``_x0001_``, as office files do (ECMA-376, 22.9.2.19)."""
    return NOT_XML.sub(lambda match: f"_x{ord(match[0]):04X}_", _LIKE_SPELLED.sub("_x005F_", text))


def xml_attribute(text: str) -> str:
    """Return ``text`` as an attribute of XML in its quotes, which keeps its line breaks and tabs."""
    return quoteattr(text, {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def unspell_xml(text: str) -> str:
    """Return ``text`` as it was before ``spell_xml``."""
    return _SPELLED.sub(lambda match: chr(int(match[1], 16)), text)


def without_markup(title: str) -> str:
    """Return a title without the marks of rich text that mind maps and outliners keep in some."""
    if re.search(r"</?(?:b|i|u|p|br|div|span|strong|em)\b", title):
        title = re.sub(r"<[^<>]{0,200}>", " ", title)
        for code, character in _ENTITIES:
            title = title.replace(code, character)
        return " ".join(title.split())
    return title


def typed_twin(text: str) -> tuple[str, str]:
    """Return what the first typographic quotation mark or arrow of a text is called, and what to type; nothing for none."""
    if match := _TWIN.search(text):
        name = unicodedata.name(match[0]).lower()
        return f"U+{ord(match[0]):04X} ({name})", '"' if "quotation" in name else "->"
    return "", ""
