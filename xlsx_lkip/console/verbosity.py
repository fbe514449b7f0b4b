"""How much a command reports of itself on stderr: normally, less (`--quiet`) or more (`--verbose`).

Results, errors and exit codes come at any verbosity.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum

import click

from .harmless import shown
from .messages import _


class Verbosity(IntEnum):
    """The higher, the more is reported."""

    QUIET = 0
    NORMAL = 1
    VERBOSE = 2


_chosen = Verbosity.NORMAL


def set_verbosity(verbosity: Verbosity) -> None:
    """From here on, report that much."""
    global _chosen  # noqa: PLW0603  # A process talks to one person.
    _chosen = verbosity


def is_enabled(verbosity: Verbosity) -> bool:
    """Whether messages of this verbosity are written now."""
    return _chosen >= verbosity


def inform(text: str, verbosity: Verbosity = Verbosity.NORMAL) -> None:
    """Write a message to stderr, unless less is wanted."""
    if is_enabled(verbosity):
        write_error(text)


def write_error(text: str) -> None:
    """Write a text to stderr, whatever it holds: the only way there."""
    click.echo(shown(text), err=True)


@contextmanager
def stage(text: str) -> Iterator[None]:
    """A part of the work: `--verbose` tells how long it took."""
    begun = time.monotonic()
    yield
    seconds = f"{time.monotonic() - begun:.2f}".replace(".", ",")
    inform(_("{stage}: {seconds} detik").format(stage=text, seconds=seconds), Verbosity.VERBOSE)
