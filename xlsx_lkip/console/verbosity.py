"""How much a command says of itself on stderr: the usual, less (`--quiet`) or more (`--verbose`).

Results, refusals and exit codes are not talk: they come at any loudness.
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
    """The louder, the more is said."""

    QUIET = 0
    USUAL = 1
    VERBOSE = 2


_chosen = Verbosity.USUAL


def set_verbosity(loudness: Verbosity) -> None:
    """From here on, say that much."""
    global _chosen  # noqa: PLW0603  # A process talks to one person.
    _chosen = loudness


def is_enabled(loudness: Verbosity) -> bool:
    """Whether that which is said from this loudness on is said now."""
    return _chosen >= loudness


def inform(text: str, loudness: Verbosity = Verbosity.USUAL) -> None:
    """Say a sentence, unless less is to be said."""
    if is_enabled(loudness):
        write_error(text)


def write_error(text: str) -> None:
    """Put a text on stderr, whatever it holds: the only way there."""
    click.echo(shown(text), err=True)


@contextmanager
def stage(text: str) -> Iterator[None]:
    """A part of the work: `--verbose` tells how long it took."""
    begun = time.monotonic()
    yield
    seconds = f"{time.monotonic() - begun:.2f}".replace(".", ",")
    inform(_("{stage}: {seconds} detik").format(stage=text, seconds=seconds), Verbosity.VERBOSE)
