"""Options and completions that several commands share. What they do is in the packages they belong to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import click
from click.shell_completion import CompletionItem

from ..console.messages import _
from ..console.verbosity import Verbosity, set_verbosity

_Callback = TypeVar("_Callback", bound=Callable[..., int])
FILE = click.Path(path_type=Path)
"""A path; whether anything is there is the command's business."""
_LOUDNESS = {
    Verbosity.VERBOSE: (
        ("-v", "--verbose"),
        "Tampilkan juga pengaturan yang dipakai, berkas yang dibaca, dan lamanya.",
    ),
    Verbosity.QUIET: (
        ("-q", "--quiet"),
        "Hanya tampilkan hasil akhirnya, tanpa laporan di layar; galat tetap ditampilkan.",
    ),
}


def paths(callback: _Callback) -> _Callback:
    """The files and folders that a command looks at, at least one."""
    argument = click.argument("paths", metavar="BERKAS...", type=FILE, nargs=-1, required=True)
    return argument(callback)


def config(callback: _Callback) -> _Callback:
    """`--config`."""
    return click.option(
        "--config",
        type=FILE,
        metavar="LKIP.TOML",
        help="Berkas pengaturan. Tanpa ini dipakai lkip.toml di folder yang disebut, bila ada.",
    )(callback)


def day(text: str) -> Callable[[_Callback], _Callback]:
    """`--date`, with what it says of itself."""
    return click.option(
        "--date",
        "day",
        type=click.DateTime(["%Y-%m-%d"]),
        metavar="YYYY-MM-DD",
        callback=lambda _context, _option, given: given and given.date(),
        help=text,
    )


def output(metavar: str, text: str, *, required: bool = False) -> Callable[[_Callback], _Callback]:
    """`-o`, with what it says of itself."""
    return click.option(
        "-o", "--output", "target", type=FILE, metavar=metavar, required=required, help=text
    )


def verbosity(callback: _Callback) -> _Callback:
    """`--quiet` and `--verbose`, for a command that says what it does while it does it."""
    for chosen, (names, text) in _LOUDNESS.items():
        option = click.option(
            *names, is_flag=True, expose_value=False, callback=partial(_talk, chosen), help=text
        )
        callback = option(callback)
    return callback


def _talk(chosen: Verbosity, ctx: click.Context, _option: click.Parameter, given: bool) -> None:
    if not given:
        return
    if ctx.meta.setdefault(Verbosity.__name__, chosen) is not chosen:
        raise click.UsageError(_("Pilih salah satu: --quiet atau --verbose."), ctx)
    set_verbosity(chosen)


def rule_codes(
    _context: click.Context, _argument: click.Parameter, begun: str
) -> list[CompletionItem]:
    """The codes that begin so, in whatever case, each with its title."""
    from ..rules import RULES

    return [
        CompletionItem(code, help=rule.title)
        for code, rule in sorted(RULES.items())
        if code.startswith(begun.upper())
    ]
