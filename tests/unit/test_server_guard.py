"""One rule for both servers: whose requests are answered, by host, origin, the site that sent them, and length."""

from __future__ import annotations

from itertools import product

import pytest

pytest.importorskip("starlette", reason="argmap[edit] is not installed: no request was looked at")
from argmap.server.guard import Gate

HOST = (b"host", b"127.0.0.1:80")


def refusal(*headers: tuple[bytes, bytes], method: str = "GET", linked: bool = False) -> int:
    return Gate(80, 100, linked=linked).refusal({"type": "http", "method": method, "headers": [HOST, *headers]})


@pytest.mark.parametrize(
    ("site", "mode", "method"),
    [*product((b"same-site", b"cross-site", b"new-site"), (b"navigate", b"cors", b"no-cors", b""), ("GET", "POST"))],
)
def test_other_sites_may_lead_to_pages_that_are_linked_and_ask_nothing(site: bytes, mode: bytes, method: str) -> None:
    headers = ((b"sec-fetch-site", site), (b"sec-fetch-mode", mode), (b"content-length", b"1"))
    assert refusal(*headers, method=method) == 403
    is_link = mode == b"navigate" and method == "GET"
    assert refusal(*headers, method=method, linked=True) == (0 if is_link else 403)


@pytest.mark.parametrize("linked", [True, False])
def test_the_length_of_what_is_posted_is_known_and_small(linked: bool) -> None:
    for length, status in ((b"100", 0), (b"101", 413), (b"\xb2", 411), (b"-1", 411), (b"", 411)):
        assert refusal((b"content-length", length), method="POST", linked=linked) == status
    chunked = ((b"content-length", b"1"), (b"transfer-encoding", b"chunked"))
    assert refusal(*chunked, method="POST", linked=linked) == 411
    assert refusal(method="DELETE", linked=linked) == 405


@pytest.mark.parametrize("origin", [b"null", b"https://127.0.0.1:80", b"http://127.0.0.1", b"127.0.0.1:80"])
def test_no_other_origin_may_ask(origin: bytes) -> None:
    assert refusal((b"origin", origin), linked=True) == 403
    assert refusal((b"origin", b"http://localhost:80")) == 0
