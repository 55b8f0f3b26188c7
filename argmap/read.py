"""The one door through which files and text come in: checked for size, encoding and content before any parser runs.

YAML, which stands in maps and their data blocks, has a door of its own, ``parse_yaml`` (from ``argmap.yaml``).
"""

from __future__ import annotations

import gc
import os
import re
import shlex
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from argmap.domain.characters import BREAKS, code_of, described, hidden_pattern
from argmap.domain.diagnostics import Diagnostic, ReadError, Severity
from argmap.domain.model import ArgumentMap, Span
from argmap.domain.spelling import similar

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argmap.domain.expressiveness.texts import Text

STANDARD_INPUT = "-"
PIPED: dict[str, str] = {}  # what came through pipes, which cannot be read again to show the line of a fault
MAX_BYTES = 64 * 2**20  # a book of argument maps is a few MB; more than this is a mistake or an attack

_MAX_TOLD = 50
_WRITTEN = (".docx", ".doc", ".odt", ".rtf", ".pages", ".pdf", ".epub")  # what people write or read texts in
_ENCODING_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_NO_TEXT_ESCAPE = re.compile(r"\\(?:u0000|x00|0|U00000000|u[dD][89a-fA-F])|%00|&#")
_NO_TEXT = re.compile("[\0\ud800-\udfff]")


def read_bytes(path: str | os.PathLike[str], *, pipes: bool = False) -> bytes:
    """Return the bytes of a file; raises ``ReadError`` if it is missing, unreadable or larger than ``MAX_BYTES``.

    A pipe is read if ``pipes`` allows it, which is for what the user named: nothing else may make argmap wait.
    """
    name = os.fspath(path)
    try:
        mode = Path(name).stat().st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode) or (pipes and stat.S_ISFIFO(mode))):
            message = "This is a pipe or device, not a file; reading it might never end."
            raise _refuse("not-a-file", message, name, remedy="Save what comes from it in a file first.")
        with Path(name).open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise _refuse("missing-file", "This file does not exist.", name, remedy=_nearest_remedy(Path(name))) from None
    except IsADirectoryError:
        raise _refuse("folder-for-file", "This is a folder, not a file.", name, remedy="Name a file in it.") from None
    except PermissionError:
        if Path(name).is_dir():  # what Windows says of a folder
            raise _refuse("folder-for-file", "This is a folder.", name, remedy="Name a file in it.") from None
        raise _refuse(
            "no-permission", "You may not read this file.", name, remedy=f"Try: chmod u+r {shell_word(name)}"
        ) from None
    except (OSError, ValueError) as error:  # a device error, a name with NUL or one that is too long
        reason = getattr(error, "strerror", None) or str(error)
        raise _refuse("unreadable-file", f"This file cannot be read: {reason}.", name) from None
    if len(data) > MAX_BYTES:
        message = f"This file is larger than {MAX_BYTES // 2**20} MB, the most that argmap reads."
        raise _refuse("too-large", message, name, remedy="Split it into several maps.")
    return data


def read_text(path: str | os.PathLike[str], *, pipes: bool = False) -> str:
    """Return the text of a UTF-8 file without its byte order mark, line endings as they are; raises ``ReadError``."""
    return decode(read_bytes(path, pipes=pipes), os.fspath(path))


def read_named(path: str | os.PathLike[str]) -> str:
    """Return the text of what the user named: a file, a pipe, or ``-`` for standard input; raises ``ReadError``."""
    if os.fspath(path) == STANDARD_INPUT:
        return read_standard_input()
    text = read_text(path, pipes=True)
    if is_pipe(path):
        PIPED[os.fspath(path)] = text
    return text


def is_pipe(path: str | os.PathLike[str]) -> bool:
    """Return whether the user named standard input or a pipe, whose text can be read only once."""
    if os.fspath(path) == STANDARD_INPUT:
        return True
    try:
        return stat.S_ISFIFO(Path(path).stat().st_mode)
    except (OSError, ValueError):
        return False


