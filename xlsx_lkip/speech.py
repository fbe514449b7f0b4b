"""click in Bahasa Indonesia: its headings, its complaints, and how a command that fails says so.

No command stands here. Every way out of a command leads through `Group.main`, so that nobody who
uses the tool ever meets a traceback.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import Any

import click

from .refusal import Refusal

DEBUG = "XLSX_LKIP_DEBUG"
"""Environment variable that makes an internal error show its traceback."""
FAILED, INTERRUPTED = 2, 130
_WORDS = {"Options": "Pilihan", "Commands": "Perintah", "[required]": "[wajib]"}


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "Pemakaian: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(_WORDS.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        required = "[required]"
        worded = [(term, text.replace(required, _WORDS[required])) for term, text in rows]
        super().write_dl(worded, *args, **kwargs)


class _Context(click.Context):
    formatter_class = _Formatter


class _Helpful(click.Command):
    context_class = _Context

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Tampilkan keterangan ini."
        return option


class Command(_Helpful):
    """A command whose callback returns the exit code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.options_metavar = "[PILIHAN]"
        self.allow_extra_args = True

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        rest = super().parse_args(ctx, args)
        if ctx.args:
            raise click.UsageError(f"Tidak dikenal: {' '.join(ctx.args)}.", ctx)
        return rest


class Group(_Helpful, click.Group):
    """The commands together."""

    command_class = Command

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.options_metavar, self.subcommand_metavar = "[PILIHAN]", "PERINTAH ..."

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)  # In order of use.

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args:
            click.echo(ctx.get_help(), err=True)
            ctx.exit(FAILED)
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if self.get_command(ctx, args[0]) is None:
            known = ", ".join(self.list_commands(ctx))
            raise click.UsageError(f"Tidak ada perintah {args[0]!r} (yang ada: {known}).", ctx)
        return super().resolve_command(ctx, args)

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run a command and leave with its exit code, whatever happens."""
        try:
            code = super().main(*args, **{**extra, "standalone_mode": False})
        except click.Abort:
            code = INTERRUPTED
        except Exception as error:
            code = _explained(error)
        except BaseException as error:
            if isinstance(error, (SystemExit, KeyboardInterrupt)):
                raise
            code = _explained(error)  # A panic of a Rust library is no Exception.
        sys.exit(code)


def _explained(error: BaseException) -> int:
    """Say on stderr what went wrong; the exit code of a command that could not be carried out."""
    if isinstance(error, click.UsageError) and error.ctx is not None:
        click.echo(f"{error.ctx.get_usage()}", err=True)
    click.echo(f"Galat: {_sentence(error)}", err=True)
    return FAILED


def _sentence(error: BaseException) -> str:
    match error:
        case click.NoSuchOption():
            near = (
                f" Maksudnya {' atau '.join(error.possibilities)}?" if error.possibilities else ""
            )
            return f"Tidak ada pilihan {error.option_name}.{near}"
        case click.BadOptionUsage():
            return f"Pilihan {error.option_name} tidak dipakai dengan benar; lihat --help."
        case click.MissingParameter():
            return f"Belum disebut: {_name(error)}."
        case click.BadParameter():
            return f"{_name(error)} {_wanted(error.param)}."
        case Refusal() | click.ClickException():
            return str(error)
    return _internal(error)


def _name(error: click.BadParameter) -> str:
    if isinstance(error.param, click.Option):
        return error.param.opts[-1]
    return ((error.param and error.param.metavar) or "Isian").strip("[].")


def _wanted(param: click.Parameter | None) -> str:
    """What a value must be, by the type of its option."""
    match param and param.type:
        case click.Choice(choices=choices):
            return f"harus salah satu dari {', '.join(choices)}"
        case click.IntRange(min=least, max=most):
            return f"harus bilangan bulat dari {least} sampai {most}"
        case click.DateTime():
            return "harus tanggal, misalnya 2024-01-31"
    return "tidak dapat dipakai"


def _internal(error: BaseException) -> str:
    if os.environ.get(DEBUG):
        import traceback

        click.echo("".join(traceback.format_exception(error)), err=True)
    return (
        f"ada kesalahan di dalam xlsx-lkip ({type(error).__name__}), bukan pada cara Anda "
        f"memakainya. Mohon laporkan; rinciannya tampil bila perintah yang sama dijalankan dengan "
        f"{DEBUG}=1."
    )
