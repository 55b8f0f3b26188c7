"""Servers that a command starts: on a port of this machine, and shown in the browser unless nobody wants that."""

from __future__ import annotations

from argmap.cli.exit_codes import WELL

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from argmap.server.host import Host


def host(options: Namespace, make: Callable[[], Host], said: Callable[[str], str]) -> int:
    """Serve until it is interrupted; ``said`` is what is printed at the start, given the address."""
    from argmap.domain.diagnostics import UnknownNameError

    try:
        server = make()
    except OSError as error:
        message = f"Port {options.port} cannot be used: {error.strerror}."
        raise UnknownNameError.because("port-taken", message, "Leave --port out.") from None
    print(said(server.address), flush=True)
    if not options.no_browser:
        import threading
        import webbrowser

        threading.Timer(0.4, webbrowser.open, (server.address,)).start()
    server.run()
    return WELL