def read_standard_input() -> str:
    """Return the text on standard input, held to the same rules as a file; raises ``ReadError``."""
    stream = getattr(sys.stdin, "buffer", None)
    data = stream.read(MAX_BYTES + 1) if stream else sys.stdin.read(MAX_BYTES + 1).encode("utf-8", "surrogatepass")
    if len(data) > MAX_BYTES:
        message = f"This input is larger than {MAX_BYTES // 2**20} MB, the most that argmap reads."
        raise _refuse("too-large", message, "<stdin>", remedy="Split it into several maps.")
    text = decode(data, "<stdin>")
    PIPED["<stdin>"] = text
    return text


def decode(data: bytes, file: str) -> str:
    """Return ``data`` as text; raises ``ReadError`` that names the place and the likely encoding if it is not UTF-8."""
    for mark, encoding in _ENCODING_MARKS:
        if data.startswith(mark):
            raise _wrong_encoding(encoding, file)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if _is_binary(data):
            message = "This is not text, but data of another kind, such as a picture or an archive."
            remedy = "Is it the right file?"
            if file.lower().endswith(_WRITTEN):
                remedy = "Save what it says as plain text first, in a file that ends in .txt."
            raise _refuse("not-text", message, file, remedy=remedy) from None
        before = data[: error.start].decode("utf-8-sig", "replace")
        byte = data[error.start]
        message = f"This is not UTF-8 text (byte 0x{byte:02X})."
        raise _wrong_encoding(_guess_encoding(data), file, place(before, len(before), file), message) from None
    return check_text(text, file, data)


def check_text(text: str, file: str = "<text>", data: bytes = b"") -> str:
    """Return ``text``, or raise ``ReadError`` if it holds what no map may hold: NUL, lone surrogates, too much.

    ``data`` are the bytes that it was made from.
    """
    if len(text) > MAX_BYTES:
        message = f"This text is longer than {MAX_BYTES // 2**20} million characters, the most that argmap reads."
        raise _refuse("too-large", message, file, remedy="Split it into several maps.")
    nul = text.find("\0")
    if nul >= 0:
        if data and (likely := _guess_encoding(data)).startswith("UTF-"):
            raise _wrong_encoding(likely, file)
        message = "This is not text: it holds a NUL character."
        raise _refuse(
            "nul", message, file, place(text, nul, file), "Is it the right file? Save it as plain UTF-8 text."
        )
    if not text.isascii() and (surrogate := _SURROGATE.search(text)):
        where = place(text, surrogate.start(), file)
        message = f"Half of a character stands here (surrogate U+{ord(surrogate[0]):04X})."
        raise _refuse("surrogate", message, file, where, "Type the character again.")
    return text


_FROZEN: list[int] = []  # how many objects are, once there are any: to count many takes milliseconds


