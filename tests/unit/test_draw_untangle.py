"""The order of premises: the article's where it gives one, else that with the shortest lines across the tree."""

from dataclasses import replace

from argmap.domain.model import Anchor, ArgumentMap, Inference, Role, Statement
from argmap.draw.arrangement.untangle import arranged
from argmap.draw.structure import analyse

# "a" is tied to what hangs below "d", and stands furthest from it.
NAMES = "tabcdx"
MAP = ArgumentMap(
    "m",
    statements=tuple(Statement(n, n, role=Role.THESIS if n == "t" else Role.CLAIM) for n in NAMES),
    inferences=(
        *(Inference(f"i{n}", (n,), "t") for n in "abcd"),
        Inference("j", ("x",), "d"),
        Inference("k", ("a",), "x"),
    ),
)


def test_what_is_tied_to_each_other_stands_together() -> None:
    assert analyse(MAP).children["t"] == list("abcd")
    order = arranged(MAP).children["t"]
    assert sorted(order) == list("abcd")
    assert abs(order.index("a") - order.index("d")) == 1


def test_the_order_of_the_article_stands() -> None:
    anchored = tuple(replace(s, anchors=(Anchor(i + 1, 1),)) for i, s in enumerate(MAP.statements))
    assert arranged(replace(MAP, statements=anchored)).children == analyse(MAP).children


def test_without_lines_across_the_order_of_the_map_stands() -> None:
    tree = replace(MAP, inferences=MAP.inferences[:-1])
    assert arranged(tree).children == analyse(tree).children


def test_the_premises_of_one_step_are_never_parted() -> None:
    linked = (Inference("i", ("a", "c"), "t"), Inference("j", ("b",), "t"), Inference("l", ("d",), "t"))
    crossing = (Inference("m", ("x",), "b"), Inference("n", ("a",), "d"))
    order = arranged(replace(MAP, inferences=(*linked, *crossing))).children["t"]
    assert abs(order.index("a") - order.index("c")) == 1
