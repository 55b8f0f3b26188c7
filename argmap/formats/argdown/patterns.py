"""The regular expressions of the lexer: what a line can begin with, and what can stand inside it.

Whatever repeats is possessive, or cannot be matched in two ways, so that no text makes them go back and forth.
"""

from __future__ import annotations

import re

from argmap.formats.argdown.shortcodes import PATTERN as SHORTCODE_PATTERN
from argmap.formats.argdown.tokens import BULLET, FRONTMATTER, HEADING, NUMBER, RELATION, RULE_OPEN, SPACE, TEXT

EOL = r"(?:\r\n|\n|\r)"
SPACES = re.compile(r"[ \t]+")
PREAMBLE = re.compile(r"\s+|<!--|/\*|//")  # what may stand before the settings
BLANK_LINE = re.compile(rf"{EOL}[ \t]*{EOL}|\Z")
NEWLINES = re.compile(rf"[ \t]*{EOL}((?:[ \t]*{EOL})*)")
ONE_NEWLINE = re.compile(rf"[ \t]*{EOL}(?![ \t]*{EOL})")
LINE = re.compile(
    r"([ \t]*)(?:(\+>|->|><|_>|<\+|<-|<_|\+|_(?=\s)|-(?!-))|(--)|(\(\d+\))|((?:\d+\.|\*)(?=\s))|(#+ )|(={3,})"
    r"|(\d+\)(?=\s)))?"
)
# Text up to what INLINE has to look at; what its parts begin with differs, so that none of it can be read in two ways.
_SAID = rf"(?:[^\\@#*_\[<{{/.:\r\n]++|[.:](?=\s)|(?!{SHORTCODE_PATTERN})[.:](?!\s)|/(?![/*])|(?<=[^\W_])_(?=[^\W_]))+"
# Most paragraphs: titles with or without a text, all but the first behind the mark of a relation, and no other marks than
# those of tags and data at the ends of lines.
_MARK = r"(?:[+-]>?|<[+_-]|_>?|><)"
_TITLE = r"(?:\[(?![\^\s])[^\[\]\\\r\n]++\]|<(?![-+_!\s])[^<>\\@:\r\n]++>)"
_TAGS = r"(?:(?<=[ \t])#[\w-]++(?=[ \t\r\n]|\Z)[ \t]*+)*"
_TITLED = (
    rf"{_TITLE}(?::[ \t]*+(?=\S){_SAID}{_TAGS}(?:(?<=[ \t])\{{[^{{}}\"'#\r\n]{{0,1000}}\}}[ \t]*+)?|(?=[\r\n]|\Z))"
)
_MOST_LINES = 300  # of a paragraph that is taken at once, for each takes a kilobyte meanwhile
_LINE_END = r"(?>\r\n|\n|\r)"
PARAGRAPH = re.compile(
    rf"{_TITLED}(?:{_LINE_END}[ \t]*+{_MARK} {_TITLED}){{0,{_MOST_LINES}}}(?={_LINE_END}[ \t]*+(?:[\r\n]|\Z)|\Z)"
)
LINE_OF_PARAGRAPH = re.compile(  # 1 indentation, 2 mark, 3 and 4 title, 5 text, 6 tags, 7 data
    rf"([ \t]*+)(?:({_MARK}) )?(?:\[([^\]]*+)\]|<([^>]*+)>)(?::([^#{{\r\n]*+)([^{{\r\n]*+)(\{{[^}}]*+\}})?[ \t]*+)?"
)
# Nearly every line: a mark or none, a title, and text up to the end of the line or to what INLINE has to look at.
ORDINARY_LINE = re.compile(
    r"(?:([ \t]*+)([+-]|\(\d+\)) )?(\[[^\[\]\\\r\n]++\](?::|(?!\()))"  # 1 indentation, 2 mark, 3 title
    rf"((?:[^\\@#*_\[<{{/.:\r\n]++|[.:](?=\s|\Z))*)({EOL}((?:[ \t]*{EOL})*))?"  # 4 text, 5 newlines, 6 blank lines
)
DOTTED = frozenset((5, 8))  # the groups of LINE that number a line in a way that is none of a premise
LINE_KINDS = (SPACE, SPACE, RELATION, RULE_OPEN, NUMBER, BULLET, HEADING, FRONTMATTER, TEXT)
_TAG_WORD = r"[\w\-\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF]++"
INLINE = re.compile(
    rf"({_SAID})"  # 1 text
    rf"|({EOL})"  # 2 newline
    r"|(\\[^\r\n] *)"  # 3 escape
    r"|(<!--|/\*|//)"  # 4 comment
    r"|(@?\[|@?<)"  # 5 bracket
    r"|(\{)"  # 6 data
    rf"|(#(?:\([^()\r\n]++\)|{_TAG_WORD}))"  # 7 tag
    rf"|({SHORTCODE_PATTERN})"  # 8 shortcode
    r"|([*_])"  # 9 emphasis
)
RULE = re.compile(
    r"((?:[^\\,{\-\r\n</]++|-(?!-)|<(?!!--)|/(?![/*]))+)"  # 1 text
    rf"|({EOL})|(\\[^\r\n] *)|(<!--|/\*|//)|(-{{2,}})|(\{{)|(,)"
)
# A bracket behind a backslash belongs to the title where another one closes it: [A\]] is so, and [C:\] is closed.
SQUARE = re.compile(r"\[(?:[^\[\]\\\r\n]++|\\\](?!:)(?=[^\[\]{\r\n]*+\])|\\|\[[^\[\]\r\n]*+\])+\]")
ANGLE = re.compile(r"<(?!-)(?:[^<>\\\r\n]++|\\>(?!:)(?=[^<>{\r\n]*+>)|\\)+>")
URL = re.compile(r"\((?:[^()\r\n]++|\([^()\r\n]*+\))+\)")
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\Z")
FENCE = re.compile(r"(?:(?<=\n)|(?<=\r))[ \t]*={3,}[ \t]*(?=[\r\n]|\Z)")
_FENCE_LINE = "[-+=＝﹦═*~_—–─━]{2,}|[—–─━]|`{3}"
OTHER_FENCE = re.compile(  # of settings, as Markdown and other programs write them
    rf"([-+*~_]{{3,}}|[—–─━]+|={{2}}|[＝﹦═]{{2,}}|`{{3}}\w*)[ \t]*{EOL}(?=[ \t]*[\w\"'#-]+[^\r\n]*[:=：])"
    rf"(?:(?!(?:{_FENCE_LINE})[ \t]*(?:[\r\n]|\Z))[^\r\n]*+{EOL})*(?:{_FENCE_LINE})[ \t]*(?=[\r\n]|\Z)"
)
UNFENCED = re.compile(
    rf"(title|author|date|abstract|summary|language|argmap)[ \t]*:[ \t]+[^\s\[{{][^\r\n]*(?={EOL}|\Z)"
)
HEADLESS = re.compile(  # settings whose first fence is missing
    rf"([a-z][\w-]*)[ \t]*:(?=[ \t]|{EOL})[^\r\n]*{EOL}(?:[ \t]*[\w\"'-][^\r\n]*{EOL})*?[ \t]*(={{3,}})[ \t]*(?=[\r\n]|\Z)"
)
LATE_SETTINGS = re.compile(rf"={{3,}}[ \t]*{EOL}(?=[ \t]*[\w\"'-]+[ \t]*:)")
OTHER_END = re.compile(r"(?:(?<=\n)|(?<=\r))[ \t]*([-+＝﹦═]{3,}|={2}|[＝﹦═]{2})[ \t]*(?=[\r\n]|\Z)")
THIRD_HYPHEN = re.compile(r"-[ \t]*(?=[\r\n]|\Z)")
EOL_SEARCH = re.compile(r"[\r\n]|\Z")
ADDRESS = re.compile(r"(?:[\w.~%?&=+:!$,;-]|/(?!\*))*(?<!_)")  # behind http://
ANY_NEWLINES = re.compile(r"(?:[ \t]*[\r\n])*")
NUMBERED = re.compile(r"[ \t]*\(\d+\)")
