"""``argmap verify``: a map held against the text that it was made from."""

from __future__ import annotations

from argparse import Namespace

from argmap.cli.command import Command
from argmap.cli.exit_codes import FINDINGS, WELL
from argmap.cli.options import ARTICLE, FROM, JSON, MAP
from argmap.cli.terminal import print_json, visible

COMMAND = Command(
    (
        (
            "argmap verify graphs/lukashenko --text article.txt",
            "exit code 1 if a quotation or a sentence is not there",
        ),
        ("argmap verify my-map", "the same against the text that `argmap new my-map --text` put beside the map"),
    ),
    (
        MAP,
        FROM,
        ARTICLE,
        JSON,
    ),
    details="It says which anchors, phrases and quotations are found and how faithfully (verbatim, near, paraphrase, "
    "not found), which sentences have no claim, and which claims are surer than their sentence, have other numbers, "
    "or say many for few, every for some, or what the sentence denies. "
    "Without --text it takes the text that comes with the map.",
)


def run(options: Namespace) -> int:
    """Print what is as the map has it and what is not."""
    from argmap import pipeline, read
    from argmap.cli.inputs import refuse_second_reading
    from argmap.review import verify

    refuse_second_reading([options.map, options.article])
    argument_map = pipeline.load(options.map, options.notation)
    verification = verify(argument_map, read.read_named(options.article) if options.article else None)
    if options.json:
        print_json(verification.to_dict())
    else:
        print("\n".join(visible(line) for line in verification.to_text().split("\n")))
    return WELL if verification.ok else FINDINGS