@contextmanager
def without_collector() -> Iterator[None]:
    """Hold off the garbage collector while a reader or writer makes its many objects, nearly all of which stay.

    It would walk over all of them again and again to find nothing, which is a third of the time for 100,000 statements.
    Then they count as old, so that the first collection after does not begin with them.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            if not _FROZEN and (frozen := gc.get_freeze_count()):  # by the process itself, and they stay so
                _FROZEN.append(frozen)
            if not _FROZEN:
                gc.freeze()
                gc.unfreeze()
            gc.enable()


def hidden_characters(text: str, file: str = "<text>", known: Iterable[Diagnostic] = ()) -> list[Diagnostic]:
    """Warn of characters that a reader cannot see but that change what is displayed: at most one warning a line.

    A character that something in ``known`` names already is left out.
    """
    diagnostics: list[Diagnostic] = []
    if text.isascii() and not any(mark in text for mark in BREAKS):  # many times faster than the search
        return diagnostics
    if not hidden_pattern().search(text):
        return diagnostics
    named = {(d.where.line, d.where.column) for d in known if d.where and d.where.file == file}
    for number, line in enumerate(text.split("\n"), start=1):
        if (match := hidden_pattern().search(line)) and (number, match.start() + 1) not in named:
            where = Span(file, number, match.start() + 1, number, match.end() + 1)
            message = f"The character {described(match[0])}, so this line may not say what it shows."
            diagnostics.append(Diagnostic("hidden-character", message, where, "Delete it.", Severity.WARNING))
    return diagnostics


def refuse_no_text(argument_map: ArgumentMap, source: str, file: str) -> ArgumentMap:
    """Return the map, or raise ``ReadError`` if an escape in its ``source`` put into it what no text may hold.

    That is NUL, and half of a character (a lone surrogate).
    """
    marks = ("\\", "%00", "&#")  # to look for their first characters costs next to nothing
    if not any(mark[0] in source and mark in source for mark in marks) or not _NO_TEXT_ESCAPE.search(source):
        return argument_map
    from argmap.domain.expressiveness import texts

    holding = [(text, match[0]) for text in texts(argument_map) if (match := _NO_TEXT.search(text.value))]
    if holding:
        raise ReadError(*(_no_text(text, character, file) for text, character in holding[:_MAX_TOLD]))
    return argument_map


def _no_text(text: Text, character: str, file: str) -> Diagnostic:
    where = text.where or Span.of_file(file)
    if character == "\0":
        return Diagnostic("nul", f"{text.place} holds U+0000 (NUL).", where, "Delete it, or write what was meant.")
    message = f"{text.place} holds half of a character (surrogate {code_of(character)})."
    return Diagnostic("surrogate", message, where, "Type the character again.")


def shell_word(path: str | os.PathLike[str]) -> str:
    """``path`` as it is typed in a shell: quoted where that is needed, what cannot be seen written as its code."""
    name = os.fspath(path)
    if name.isprintable():
        return shlex.quote(name)
    coded = "".join(c if c.isprintable() and c not in "\\'" else f"\\{c}" if c in "\\'" else _coded(c) for c in name)
    return f"$'{coded}'"


def _coded(character: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in os.fsencode(character))


def place(text: str, offset: int, file: str) -> Span:
    """The span of the character at ``offset``."""
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return Span(file, line, column, line, column + 1)


def _guess_encoding(data: bytes) -> str:
    """A likely name for the encoding of bytes that are not good UTF-8; a guess for a remedy, not for decoding."""
    sample = data[:65536]
    if sample.count(0) * 4 > len(sample):
        return "UTF-16LE" if sample[1::2].count(0) >= sample[0::2].count(0) else "UTF-16BE"
    high = [byte for byte in sample if byte >= 0x80]
    letters = sum(byte >= 0xC0 or byte in (0xA8, 0xB8) for byte in high)
    runs = len(re.findall(rb"[\xc0-\xff\xa8\xb8]{3,}", sample))
    return "WINDOWS-1251" if runs and letters * 10 > len(high) * 8 else "WINDOWS-1252"


def _is_binary(data: bytes) -> bool:
    """Return whether bytes that are not UTF-8 hold so many control characters that they are text in no encoding."""
    sample = data[:65536]
    return sum(byte < 9 or 13 < byte < 32 for byte in sample) * 50 > len(sample) and not _guess_encoding(
        data
    ).startswith("UTF-")


def _wrong_encoding(encoding: str, file: str, where: Span | None = None, message: str = "") -> ReadError:
    remedy = (
        f"It looks like {encoding}. Open it in an editor and save it as UTF-8 (Notepad: Save as, Encoding), "
        f"or convert it: iconv -f {encoding} -t UTF-8 {shell_word(file)} > new.txt"
    )
    return _refuse("encoding", message or f"This is {encoding} text, not UTF-8.", file, where, remedy)


def _nearest_remedy(path: Path) -> str:
    """Say what stands in the folder instead, if the name looks like a slip."""
    try:
        names = sorted(entry.name for entry in path.parent.iterdir())
    except OSError:
        return f"The folder {path.parent} does not exist either, or cannot be read."
    close = similar(path.name, names)
    return f"Did you mean {path.parent / close[0]}?" if close else "Check the name, and the folder you are in."


def _refuse(code: str, message: str, file: str, where: Span | None = None, remedy: str = "") -> ReadError:
    return ReadError.because(code, message, remedy, where or Span.of_file(file))
