"""The elements that a command line names, what it assumes of them, and what to call them in a sentence."""

from __future__ import annotations

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable

    from argmap.domain.model import ArgumentMap
    from argmap.domain.rules import Settings
    from argmap.semantics import Assumptions, Evaluation, Verdict


def assumptions(argument_map: ArgumentMap, options: Namespace, file: str | None) -> Assumptions:
    """Return what ``file`` assumes; where the other options name the same element, they count instead."""
    from argmap import lookup, read
    from argmap.semantics import Assumptions

    typed = Assumptions.of(options.reject, options.accept, options.contest)
    filed = Assumptions.from_json(read.read_named(file), file) if file else Assumptions()
    return lookup.resolve(argument_map, filed).then(lookup.resolve(argument_map, typed))


def settings(argument_map: ArgumentMap, options: Namespace) -> Settings:
    """Return how the options say that the map is to be judged; ``--unknown`` may not be there."""
    from argmap import lookup
    from argmap.domain.rules import Settings

    standard, own = "", {}
    for said in options.standard:
        name, equals, single = said.rpartition("=")
        if equals:
            own[lookup.find_element(argument_map, name).id] = single
        else:
            standard = single
    return Settings(standard, own, options.weigh, getattr(options, "unknown", ""), True if options.floating else None)


def target(argument_map: ArgumentMap, name: str | None) -> str:
    """Return the id of the element called ``name``, or of the thesis if there is no name."""
    from argmap import lookup
    from argmap.semantics.crux import target_of

    return target_of(argument_map, None if name is None else lookup.find_element(argument_map, name).id)


def title(argument_map: ArgumentMap, id_: str) -> str:
    """Return the title, or else the text, or else the id of an element."""
    from argmap.domain import naming

    return naming.title(argument_map, id_)


def quoted(argument_map: ArgumentMap, id_: str) -> str:
    """Return ``title`` in quotation marks."""
    return f"“{title(argument_map, id_)}”"


def verdict_label(verdict: Verdict) -> str:
    """Return what a sentence begins with: the word, or ``answered`` for an objection that something answers."""
    return "answered" if verdict.reason == "answered" else word_label(verdict.word)


def word_label(word: str) -> str:
    """Return a verdict's word as people read it: ``only supposed`` for ``supposed``."""
    from argmap.words import Words

    return Words()(f"mark.{word}") if word in ("supposed", "asked", "either-way") else word


def contrasts(evaluation: Evaluation, ids: Iterable[str]) -> dict[str, str]:
    """Return a sentence for each of ``ids`` on which verdict and strength part; none on a map whose scores are faulty."""
    from argmap.semantics import contrast
    from argmap.semantics.gradual import ScoreError, strengths

    try:
        strong = strengths(evaluation.map, assumptions=evaluation.assumptions)
    except ScoreError:  # which ``check`` and ``strength`` name; verdicts do without
        return {}
    return contrast.contrasts(evaluation, strong, ids)


def print_contrasts(said: dict[str, str]) -> None:
    """Print where verdict and strength part, if they do."""
    from argmap.cli.terminal import visible

    if said:
        print("\nWhere verdict and strength differ:")
    for id_, sentence in said.items():
        print(f"  {visible(id_)}: {visible(sentence)}")
