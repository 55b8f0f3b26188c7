"""``argmap mcp``, asked by the client of the protocol's own SDK: every tool, and nothing outside the folder."""

from __future__ import annotations

import asyncio
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import argmap
from argmap.assistant.folder import Folder
from argmap.assistant.tools import NAMES, Tools
from argmap.domain.diagnostics import ArgmapError

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = """The bell

Lessons should not begin before nine. Teenagers who rise at six perhaps sleep too little.
In a study of 2019, pupils slept an hour less than they need. Parents say: "We cannot wait until nine."
A school can open its doors before lessons begin.
"""
INVALID_PARAMS = -32602
DRAFT = """===
title: The bell
===

[Start later]: School lessons should begin at nine or after. #thesis {at: "p2 s1"}
  + [Tired]: Teenagers who get up at six may sleep too little. #premise {at: "p2 s2", hedge: possible}
    + [Study]: Pupils slept an hour less than they need, in a study. #evidence {at: "p3 s1", phrase: "an hour less"}
  - [Parents]: Parents say that they “cannot wait until nine”. #objection {at: "p3 s2", stance: reported}
    - [Open]: A school can open its doors before the lessons. #reply {at: "p4 s1"}
"""
FAULTS = {  # what a model may get wrong: what is written instead, the claim that must be marked, and a word of the reason
    "an invented quotation": ("cannot wait until nine”", "refuse to accept this”", "parents", "quotation"),
    "a quotation with a word changed": ("cannot wait until nine”", "cannot wait until ten”", "parents", "quotation"),
    "a quotation from another sentence": ("cannot wait until nine”", "slept an hour less”", "parents", "not anchored"),
    "a sentence that is not there": ('at: "p4 s1"', 'at: "p9 s1"', "open", "no such sentence"),
    "another sentence": ('at: "p4 s1"', 'at: "p3 s1"', "open", "words"),
    "a phrase that is not there": ('phrase: "an hour less"', 'phrase: "two hours less"', "study", "phrase"),
    "a hedge that was lost": (
        'may sleep too little. #premise {at: "p2 s2", hedge: possible}',
        'sleep too little. #premise {at: "p2 s2"}',
        "tired",
        "surer",
    ),
    "another year": ("need, in a study.", "need, in a study of 2018.", "study", "2018 does not stand there"),
    "another name": ("need, in a study.", "need, in a study from Oslo.", "study", "Oslo"),
    "the opposite": ("doors before the lessons", "doors after the lessons", "open", "after"),
    "a negation that was lost": ("A school can open", "A school cannot open", "open", "the text does not"),
    "a claim without a source": ('{at: "p4 s1"}', "", "open", "no sentence"),
    "a digest of another text": ('at: "p4 s1"', 'at: "p4 s1", digest: "0123456789ab"', "open", "anchored"),
}


UNFIT = (  # names that a file cannot have, or not on every system, or that nobody would see
    *("CON.argdown", "lpt1.argdown", "a:b.argdown", ".rc.argdown", ".git/x.argdown", "a\nb.argdown", "a\0b.argdown"),
    *("a\x1bb.argdown", "\u202efdp.argdown", " a.argdown", "d./x.argdown", f"{'x' * 300}.argdown"),
    *("bell.txt/x.argdown", "\ud800.argdown", "d\\x.argdown"),
)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder that the assistant may see, with a secret beside it."""
    folder = tmp_path / "maps"
    folder.mkdir()
    (tmp_path / "secret.argdown").write_text("[Secret]: hidden.\n")
    (tmp_path / "secret.rq").write_text("ASK {}\n")
    (folder / "bell.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "bell.argdown").write_text(DRAFT, encoding="utf-8")
    (folder / "notes.md").write_text("# N\n\n```argdown\n[A]: x\n```\n\n```argdown\n[B]: y\n```\n", encoding="utf-8")
    (folder / "link.argdown").symlink_to(tmp_path / "secret.argdown")
    (folder / "leak").mkdir()
    (folder / "leak" / "map.argdown").write_text("[A]: x. {at: p1}\n")
    (folder / "leak" / "retelling.md").symlink_to(tmp_path / "secret.argdown")
    shutil.copytree(
        ROOT / "graphs" / "lukashenko", folder / "lukashenko", ignore=shutil.ignore_patterns("*.p*", "*.html")
    )
    return folder


def ask(folder: Path, questions: Callable[[Any], Any]) -> Any:
    """Run ``questions`` with the SDK's client on a server that ``argmap mcp`` starts."""
    mcp = pytest.importorskip("mcp", reason="mcp is not installed")

    async def run() -> Any:
        server = mcp.StdioServerParameters(command=sys.executable, args=["-m", "argmap", "mcp", str(folder)])
        async with mcp.Client(server, read_timeout_seconds=60) as client:
            return await questions(client)

    with ThreadPoolExecutor(1) as thread:  # since browser tests of the same process keep a loop running in its first
        return thread.submit(asyncio.run, run()).result()


