"""The kinds of token that an Argdown text is made of."""

from __future__ import annotations

Token = tuple[int, int, int]  # kind, and the offsets where it begins and ends

(
    SPACE,
    COMMENT,
    NEWLINE,
    BLANK,
    TEXT,
    ESCAPE,
    SHORTCODE,
    EMPHASIS,
    LINK,
    TAG,
    MENTION,
    DATA,
    STATEMENT_DEFINITION,
    STATEMENT_REFERENCE,
    ARGUMENT_DEFINITION,
    ARGUMENT_REFERENCE,
    RELATION,
    NUMBER,
    BULLET,
    HEADING,
    RULE_OPEN,
    RULE_CLOSE,
    COMMA,
    FRONTMATTER,
    PARAGRAPH,  # a whole one, of which only the parser asks what stands in it
) = range(25)
