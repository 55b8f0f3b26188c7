"""A corpus as Parquet files, for engines that ask more than one machine holds; see docs/howto/large-corpora.md."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.domain.diagnostics import Needing, WriteError
from argmap.domain.model import Span

if TYPE_CHECKING:
    from argmap.rdf.tables import Row, Tables

MAPS_IN_A_PART = 500  # a folder for each map would be a million small files, which every engine reads slowly
QUESTIONS = Path(__file__).parent / "questions"
_MARK = ".argmap-tables"  # by which a folder is known to be ours, and may be replaced


def write(
    tables: Tables, map_ids: Sequence[str], folder: Path, on_map: Callable[[int, int], None] | None = None
) -> list[str]:
    """Write the tables of maps into ``folder``, whole or not at all; returns the names of the tables.

    Raises ``WriteError`` where there is something else, and ``MissingExtraError`` where pyarrow is not installed.
    """
    from argmap.rdf.tables import COLUMNS

    _check(folder)
    hidden = folder.with_name(f".{folder.name}.partial")
    shutil.rmtree(hidden, ignore_errors=True)
    files = _Files(hidden)
    parts = [map_ids[start : start + MAPS_IN_A_PART] for start in range(0, len(map_ids), MAPS_IN_A_PART)]
    done = 0
    for number, part in enumerate(parts):
        rows: dict[str, list[Row]] = {name: [] for name in COLUMNS}
        tables_of_maps = [tables.of_vocabulary()] if number == 0 else []
        for map_id in part:
            tables_of_maps.append(tables.of_map(map_id))
            done += 1
            if on_map:
                on_map(done, len(map_ids))
        for tables_of_one in tables_of_maps:
            for name, more in tables_of_one.items():
                rows[name] += more
        for name, table in rows.items():
            files.write(name, number, table)
    if not parts:
        files.write_empty()
    shutil.copytree(QUESTIONS, hidden / "questions", ignore=shutil.ignore_patterns("__pycache__", "*.py"))
    (hidden / _MARK).touch()
    if folder.exists():
        shutil.rmtree(folder)
    hidden.rename(folder)
    return list(COLUMNS)


class _Files:
    """The files of a folder of tables: of each table one in each part."""

    def __init__(self, folder: Path) -> None:
        with Needing("argmap[tables]", "Parquet needs pyarrow, which is not installed."):
            self._arrow: Any = import_module("pyarrow")
            self._parquet: Any = import_module("pyarrow.parquet")
        self._folder = folder
        arrow = self._arrow
        self._types = {
            "string": arrow.string(),
            "integer": arrow.int64(),
            "number": arrow.float64(),
            "boolean": arrow.bool_(),
        }

    def write(self, name: str, part: int, rows: list[Row]) -> None:
        """Write the rows of a table that belong to a part."""
        from argmap.rdf.tables import COLUMNS

        fields = [(column, self._types[kind]) for column, kind in COLUMNS[name].items()]
        schema = self._arrow.schema(fields)
        columns = list(zip(*rows, strict=True)) or [()] * len(fields)
        arrays = [self._arrow.array(values, type_) for values, (_, type_) in zip(columns, fields, strict=True)]
        place = self._folder / name / f"part={part}"
        place.mkdir(parents=True, exist_ok=True)
        self._parquet.write_table(self._arrow.table(arrays, schema=schema), place / "rows.parquet", compression="zstd")

    def write_empty(self) -> None:
        """Write every table without rows, so that there is something to read."""
        from argmap.rdf.tables import COLUMNS

        for name in COLUMNS:
            self.write(name, 0, [])


def _check(folder: Path) -> None:
    if folder.exists() and not (folder / _MARK).exists() and not (folder.is_dir() and not any(folder.iterdir())):
        where = Span.of_file(str(folder))
        message = "There is something here already that is no export of a corpus."
        raise WriteError.because("in-the-way", message, "Name a folder that is not there yet.", where)