def test_an_assistant_drafts_checks_and_saves_over_the_protocol(place: Path) -> None:
    async def questions(client: Any) -> None:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert set(tools) == set(NAMES)
        assert all(tool.description for tool in tools.values())

        async def call(tool: str, /, **given: Any) -> Any:
            answer = await client.call_tool(tool, given)
            assert not answer.is_error, answer.content
            content = answer.structured_content
            return content["result"] if set(content) == {"result"} else content

        assert (await call("maps"))["maps"] == [
            *("bell.argdown", "leak", "lukashenko", "notes.md#1", "notes.md#2"),
        ]
        assert (await call("sentences", article="bell.txt"))["sentences"][1]["at"] == "p2 s1"
        assert (await call("check", argdown=DRAFT, article="bell.txt"))["readable"]
        assert (await call("verify", argdown=DRAFT, article="bell.txt"))["all_verified"]
        evaluated = await call("evaluate", map="bell.argdown", reject=["open"])
        assert {v["id"]: v["status"] for v in evaluated["verdicts"]}["start-later"] == "falls"
        assert "stands" in await call("explain", map="bell.argdown", element="thesis")
        assert (await call("crux", map="lukashenko"))["sets"]
        assert await call("strength", map="bell.argdown")
        assert (await call("query", map="bell.argdown", sparql="evidence"))["rows"]
        assert (
            "Schools open"
            in (await call("diff", before="bell.argdown", argdown=DRAFT.replace("A school can", "Schools")))["text"]
        )
        edit = {"edit": "AddObjection", "parent": "study", "title": "Old", "text": "The study is old."}
        draft = (await call("edit", map="bell.argdown", edits=[edit]))["argdown"]
        assert "- [Old]: The study is old." in draft
        assert (place / "bell.argdown").read_text("utf-8") == DRAFT
        assert (await call("edit", map="bell.argdown", edits=[edit], save=True))["saved"]
        assert (place / "bell.argdown").read_text("utf-8") == draft
        assert (await call("save", name="new.argdown", argdown=DRAFT)) == {"file": "new.argdown"}
        assert "aif#" in (await call("export", map="new.argdown", format="turtle"))["text"]
        assert (await call("export", map="new.argdown", format="png", to="new.png")) == {"file": "new.png"}
        refused = await client.call_tool("check", {"map": "../secret.argdown"})
        assert "outside the folder" in str(refused.structured_content)
        wrong = await client.call_tool("explain", {"map": "bell.argdown", "element": "nobody"})
        assert wrong.is_error
        assert "There is no statement called 'nobody'" in wrong.content[0].text

        resources = {str(resource.uri) for resource in (await client.list_resources()).resources}
        assert {"argmap://maps", "argmap://queries", "argmap://docs/notation"} <= resources
        read = await client.read_resource("argmap://map/lukashenko")
        assert read.contents[0].text.startswith("===")
        names = {prompt.name for prompt in (await client.list_prompts()).prompts}
        assert names == {"map-this-article", "criticise-this-map"}
        prompt = await client.get_prompt("map-this-article", {"article": "bell.txt"})
        assert "`bell.txt`" in prompt.messages[0].content.text

    ask(place, questions)


WRONG = [  # tool, what it is given, and what is said of it
    ("check", {"map": 5}, "`map` of `check` is a text, not 5"),
    ("check", {"mapp": "bell.argdown"}, "Did you mean `map`?"),
    ("query", {}, "`query` needs `sparql`. Give a SPARQL query"),
    ("evaluate", {"map": "bell.argdown", "reject": "open"}, "`reject` of `evaluate` is a list"),
    (
        "evaluate",
        {"map": "bell.argdown", "reject": ["open", 1]},
        "Each entry of `reject` of `evaluate` is a text, not 1",
    ),
    ("edit", {"map": "bell.argdown", "edits": [1]}, "Each entry of `edits` of `edit` is an object, not 1"),
    ("edit", {"map": "bell.argdown", "edits": [], "save": "perhaps"}, "`save` of `edit` is true or false"),
    ("query", {"map": "bell.argdown", "sparql": "a", "bind": {"b": 1}}, "Each entry of `bind` of `query` is a text"),
    ("check", {"map": {"a": "\u202e"}}, "is a text, not"),
    ("chek", {}, "There is no tool 'chek'. Did you mean `check`?"),
]


