"""Single modules of the page, on a blank page with data of the test's own: what their functions return."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import pytest

from argmap.domain.model import (
    Anchor,
    ArgumentMap,
    Conflict,
    ConflictKind,
    Hedge,
    Inference,
    Role,
    Sentence,
    Statement,
)
from argmap.draw.page import bundle
from argmap.draw.page.data import encode
from argmap.words import Words

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Modules = Callable[..., Any]

MAP = ArgumentMap(
    id="unit",
    statements=(
        Statement("t", "Thesis", text="The thesis.", role=Role.THESIS),
        Statement("p", "Premise", text="A premise.", strand="one", asserted_by=("ann",)),
        Statement(
            "q", "Second", text="Another.", strand="two", hedge=Hedge.LIKELY, anchors=(Anchor(1, 1, phrase="b c"),)
        ),
        Statement("o", "Objection", text="No.", role=Role.OBJECTION, strand="two"),
    ),
    inferences=(Inference("i", ("p", "q"), "t"),),
    conflicts=(Conflict("x", ("o",), "p", ConflictKind.ATTACK),),
    sentences=(Sentence(1, 1, "a b c d"), Sentence(1, 2, "e")),
)
BOXES = [
    {"id": id_, "parent": parent, "x": 0, "y": 40 * n, "width": 100, "height": 30, "lines": [], "shape": "claim"}
    for n, (id_, parent) in enumerate([("t", ""), ("p", "t"), ("o", "p"), ("q", "t")])
]


@pytest.fixture(scope="module")
def modules(chromium: Browser) -> Iterator[Modules]:
    """Call `run(expression, *names)`: load these modules of the page and evaluate, with each as a variable."""
    page = chromium.new_context().new_page()

    def run(expression: str, *names: str, address: str = "", map_: ArgumentMap = MAP, language: str = "en") -> Any:
        words = Words(language)
        said = {"language": words.language, "messages": words.catalogue}
        shown: Mapping[str, Any] = encode(map_, {}, map_.sentences) | {"downloads": {}, "palettes": {"light": {}}}
        stored = {"argmap-words": said, "argmap-data": shown, "argmap-scenes": scenes()}
        page.goto("about:blank")
        page.set_content(
            '<h1 id="title" lang="en">Title</h1>'
            + "".join(
                f'<script type="application/json" id="{i}">{bundle.to_json(d)}</script>' for i, d in stored.items()
            )
        )
        joined = bundle.join_modules(*names).removeprefix('"use strict";\n').removesuffix("\n})();")
        variables = ", ".join(f"{name}: modules[{json.dumps(name)}]" for name in names)
        return page.evaluate(
            f"() => {{ history.replaceState(null, '', location.href.split('#')[0] + {json.dumps(address)});"
            f"const {{ {', '.join(names)} }} = {joined}\nreturn {{ {variables} }};\n}})();\nreturn {expression}; }}"
        )

    yield run
    page.context.close()


def scenes() -> dict[str, Any]:
    """Enough of a scene for the modules that look into one."""
    from argmap.draw.compose import compose
    from argmap.draw.page import _scene

    return {"wide": _scene(compose(MAP)), "narrow": _scene(compose(MAP, arrangement="narrow"))}


def test_rows_keep_what_stands_in_them_and_close_what_is_empty(modules: Modules) -> None:
    found = modules("(() => { const row = fold.rows([[20, 50], [40, 60], [200, 230]]);"
                    "return [20, 50, 60, 200, 230].map(row); })()", "fold")  # fmt: skip
    assert found[:3] == [16, 46, 56]
    assert 0 < found[3] - found[2] <= 14
    assert found[4] - found[3] == 30


def test_what_is_below_a_folded_box_is_hidden_and_the_box_is_not(modules: Modules) -> None:
    run = f"((family) => [...fold.hiddenBy(given, family)].sort())(fold.familyOf({json.dumps(BOXES)}))"
    assert modules(run.replace("given", '["p"]'), "fold") == ["o"]
    assert modules(run.replace("given", '["t"]'), "fold") == ["o", "p", "q"]
    assert modules(run.replace("given", '["gone"]'), "fold") == []


def test_a_family_counts_what_is_below_and_knows_the_way_up(modules: Modules) -> None:
    found = modules(
        f"((f) => [Object.fromEntries(f.below), fold.ancestors('o', f)])(fold.familyOf({json.dumps(BOXES)}))", "fold"
    )
    assert found == [{"t": 3, "p": 1, "o": 0, "q": 0}, ["p", "t"]]


def test_a_large_map_opens_with_no_more_boxes_than_allowed(modules: Modules) -> None:
    run = f"((boxes) => fold.foldedAtFirst(boxes, fold.familyOf(boxes), 3))({json.dumps(BOXES)})"
    assert modules(run, "fold") == ["p"]


@pytest.mark.parametrize(
    ("assumed", "thesis"),
    [({}, "falls"), ({"rejected": ["o"]}, "holds"), ({"accepted": ["p"]}, "holds"), ({"contested": ["o"]}, "open")],
)
def test_assumptions_turn_the_verdict(modules: Modules, assumed: dict[str, list[str]], thesis: str) -> None:
    run = f"new explain.Findings(data.data, {json.dumps(assumed)}).status('t')"
    assert modules(run, "explain", "data") == thesis


def test_the_framework_of_a_map_needs_carries_and_strikes(modules: Modules) -> None:
    found = modules("Object.fromEntries(framework.readFramework(data.data).conditions)", "framework", "data")
    assert found["t"] == {"all": [], "some": ["i"], "none": []}
    assert found["i"] == {"all": ["p", "q"], "some": [], "none": []}
    assert found["p"]["none"] == ["x"]


def test_strengths_lie_between_nought_and_one_and_a_rejected_attacker_raises_them(modules: Modules) -> None:
    from argmap.semantics.gradual.scores import default_table

    call = f"strength.strengths(data.data, {json.dumps(default_table())}, %s).values"
    plain, raised = (modules(call % a, "strength", "data") for a in ("{}", '{rejected: ["o"]}'))
    assert all(0 <= value <= 1 for value in plain.values())
    assert raised["p"] > plain["p"]
    assert raised["t"] > plain["t"]


@pytest.mark.parametrize(
    ("wanted", "passing"),
    [
        ([], ["t", "p", "q", "o"]),
        (["role:objection"], ["o"]),
        (["role:objection", "role:thesis"], ["t", "o"]),
        (["source:ann", "role:objection"], []),
        (["hedge:likely"], ["q"]),
        (["standing:falls"], ["t", "p"]),
        (["colour:red"], []),
    ],
)
def test_a_claim_passes_one_filter_of_each_kind(modules: Modules, wanted: list[str], passing: list[str]) -> None:
    state = f"{{...state.state(), filters: {json.dumps(wanted)}}}"
    run = f"data.data.claims.map(({{ id }}) => id).filter((id) => filters.passes(id, {state}))"
    assert modules(run, "filters", "state", "data") == passing


@pytest.mark.parametrize(("number", "said"), [(0, "0 claims"), (1, "1 claim"), (2, "2 claims"), (1000, "1000 claims")])
def test_a_message_takes_the_plural_form_of_its_number(modules: Modules, number: int, said: str) -> None:
    assert modules(f"words.t('page.claims', {{ n: {number} }})", "words") == said


def test_lists_and_quotations_read_as_in_print(modules: Modules) -> None:
    run = "[...[[], ['a'], ['a', 'b', 'c']].map((parts) => words.listed(parts)), ...['a', '“a”'].map(words.quoted)]"
    assert modules(run, "words") == ["", "a", "a, b and c", "“a”", "“a”"]


def test_a_message_that_is_missing_is_a_fault_and_not_a_blank(modules: Modules) -> None:
    assert "no message" in modules("(() => { try { words.t('no.such') } catch (e) { return e.message } })()", "words")


def test_strokes_end_where_they_are_told_to(modules: Modules) -> None:
    straight = "[[100, 0], [70, 0], [30, 0], [0, 0]]"
    assert modules(f"strokes.pathOf({straight})", "strokes") == "M100 0C70 0 30 0 0 0"
    assert modules(f"strokes.shortened({straight}, true, 6).at(-1)", "strokes") == [6, 0]
    assert modules(f"strokes.shortened({straight}, false, 6)[0]", "strokes") == [94, 0]
    assert modules(f"strokes.bar({straight}, true, true)", "strokes").startswith("M0 0L8 ")


def test_a_claims_words_are_found_in_the_text(modules: Modules) -> None:
    assert modules("quotes.quotesOf('q')", "quotes") == [{"paragraph": 1, "sentence": 1, "text": "b c"}]
    assert modules("quotes.quotesOf('p')", "quotes") == []


def test_the_outline_has_every_claim_once_below_what_it_bears_on(modules: Modules) -> None:
    run = "[...tree.walkTree()].map(({ id, level, kind, again }) => [id, level, kind, again])"
    assert modules(run, "tree") == [
        ["t", 1, "root", False],
        ["p", 2, "support", False],
        ["o", 3, "attack", False],
        ["q", 2, "support", False],
    ]


def test_a_chain_of_thousands_of_reasons_is_a_tree_like_any_other(modules: Modules) -> None:
    claims = tuple(Statement(f"c{n}", f"Claim {n}") for n in range(5000))
    steps = tuple(Inference(f"i{n}", (f"c{n + 1}",), f"c{n}") for n in range(4999))
    deep = ArgumentMap("deep", statements=claims, inferences=steps)
    assert modules("[...tree.walkTree()].at(-1).level", "tree", map_=deep) == 5000


def test_the_state_reads_what_it_wrote(modules: Modules) -> None:
    run = """(() => {
        state.start();
        state.change({ selected: "o", rejected: ["p"], accepted: ["q"], strands: ["two"], filters: ["role:objection"] });
        state.change({ tab: "outline", theme: "dark", bars: false, folded: ["t"], selected: "" });
        const before = JSON.stringify(state.state());
        dispatchEvent(new PopStateEvent("popstate"));
        return [before, JSON.stringify(state.state())];
    })()"""
    before, after = (json.loads(told) for told in modules(run, "state"))
    assert after | {"undone": []} == before | {"undone": []}
    assert before["rejected"] == ["p"]
    assert before["folded"] == ["t"]


def test_the_latest_assumption_about_a_claim_counts(modules: Modules) -> None:
    run = """(() => {
        state.start();
        state.toggle("rejected", "p"); state.toggle("accepted", "p"); state.toggle("contested", "q");
        state.undo();
        return [state.state().assumed, state.canRedo()];
    })()"""
    assert modules(run, "state") == [[["accepted", "p"]], True]


def test_a_cell_that_a_spreadsheet_would_compute_is_written_as_text(modules: Modules) -> None:
    assert modules("saving.csv([['=1', 'a\"b', null]])", "saving") == '"\'=1","a""b",""\r\n'
