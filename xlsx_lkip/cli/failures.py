"""What is reported when a command fails: misuse, an error of the user, or one of the tool itself.

What may be refused, and why, is decided where it is refused.
"""

from __future__ import annotations

import errno
import os
import tempfile

import click

from ..console.errors import UserError
from ..console.messages import N_, _
from ..console.verbosity import write_error

DEBUG = "XLSX_LKIP_DEBUG"
"""Environment variable that makes an internal error show its traceback."""


def explained(error: BaseException) -> str:
    """What went wrong, in a sentence; how the command is used above it, where it was misused."""
    usage = isinstance(error, click.UsageError) and error.ctx and f"{error.ctx.get_usage()}\n"
    return (usage or "") + _("Galat: {problem}").format(problem=_sentence(error))


def _sentence(error: BaseException) -> str:
    match error:
        case click.NoSuchOption():
            return _no_such_option(error)
        case click.BadOptionUsage():
            message = _("Pilihan {name} tidak dipakai dengan benar; lihat --help.")
            return message.format(name=error.option_name)
        case click.MissingParameter():
            return _("Belum disebut: {name}.").format(name=_name(error))
        case click.BadParameter():
            return f"{_name(error)} {_wanted(error.param)}."
        case UserError() | click.ClickException():
            return str(error)
    return _internal(error)


def _no_such_option(error: click.NoSuchOption) -> str:
    message = _("Tidak ada pilihan {name}.").format(name=error.option_name)
    if not error.possibilities:
        return message
    near = _(" atau ").join(error.possibilities)
    return message + _(" Maksudnya {near}?").format(near=near)


def _name(error: click.BadParameter) -> str:
    parameter = error.param
    if isinstance(parameter, click.Option):
        return parameter.opts[-1] + (f" ({parameter.envvar})" if parameter.envvar else "")
    metavar = (parameter and parameter.metavar) or N_("Isian")
    return _(metavar).strip("[].")


def _wanted(param: click.Parameter | None) -> str:
    """What a value must be, by the type of its option."""
    match param and param.type:
        case click.Choice(choices=choices):
            return _("harus salah satu dari {choices}").format(choices=", ".join(choices))
        case click.IntRange(min=least, max=most):
            message = _("harus bilangan bulat dari {least} sampai {most}")
            return message.format(least=least, most=most)
        case click.DateTime():
            return _("harus tanggal, misalnya 2024-01-31")
    return _("tidak dapat dipakai")


def _internal(error: BaseException) -> str:
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        message = _("Tempat penyimpanan penuh, juga untuk berkas sementara di {folder}.")
        return message.format(folder=tempfile.gettempdir())
    if os.environ.get(DEBUG):
        import traceback

        write_error("".join(traceback.format_exception(error)))
    message = _(
        "ada kesalahan di dalam xlsx-lkip ({kind}), bukan pada cara Anda memakainya. Mohon laporkan; "
        "rinciannya tampil bila perintah yang sama dijalankan dengan {debug}=1."
    )
    return message.format(kind=type(error).__name__, debug=DEBUG)
