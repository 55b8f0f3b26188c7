"""The exit codes of every command, and what each of them means."""

from __future__ import annotations

WELL, FINDINGS, BAD_INPUT, UNFINISHED, BUG, INTERRUPTED, CLOSED_PIPE = 0, 1, 2, 3, 70, 130, 141

MEANINGS = {
    WELL: "all is well",
    FINDINGS: "faults or changes were found, or convert would lose something",
    BAD_INPUT: "bad input or usage",
    UNFINISHED: "a limit of time or memory ended the search",
    BUG: "a bug in argmap",
    INTERRUPTED: "interrupted",
    CLOSED_PIPE: "the program that read the output closed it",
}
