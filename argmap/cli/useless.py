"""The refusal of options that would do nothing: whoever typed one expects something of it."""

from __future__ import annotations

from argparse import Namespace

from argmap.domain.diagnostics import Diagnostic, UnknownNameError


def is_typed(options: Namespace, name: str) -> bool:
    """Return whether the option with the destination ``name``, which has no default, stands on the command line."""
    return getattr(options, name) not in (None, False, [], "")


def refuse_useless(options: Namespace, name: str, *, useful: bool, reason: str, remedy: str) -> None:
    """Refuse the option with the destination ``name`` if it was typed and is not ``useful``.

    ``reason`` goes on from the option's name, and ``remedy`` says what else to do than to leave it out.
    """
    if is_typed(options, name) and not useful:
        option = f"--{name.replace('_', '-')}"
        diagnostic = Diagnostic(f"useless-{option[2:]}", f"{option} {reason}", None, f"Leave {option} out, or {remedy}")
        raise UnknownNameError(diagnostic)
