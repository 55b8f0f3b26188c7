"""From a folder to its outputs."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap import lookup, map_files, pipeline, registry
from argmap.domain.diagnostics import ArgmapError
from argmap.draw.sheets.drawing import Drawing
from argmap.draw.theme import load_theme
from argmap.semantics import Assumptions
from argmap.views import Views

MAP = """===
title: A small map
===

[Stay]: We should stay. #thesis {at: p1 s1}
  + [Rain]: It rains. #premise {at: p1 s2}
"""
RETELLING = "We should stay. <!-- p1 s1 -->\nIt rains. <!-- p1 s2 -->\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a map and its retelling."""
    (tmp_path / "map.argdown").write_text(MAP, encoding="utf-8")
    (tmp_path / "retelling.md").write_text(RETELLING, encoding="utf-8")
    return tmp_path


def codes(folder: Path) -> set[str]:
    return {d.code for d in pipeline.check(folder)}


def test_a_folder_is_read_with_its_retelling_and_a_file_in_it_as_well(folder: Path) -> None:
    assert [s.text for s in pipeline.load(folder).sentences] == ["We should stay.", "It rains."]
    assert pipeline.load(folder / "map.argdown") == pipeline.load(folder)


def test_every_output_has_a_format_and_formats_that_share_a_suffix_know_their_own_text() -> None:
    assert {registry.format_named(name).name for name in map_files.OUTPUTS.values()} == set(map_files.OUTPUTS.values())
    for file, name in map_files.OUTPUTS.items():
        assert registry.format_of(file).name == name
    names = [f.name for f in registry.FORMATS]
    assert len(set(names)) == len(names)
    for suffix in {s for f in registry.FORMATS for s in f.suffixes}:
        sharing = [f for f in registry.FORMATS if suffix in f.suffixes]
        assert len(sharing) == 1 or all(f.knows for f in sharing), suffix


def test_all_faults_of_map_and_retelling_are_told_at_once(folder: Path) -> None:
    (folder / "map.argdown").write_text("===\na: [\n===\n", encoding="utf-8")
    (folder / "retelling.md").write_text("No name.\nNor here.\n", encoding="utf-8")
    with pytest.raises(ArgmapError) as error:
        pipeline.load(folder)
    files = [d.where.file.rpartition("/")[2] for d in error.value.diagnostics if d.where]
    assert files.count("retelling.md") == 2
    assert "map.argdown" in files


def test_a_missing_retelling_and_an_unclaimed_sentence_are_warned_of(folder: Path) -> None:
    assert codes(folder) == set()
    (folder / "retelling.md").write_text(RETELLING + "\nIt pours. <!-- p2 s1 -->\n", encoding="utf-8")
    assert codes(folder) == {"unclaimed-sentence"}
    (folder / "retelling.md").unlink()
    assert codes(folder) == {"no-retelling"}


def test_a_folder_without_a_map_or_with_several_is_told(tmp_path: Path) -> None:
    for names, code in [((), "no-map"), (("a.argdown", "b.argdown"), "which-map")]:
        for name in names:
            (tmp_path / name).write_text(MAP, encoding="utf-8")
        with pytest.raises(ArgmapError) as error:
            pipeline.load(tmp_path)
        assert error.value.diagnostics[0].code == code
    (tmp_path / "b.argdown").unlink()
    assert map_files.find_source(tmp_path).name == "a.argdown"


def test_the_readers_own_copy_is_shown_in_the_page_instead_of_the_retelling(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "article.txt"
    copy.write_text("The article says to stay. It speaks of rain.\n", encoding="utf-8")
    built = pipeline.build(folder, tmp_path / "out", copy)
    page = (built.folder / "index.html").read_text(encoding="utf-8")
    assert "It speaks of rain" in page


def test_a_what_if_changes_the_picture(folder: Path) -> None:
    argument_map = pipeline.load(folder)
    assert Views(argument_map).svg != Views(argument_map, Assumptions.of("rain")).svg
    assert Views(argument_map).svg == Views(argument_map).svg
    assert Views(argument_map, drawing=Drawing(load_theme("dark"))).svg != Views(argument_map).svg


def test_find_query_tells_names_files_and_sparql_apart(tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text("ASK {}", encoding="utf-8")
    assert lookup.find_query(str(tmp_path / "q.rq")) == ("ASK {}", lookup.QUERY_SECONDS)
    assert lookup.find_query("ASK {}") == ("ASK {}", lookup.QUERY_SECONDS)
    with pytest.raises(ArgmapError, match="no query called"):
        lookup.find_query("nonsense")


def test_no_fault_is_told_twice(folder: Path) -> None:
    (folder / "map.argdown").write_text(MAP + "\n[Odd]: x\n  + [Odd]\n", encoding="utf-8")
    found = pipeline.check(folder)
    about = [d.code for d in found if d.element in ("odd", "odd-supports-odd")]
    assert "missing-anchor" in about
    assert "shape-statement-anchored" not in about
    assert ("self-support" in about) != ("shape-not-circular" in about)


def test_a_value_that_is_no_id_is_told_once(folder: Path) -> None:
    (folder / "map.argdown").write_text("===\nargmap: true\n===\n\n[A]: x #thesis {id: [x]}\n", encoding="utf-8")
    with pytest.raises(ArgmapError) as caught:
        pipeline.load(folder)
    assert [d.code for d in caught.value.diagnostics] == ["argdown.bad-value"]
