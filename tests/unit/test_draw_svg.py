"""SVG: well-formed whatever the map says, self-contained, and told apart by more than colour."""

import re
import xml.etree.ElementTree as ET

import pytest

from argmap.domain.model import ArgumentMap, Conflict, ConflictKind, Inference, Rephrase, Role, Source, Statement
from argmap.draw.compose import compose
from argmap.draw.measure import width
from argmap.draw.svg import draw_svg
from argmap.draw.theme import load_theme, theme_names

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    "</text><script>alert(1)</script> ]]> <!-- & \" ' onload=x javascript:1"
    " \x00\x0b\u202e\ud800\uffff 🙂 <img onerror=1>"
)


def every_relation(text: str = "") -> ArgumentMap:
    """A map with each kind of relation in it, every field of which says ``text``."""
    names = ("thesis", "a", "b", "c", "d", "e", "f", "g")
    statements = tuple(
        Statement(
            n, f"{n} {text}", f"{n} whole {text}", role=Role.THESIS if n == "thesis" else Role.PREMISE, strand=text
        )
        for n in names
    )
    return ArgumentMap(
        f"m{text}",
        f"Title {text}",
        statements,
        inferences=(Inference("i", ("a", "b"), "thesis"), Inference("j", ("c",), "thesis")),
        conflicts=(
            Conflict("k", ("d",), "thesis"),
            Conflict("u", ("e",), "j", ConflictKind.UNDERCUT),
            Conflict("v", ("f",), "a", ConflictKind.CONTRARY),
            Conflict("w", ("g",), "b", ConflictKind.CONTRADICTORY),
        ),
        rephrases=(Rephrase("r", ("g",), "c"),),
        sources=(Source("s", f"Source {text}", author=text, date=text),),
        article="s",
        strands={text: f"Strand {text}"},
        summary=f"Summary {text}",
    )


@pytest.mark.parametrize("arrangement", ["wide", "narrow"])
def test_hostile_text_stays_text(arrangement: str) -> None:
    svg = draw_svg(compose(every_relation(HOSTILE), marks={"a": HOSTILE}, arrangement=arrangement))  # type: ignore[arg-type]
    root = ET.fromstring(svg)
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags == {"svg", "title", "desc", "style", "rect", "g", "path", "circle", "text"}
    names = {name for element in root.iter() for name in element.attrib}
    assert not {name for name in names if name.startswith("on") or "href" in name}
    assert "[U+202E]" in "".join(root.itertext())
    assert "<script>alert(1)</script>" in "".join(root.itertext()).replace("\n", "").replace(" ", "")


def test_the_file_asks_for_nothing_from_outside() -> None:
    svg = draw_svg(compose(every_relation()))
    assert set(re.findall(r"url\(([^)]{0,22})", svg)) <= {"data:font/woff2;base64"[:22]}
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")


def test_without_its_font_the_file_is_small() -> None:
    scene = compose(every_relation())
    assert len(draw_svg(scene, embed_font=False)) < 15_000 < len(draw_svg(scene))


def test_a_screen_reader_is_told_title_and_argument() -> None:
    root = ET.fromstring(draw_svg(compose(every_relation())))
    assert root.attrib["role"] == "img"
    described = {
        element.attrib.get("id"): element.text for element in root if element.tag in (f"{SVG}title", f"{SVG}desc")
    }
    assert set(root.attrib["aria-labelledby"].split()) == set(described)
    assert (described["map-title"] or "").strip() == "Title"
    assert "a supports" not in (described["map-description"] or "")
    assert "a — supports “thesis”" in (described["map-description"] or "")