def test_what_a_tool_or_prompt_cannot_take_is_told_in_words_with_what_it_takes(place: Path) -> None:
    async def questions(client: Any) -> None:
        for tool, arguments, said in WRONG:
            answer = await client.call_tool(tool, arguments)
            assert answer.is_error
            assert said in answer.content[0].text
            assert "pydantic" not in answer.content[0].text
            assert "\u202e" not in answer.content[0].text
        written_as_text = await client.call_tool("evaluate", {"map": "bell.argdown", "reject": '["open"]'})
        assert not written_as_text.is_error
        for tool in (await client.list_tools()).tools:
            assert all(schema["description"] for schema in tool.input_schema["properties"].values())
        for prompt, arguments, said in (
            ("map-this-article", {}, "needs `article`"),
            ("map-this-article", {"artikle": "a"}, "Did you mean `article`?"),
            ("map-the-article", {}, "Did you mean `map-this-article`?"),
        ):
            with pytest.raises(Exception, match=said) as refused:
                await client.get_prompt(prompt, arguments)
            assert refused.value.code == INVALID_PARAMS
        with pytest.raises(Exception, match="There is no map called") as refused:
            await client.read_resource("argmap://map/nothing")
        assert refused.value.code == INVALID_PARAMS

    ask(place, questions)


def test_a_line_that_is_no_message_is_answered_and_the_next_one_too(place: Path) -> None:
    pytest.importorskip("mcp", reason="mcp is not installed")
    hello = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}}
    asked = [{"method": "initialize", "params": hello, "id": 1}, {"method": "ping", "id": 2}]
    first, last = (json.dumps({"jsonrpc": "2.0", **one}) for one in asked)
    half = '{"jsonrpc": "2.0", "id": 8, "method": "tools/call", "params": {"name": "\\ud83d"}}'  # of a pair
    lines = [
        first,
        "{bad",
        "\x00",
        half,
        "",
        "5",
        '{"jsonrpc": "2.0", "id": 7}',
        '{"jsonrpc": "1.0", "id": true}',
        last,
    ]
    command = [sys.executable, "-m", "argmap", "mcp", str(place)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stdin
        assert server.stdout
        assert server.stderr
        server.stdin.write("\n".join(lines) + "\n")
        server.stdin.flush()
        answers = [json.loads(server.stdout.readline()) for _ in range(len(lines) - 1)]
        server.stdin.close()
        assert server.stderr.read() == ""
    codes = [(answer["id"], answer.get("error", {}).get("code")) for answer in answers]
    assert sorted(codes, key=str) == sorted(
        [(1, None), (2, None), (7, -32600), (8, -32700), *[(None, -32600)] * 2, *[(None, -32700)] * 2], key=str
    )
    assert "Send one message a line" in str(answers)


def test_the_example_of_the_notation_that_an_assistant_reads_has_no_fault(place: Path) -> None:
    notation = (Path(argmap.__file__).parent / "assistant" / "prompts" / "notation.md").read_text(encoding="utf-8")
    answer = Tools(Folder(place)).check(argdown=notation.split("```argdown\n")[1].split("```")[0])
    assert [d for d in answer["diagnostics"] if d["code"].startswith("argdown")] == []


def test_every_claim_of_a_true_draft_is_verified(place: Path) -> None:
    answer = Tools(Folder(place)).verify(argdown=DRAFT, article="bell.txt")
    assert [row for row in answer["claims"] if not row["verified"]] == []
    assert answer["all_verified"]


@pytest.mark.parametrize("fault", FAULTS)
def test_every_seeded_fault_marks_its_claim_and_no_other(place: Path, fault: str) -> None:
    true, false, claim, word = FAULTS[fault]
    assert DRAFT.count(true) == 1
    answer = Tools(Folder(place)).verify(argdown=DRAFT.replace(true, false), article="bell.txt")
    marked = {row["id"]: " ".join(row["marks"]) for row in answer["claims"] if not row["verified"]}
    assert set(marked) == {claim}
    assert word in marked[claim]
    assert not answer["all_verified"]


@pytest.mark.parametrize(
    ("tool", "given"),
    [
        ("check", {"map": "../secret.argdown"}),
        ("check", {"map": "link.argdown"}),
        ("check", {"map": "leak"}),
        ("check", {"map": "../secret.md#1"}),
        ("check", {"map": "/etc/passwd"}),
        ("check", {"map": "a\0b"}),
        ("check", {"map": "bell.argdown", "article": "../secret.argdown"}),
        ("check", {"argdown": "@include(secret.argdown)\n"}),
        ("sentences", {"article": "link.argdown"}),
        ("query", {"map": "bell.argdown", "sparql": "../secret.rq"}),
        ("diff", {"before": "bell.argdown", "after": "link.argdown"}),
        ("edit", {"map": "link.argdown", "edits": [], "save": True}),
        ("save", {"name": "../new.argdown", "argdown": "[A]: x"}),
        ("save", {"name": "link.argdown", "argdown": "[A]: x", "replace": True}),
        ("save", {"name": "bell.argdown", "argdown": "[A]: x"}),
        ("save", {"name": "new.py", "argdown": "[A]: x"}),
        *(("save", {"name": name, "argdown": "[A]: x"}) for name in UNFIT),
        *(
            ("export", {"map": "bell.argdown", "format": "svg", "to": name})
            for name in ("new.py", "Makefile", "a.svg/")
        ),
        ("export", {"map": "bell.argdown", "format": "svg", "to": "../map.svg"}),
        ("export", {"map": "bell.argdown", "format": "svg", "to": "bell.argdown"}),
    ],
)
def test_nothing_outside_the_folder_is_read_or_written_and_nothing_is_overwritten(
    place: Path, tool: str, given: dict[str, Any]
) -> None:
    before = {path: path.read_bytes() for path in place.parent.rglob("*") if path.is_file()}
    if tool == "check" and "article" not in given:
        answer = Tools(Folder(place)).check(**given)
        assert not answer["readable"]
        assert "hidden" not in str(answer)
    else:
        with pytest.raises(ArgmapError) as refused:
            getattr(Tools(Folder(place)), tool)(**given)
        assert "hidden" not in str(refused.value)
    assert before == {path: path.read_bytes() for path in place.parent.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", ["rain.argdown", "week 2/rain.argdown", "Über/Дождь_2.argdown", "console.argdown"])
def test_a_draft_has_the_name_that_it_was_given(place: Path, name: str) -> None:
    assert Tools(Folder(place)).save(name, "[A]: x") == {"file": name}
    assert (place / name).read_text(encoding="utf-8") == "[A]: x"


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"edit": "Change"},
        {"edit": "Reword", "element": "open"},
        {"edit": "Reword", "element": "open", "text": "x", "colour": "red"},
        {"edit": "Reword", "element": 1, "text": "x"},
        {"edit": "AddReason", "parent": "open", "text": "x", "hedge": "sure"},
        {"edit": "SetAnchors", "element": "open", "anchors": ["page 3"]},
        {"edit": "SetTags", "element": "open", "tags": [1]},
        {"edit": "SetRole", "element": "open", "role": "hero"},
    ],
)
def test_what_is_no_edit_is_refused_with_what_there_is(place: Path, said: dict[str, Any]) -> None:
    with pytest.raises(ArgmapError):
        Tools(Folder(place)).edit("bell.argdown", [said])


