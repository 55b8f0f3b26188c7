"""A sentence typed where a title is meant becomes the claim, and its title is short."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap import edit
from argmap.domain.naming import MOST_LETTERS
from argmap.review import check_map

LONG = "The library should open on Sundays, because those who work all week have no other day."


@pytest.mark.parametrize(
    ("text", "new"),
    [
        (f"[{LONG}]\n", "[The library should open on Sundays]: {}\n"),
        (
            f"[Base]: B.\n  + [{LONG}] #premise\n\n[{LONG}]\n",
            "[Base]: B.\n  + [{t}]: {} #premise\n\n[{t}]\n",
        ),
        (f"// mine\n[{LONG}] {{id: lib}}\n", "// mine\n[{t}]: {} {{id: lib}}\n"),
    ],
)
def test_a_long_title_of_a_claim_without_words_is_abridged_with_one_press(text: str, new: str) -> None:
    title = "The library should open on Sundays"
    wanted = new.format(LONG, t=title)
    faults = [d for d in check_map(edit.apply(text).map) if d.code == "no-text" and LONG in d.message]
    (remedy,) = edit.remedies(text, faults[0])
    assert remedy.title == "Make a short title, and keep the sentence as the claim"
    assert edit.Change.of(text, remedy.splices).apply(text) == wanted


def test_a_short_title_or_one_beside_a_text_is_nobodys_to_abridge() -> None:
    for text in ("[Rain]\n", f"[{LONG}]: It says so.\n"):
        element = edit.apply(text).map.statements[0].id
        with pytest.raises(edit.EditError):
            edit.apply(text, edit.Abridge(element))


def test_a_sentence_typed_as_title_is_kept_as_the_claim_that_has_no_other_words(tmp_path: Path) -> None:
    pytest.importorskip("starlette", reason="argmap[edit] is not installed: the editor's session was not tried")
    from argmap.server.session import Session

    path = tmp_path / "map.argdown"
    path.write_text("[A]: All. #thesis\n  + [B]\n", encoding="utf-8")
    session = Session(tmp_path)
    state = session.edit({"edit": "Retitle", "element": "b", "title": LONG}, 1)
    assert state.text == f"[A]: All. #thesis\n  + [The library should open on Sundays]: {LONG}\n"
    state = session.edit(
        {"edit": "Retitle", "element": "a", "title": LONG.replace("library", "museum")}, state.revision
    )
    assert state.text.startswith(f"[{LONG.replace('library', 'museum')}]: All.")  # which has words of its own


def test_the_editor_calls_a_claim_without_a_title_by_its_first_words() -> None:
    pytest.importorskip("starlette", reason="argmap[edit] is not installed: the editor was not tried")
    from argmap.server.drawing import view_of

    (claim,) = view_of(f"{LONG}\n", "m.argdown", (), "light", "en")["claims"].values()
    assert (claim["title"], claim["name"]) == ("", "The library should open on Sundays")
    assert len(claim["name"]) <= MOST_LETTERS