def test_every_kind_of_relation_has_a_look_of_its_own_without_colour() -> None:
    scene = compose(every_relation())
    assert {link.kind for link in scene.links} == {
        "support", "attack", "undercut", "contrary", "contradictory", "rephrase"
    }  # fmt: skip
    root = ET.fromstring(draw_svg(scene, caption=False, embed_font=False))
    (links,) = (g for g in root if g.attrib.get("class") == "links")
    looks: dict[str, set[tuple[object, ...]]] = {}
    for link, drawn in zip(scene.links, links, strict=True):
        if link.head != "none" or link.kind == "rephrase":
            line, *heads = drawn
            filled = sum("fill" in head.attrib for head in heads)
            looks.setdefault(link.kind, set()).add((line.attrib.get("stroke-dasharray"), len(heads), filled))
    assert all(len(look) == 1 for look in looks.values())
    assert len(set.union(*looks.values())) == len(looks)


def test_the_legend_explains_what_occurs_and_nothing_else() -> None:
    assert [kind for kind, _ in compose(every_relation()).legend] == [
        "support", "attack", "undercut", "contrary", "contradictory", "rephrase", "linked"
    ]  # fmt: skip
    single = ArgumentMap("m", statements=(Statement("a", "A"),))
    assert compose(single).legend == ()
    assert "caption" not in draw_svg(compose(single))


@pytest.mark.parametrize("theme", theme_names())
def test_drawing_again_gives_the_same_bytes(theme: str) -> None:
    assert draw_svg(compose(every_relation("x")), theme) == draw_svg(compose(every_relation("x")), theme)


def test_the_legend_of_a_narrow_picture_stays_within_it() -> None:
    scene = compose(every_relation("long words " * 6), arrangement="narrow")
    root = ET.fromstring(draw_svg(scene))
    (caption,) = (g for g in root if g.attrib.get("class") == "caption")

    for word in caption.iter(f"{SVG}text"):
        assert float(word.attrib["x"]) + width(word.text or "", float(word.attrib["font-size"])) <= scene.width


@pytest.mark.parametrize("shape", [Role.THESIS, Role.CLAIM, Role.OBJECTION])
def test_each_verdict_has_a_shape_of_its_own_in_black_and_white(shape: Role) -> None:
    map_ = ArgumentMap("m", "M", (Statement("s", "Claim", "Claim", role=shape),))

    def marks(word: str) -> tuple[str, ...]:
        standing = {"s": "falls" if word else "holds"}
        svg = draw_svg(compose(map_, standing, {"s": word}), "black-and-white", embed_font=False, caption=False)
        return tuple(re.findall(r'stroke-dasharray="[^"]*"|stroke-width="[^"]*"|<path|line-through', svg))

    words = ("", "challenged", "refuted", "denied", "supposed", "asked", "unsupported", "rejected")
    drawn = {word: marks(word) for word in words}
    assert {word for word in words if "line-through" in drawn[word]} == {"refuted", "rejected"}
    told = [word for word in words if word not in ("rejected", "unsupported")]
    assert len({drawn[word] for word in told}) == len(told)


def test_what_is_challenged_stays_as_readable_as_what_stands() -> None:
    map_ = ArgumentMap("m", "M", (Statement("s", "Claim", "Claim"),))
    challenged, refuted = (
        draw_svg(compose(map_, {"s": "falls"}, {"s": word}), embed_font=False) for word in ("challenged", "refuted")
    )
    theme = load_theme("light")
    assert f'fill="{theme["box-quiet"]}"' not in challenged
    assert f'fill="{theme["box-quiet"]}"' in refuted


def test_lines_of_other_scripts_are_set_in_one_face_and_latin_letters_beside_arabic_in_ours() -> None:
    from argmap.draw.face import face_of, runs_of

    assert face_of("plain") == face_of("Ünïcödé") == face_of("Привіт") == ""
    assert face_of("乌云 1.1 A").startswith("'Noto Sans CJK SC'")
    assert face_of("かさ").startswith("'Noto Sans CJK JP'")
    assert face_of("خذ المظلة").startswith("'Noto Sans Arabic'")
    assert [bool(face) for _, face in runs_of("Premise · طقس")] == [False, True]
    assert "".join(text for text, _ in runs_of("a خذ المظلة 12 b")) == "a خذ المظلة 12 b"