def test_a_saved_draft_is_the_same_map_for_everybody(place: Path) -> None:
    Tools(Folder(place)).save("deep/map.argdown", DRAFT)
    assert argmap.load(place / "deep").statements == argmap.loads(DRAFT).statements


def test_an_edit_of_a_joined_map_goes_into_the_files_in_which_its_lines_stand(place: Path) -> None:
    (place / "parts").mkdir()
    texts = {"whole.argdown": "@include(parts/b.argdown)\n\n[C]: sea\n  + [B]\n", "parts/b.argdown": "[B]: bee\n"}
    for name, text in texts.items():
        (place / name).write_text(text, encoding="utf-8")
    tools = Tools(Folder(place))
    wanted = {name: text.replace("[B]", "[Wasp]") for name, text in texts.items()}
    edits = [{"edit": "Retitle", "element": "b", "title": "Wasp"}]
    assert tools.edit("whole.argdown", edits) == {"saved": False, "files": wanted}
    reworded = tools.edit("whole.argdown", [{"edit": "Reword", "element": "c", "text": "ocean"}])
    assert reworded["argdown"].endswith("[C]: ocean\n  + [B]\n")
    assert tools.edit("whole.argdown", edits, save=True) == {"saved": True, "files": list(wanted)}
    assert {name: (place / name).read_text(encoding="utf-8") for name in texts} == wanted


def test_a_file_that_cannot_be_replaced_leaves_the_others_as_they_were(place: Path) -> None:
    (place / "taken").mkdir()
    with pytest.raises(ArgmapError):
        Folder(place).rewrite({"bell.argdown": b"[A]: a", "taken": b"[B]: b"})
    assert (place / "bell.argdown").read_text(encoding="utf-8") == DRAFT


def test_faults_are_told_in_the_words_of_the_tool_alone(place: Path) -> None:
    async def questions(client: Any) -> None:
        for tool, given, said in (
            ("edit", {"edits": [{"edit": "Reword", "element": "zz", "text": "x"}]}, "The map has no element 'zz'."),
            ("edit", {"edits": [{"edit": "Chnge"}]}, "There is no edit 'Chnge'."),
            ("explain", {"element": "nobody"}, "There is no statement called 'nobody'."),
            ("edit", {"map": "bel.argdown", "edits": []}, "There is no map called 'bel.argdown'. Did you mean bell"),
        ):
            answer = await client.call_tool(tool, {"map": "bell.argdown", **given})
            assert answer.is_error
            assert answer.content[0].text.startswith(f"error: {said}")

    ask(place, questions)
