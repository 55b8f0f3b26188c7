"""From one notation to another, with a list of everything that the other one cannot say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from argmap import registry
from argmap.domain.diagnostics import ArgmapError, Diagnostic, Severity, UnknownNameError
from argmap.domain.expressiveness import Feature, Use, losses, place, project, shown, sort
from argmap.domain.format import Format
from argmap.domain.model import ArgumentMap
from argmap.views import Views

_MOST = 5  # elements named where a result does not read back as it should


@dataclass(frozen=True, slots=True)
class Conversion:
    """A map in another notation: its bytes, and what of the map they do not say, in the order of the source."""

    format: Format
    data: bytes
    lost: tuple[Use, ...]
    faults: tuple[Diagnostic, ...] = ()  # that the result does not read back as the table of features says
    anew: bool = False  # whether the source was in the same notation, but its text could not be kept

    @property
    def lossless(self) -> bool:
        """Return whether the result says everything that the source said."""
        return not self.lost and not self.faults

    def diagnostics(self, severity: Severity) -> list[Diagnostic]:
        """Return each loss as a diagnostic."""
        return [
            *(self._diagnostic(use, severity) for use in self.lost),
            *(f.but(severity=severity) for f in self.faults),
        ]

    def _diagnostic(self, use: Use, severity: Severity) -> Diagnostic:
        name = f"notation “{self.format.name}”"
        message = f"The {name} cannot say {use.words}."
        if self.anew and use.feature is Feature.COMMENTS:
            message = f"Written anew, to hold the retelling that stands beside the map, the {name} drops {use.words}."
        return Diagnostic(f"lost.{use.feature}", message, use.span, "", severity, use.element or None)


def convert(argument_map: ArgumentMap, name: str) -> Conversion:
    """Write ``argument_map`` in the notation called ``name``; raises ``UnknownNameError`` for a picture or page."""
    known = registry.writer_named(name)
    if known.carries is None:
        message = f"{known.title[0].upper()}{known.title[1:]}: that is for people, and cannot be read back."
        raise UnknownNameError.because("not-a-notation", message, "To draw a map, use argmap export MAP OUT.")
    assert known.dump is not None
    source, data = argument_map, known.dump(Views(argument_map))
    origin = argument_map.origin
    joined = (
        origin is not None and bool(origin.included) and origin.notation == known.name
    )  # with the texts it includes
    kept_text = origin is not None and (joined or data == origin.text.encode())
    expected = project(argument_map, known.carries)
    result = _read_back(known, data, argument_map.origin.file if kept_text and argument_map.origin else "")
    if kept_text and result != expected:  # the text says less than the map, which has a retelling from a file beside it
        argument_map, kept_text = replace(argument_map, origin=None), False
        data = known.dump(Views(argument_map))
        result = _read_back(known, data)
    lost = _left_out(losses(argument_map, known.carries, expected), argument_map, result)
    if not kept_text or Feature.COMMENTS not in known.carries:
        lost = sorted([*lost, *comments(source)], key=place)
    anew = source.origin is not None and source.origin.notation == known.name and not kept_text
    return Conversion(known, data, tuple(lost), tuple(_compare(known, expected, result)), anew)


def _left_out(lost: list[Use], source: ArgumentMap, result: ArgumentMap | ArgmapError | None) -> list[Use]:
    """Return ``lost`` without what came back all the same: a map read from this notation keeps what it said there."""
    if not isinstance(result, ArgumentMap) or not source.extra:
        return lost
    gone = {key: value for key, value in source.extra.items() if key not in result.extra or result.extra[key] != value}
    if len(gone) == len(source.extra):
        return lost
    whole = {Feature.MAP_ID, *([Feature.SOURCES] if result.sources == source.sources else [])}
    whole |= set() if gone else {Feature.FOREIGN}
    everything, missing = (f"beyond the model: {shown(extra)}" for extra in (source.extra, gone))
    return [
        replace(use, words=missing) if use.words == everything else use
        for use in lost
        if (result.elements.get(use.element) != source[use.element] if use.element else use.feature not in whole)
    ]


def _read_back(known: Format, data: bytes, file: str = "") -> ArgumentMap | ArgmapError | None:
    """Return what reading the result gives, as a file of that name, from which some maps have their id.

    ``None`` for a notation that is only written.
    """
    if known.load is None:
        return None
    try:
        return known.load(data.decode(), file or f"map{known.suffixes[0]}").map
    except ArgmapError as error:
        return error


def _compare(known: Format, expected: ArgumentMap, result: ArgumentMap | ArgmapError | None) -> Iterator[Diagnostic]:
    """Say where the result does not read back as the table of features promises: no loss goes unseen."""
    assert known.carries is not None
    if result is None:
        return
    if isinstance(result, ArgmapError):
        message = f"The result cannot be read back: {result.diagnostics[0].message}"
        yield Diagnostic("not-read-back", message, None, "Please report it: this is a bug in argmap.")
        return
    if Feature.ORDER not in known.carries:
        expected, result = sort(expected), sort(result)
    if result == expected or project(result, known.carries) == expected:  # more may come back, but nothing else
        return
    differing = [e for e in expected if result.elements.get(e.id) != e]
    remedy = "Please report it: this is a bug in argmap."
    for element in differing[:_MOST]:
        message = f"What is said of {element.id!r} does not read back as it was."
        yield Diagnostic("not-read-back", message, element.span, remedy, element=element.id)
    if len(differing) > _MOST or not differing:
        count = f"{len(differing) - _MOST} more elements" if differing else "The map as a whole"
        yield Diagnostic("not-read-back", f"{count} would not read back as they were.", None, remedy)


def comments(argument_map: ArgumentMap) -> list[Use]:
    """The comments in the text that the map was read from, where they are kept with it."""
    origin = argument_map.origin
    if origin is None or origin.notation != "argdown":
        return []
    from argmap.formats.argdown import comments as written

    down = origin.line - 1
    return [
        Use(Feature.COMMENTS, "", span.below(down), f"the comment {shown(text)}")
        for span, text in written(origin.text, origin.file)
    ]
