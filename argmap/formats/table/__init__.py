"""CSV in and out: one table with a row for each thing that a map says, which ``kind`` tells; safe to open in a spreadsheet.

A cell that a spreadsheet would run as a formula is written behind an apostrophe, which is taken off again in reading.
Several values in a cell are parted by ``;``. A table typed by hand needs ``kind`` and what the row says: ids follow from
titles and from the ends of relations, and columns that are not known are kept in ``extra`` as ``table:NAME``.
"""

FORMAT = {
    "name": "csv",
    "title": "table for spreadsheets",
    "suffixes": (".csv",),
    "media_type": "text/csv",
    "load": "reader.load",
    "dump": "writer.dump",
    "encoding": "utf-8-sig",  # the mark tells a spreadsheet that this is UTF-8
    "lacks": "comments",
}
