"""OPML 2.0 (opml.org) in and out: the outline that outliners share, a claim above what speaks for and against it.

An outline below another supports it, unless ``relation`` says what else it does, or its text begins with "Con:" or "- "
(and "Pro:" or "+ " for a support), which is taken off. A step of reasoning of which more is to be said (premises that
work together, a scheme, an undercut) is an outline of its own, whose ``kind`` is its relation and whose premises stand
below it. A claim that stands further up is an outline with its id as ``ref``. The other attributes are the columns of the
table of ``argmap.formats.table``; ``text`` is the title, ``_note`` the text. Attributes of others are kept in ``extra``
as ``opml:NAME``.
"""

FORMAT = {
    "name": "opml",
    "title": "OPML for outliners",
    "suffixes": (".opml",),
    "media_type": "text/x-opml",
    "load": "reader.load",
    "dump": "writer.dump",
    "lacks": "comments order",
}
