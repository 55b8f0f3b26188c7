"""The server of ``argmap edit``: who may ask, what is answered, and how it ends."""

from __future__ import annotations

import http.client
import json
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

pytest.importorskip("starlette", reason="argmap[edit] is not installed: the editor's server was not tried")
from argmap.cli import main
from argmap.server.editing import Server
from argmap.server.session import Session
from tests.waiting import PATIENCE

TEXT = "[A]: All </script><script>alert(1)</script>. #thesis {at: p1 s1}\n  + [B]: Because.\n"
RETELLING = "# It <b>rains</b>. <!-- p1 s1 -->\n"


class Asked:
    """A running server, and how to ask it."""

    def __init__(self, server: Server) -> None:
        parts = urlsplit(server.address)
        self.port = server.port
        self.path = parts.path

    def ask(self, method: str = "GET", path: str = "", body: Any = None, **headers: str) -> tuple[int, bytes, Any]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        sent = {"Host": f"127.0.0.1:{self.port}", **{k.replace("_", "-"): v for k, v in headers.items()}}
        data = None if body is None else json.dumps(body).encode()
        if data is not None:
            sent.setdefault("Content-Type", "application/json")
        whole = path if path.startswith("/") else f"{self.path}{path}"
        connection.request(method, whole, data, sent)
        answer = connection.getresponse()
        found = answer.status, answer.read(), answer.headers
        connection.close()
        return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("edit")
    (folder / "map.argdown").write_text(TEXT)
    (folder / "retelling.md").write_text(RETELLING)
    return folder


@pytest.fixture(scope="module")
def asked(folder: Path) -> Iterator[Asked]:
    server = Server(Session(folder))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield Asked(server)
    server.stop()
    thread.join(PATIENCE)
    assert not thread.is_alive()


def test_the_page_lets_in_nothing_but_this_servers_own_scripts(asked: Asked) -> None:
    status, page, headers = asked.ask()
    assert status == 200
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self' 'wasm-unsafe-eval';" in policy
    assert policy.count("unsafe") == 1
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"
    assert b"NONCE" not in page
    assert asked.ask()[1] != page  # the nonce is another each time


def test_whoever_does_not_know_the_token_gets_nothing(asked: Asked) -> None:
    for path in ("/", "/state", "/x/state", f"/{'a' * 32}/state", f"{asked.path[:-2]}/state"):
        status, data, _ = asked.ask(path=path)
        assert (status, data) == (404, b"")


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "evil.example:PORT"},
        {"Host": "127.0.0.1"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "https://127.0.0.1:PORT"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
    ],
    ids=str,
)
def test_another_site_cannot_ask_even_with_the_token(asked: Asked, headers: dict[str, str]) -> None:
    sent = {name: value.replace("PORT", str(asked.port)) for name, value in headers.items()}
    for method, path, body in (("GET", "state", None), ("POST", "write", {"text": "", "base": 1})):
        status, data, _ = asked.ask(method, path, body, **sent)
        assert (status, data) == (403, b"")


def test_a_form_of_another_page_cannot_write(asked: Asked, folder: Path) -> None:
    before = (folder / "map.argdown").read_text()
    assert asked.ask("POST", "overwrite", {"text": ""}, Content_Type="text/plain")[0] == 415
    assert asked.ask("PUT", "overwrite")[0] == 405
    assert asked.ask("GET", "overwrite")[0] == 405
    assert (folder / "map.argdown").read_text() == before


def test_what_is_no_request_is_refused_with_a_reason(asked: Asked) -> None:
    for path in ("write", "overwrite", "edit"):
        for body in ([], {}, {"text": 1}, {"text": "x"}, {"edit": {}, "base": "1"}):
            if path == "overwrite" and body == {"text": "x"}:
                continue
            status, data, _ = asked.ask("POST", path, body)
            assert status == 422, (path, body)
            assert json.loads(data)["refused"]
    for body in ({}, {"edit": {}, "base": 1}):
        assert "names no edit" in json.loads(asked.ask("POST", "edit", body)[1])["refused"]


def test_nothing_of_the_disk_is_served_but_the_apps_own_files(asked: Asked) -> None:
    assert asked.ask(path="argmap/server/app/main.js")[0] == 200
    for name in (
        "server/session.py",
        "server/app/../session.py",
        "../pyproject.toml",
        "server/app/index.html",
        "%2e%2e/x",
    ):
        assert asked.ask(path=f"argmap/{name}")[0] == 404


def test_map_and_article_travel_as_data_and_the_picture_escapes_them(asked: Asked) -> None:
    state = json.loads(asked.ask(path="state")[1])
    assert state["article"][0]["text"] == "It <b>rains</b>."
    assert state["view"]["claims"]["a"]["lines"] == [1, 1]
    assert "<script" not in state["view"]["picture"]["svg"]
    assert json.loads(asked.ask(path=f"state?since={state['revision']}")[1]).keys() == {"revision", "unsaved"}


def test_an_edit_is_made_and_the_file_has_it(asked: Asked, folder: Path) -> None:
    state = json.loads(asked.ask(path="state")[1])
    edit = {"edit": "AddObjection", "parent": "b", "title": "But", "text": "But no."}
    status, data, _ = asked.ask("POST", "edit", {"edit": edit, "base": state["revision"]})
    assert status == 200
    assert "    - [But]: But no.\n" in (folder / "map.argdown").read_text()
    assert json.loads(data)["view"]["claims"]["but"]["status"] == "holds"
    status, data, _ = asked.ask("POST", "edit", {"edit": {"edit": "Delete", "element": "x"}, "base": 1})
    assert (status, "no element" in json.loads(data)["refused"]) == (422, True)


def test_the_command_prints_an_address_and_ends_with_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "rain.txt").write_text("Rain?\nIt rains. The street is wet.\n")
    command = [sys.executable, "-m", "argmap", "edit", str(tmp_path / "rain.txt"), "--no-browser"]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert running.stdout is not None
    for line in running.stdout:
        if " at http://127.0.0.1:" in line:
            break
    assert (tmp_path / "rain" / "map.argdown").exists()
    running.send_signal(signal.SIGINT)
    assert running.wait(PATIENCE) in (0, 130)


def test_a_place_without_a_map_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["edit", str(tmp_path), "--no-browser"]) == 2
    assert "argmap new" in capsys.readouterr().err


@pytest.mark.thorough
def test_a_kill_at_any_moment_loses_nothing_that_was_answered(tmp_path: Path) -> None:
    path = tmp_path / "map.argdown"
    path.write_text("[A]: x\n")
    for delay in range(6):
        command = [sys.executable, "-m", "argmap", "edit", str(path), "--no-browser"]
        running = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert running.stdout is not None
        address = urlsplit(running.stdout.readline().split(" at ")[1].strip())
        timer = threading.Timer(0.4 + 0.11 * delay, running.kill)
        timer.start()
        answered, sent = 0, 0
        base = 1
        try:
            while True:
                sent += 1
                connection = http.client.HTTPConnection("127.0.0.1", int(address.port or 0), timeout=5)
                body = json.dumps({"text": f"[A]: x{delay}-{sent}\n", "base": base}).encode()
                connection.request("POST", f"{address.path}write", body, {"Content-Type": "application/json"})
                base = json.loads(connection.getresponse().read())["revision"]
                answered = sent
        except (OSError, http.client.HTTPException, ValueError):
            pass
        timer.join()
        running.wait()
        found = path.read_text()
        assert found in {f"[A]: x{delay}-{n}\n" for n in (answered, sent)} or (
            not answered and found.startswith("[A]: x")
        )
