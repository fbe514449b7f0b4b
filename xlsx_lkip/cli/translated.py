"""click in the language of the tool: its help, and the one way into and out of every command.

No command is here. Help is written in Bahasa Indonesia where the commands are declared, and
translated when it is shown. Every way out of a command leads through `Group.main`, so that nobody
who uses the tool ever meets a traceback; what went wrong is reported by `failures`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from difflib import get_close_matches
from inspect import cleandoc
from itertools import pairwise, takewhile
from typing import Any

import click
from click.shell_completion import CompletionItem

from ..console.messages import DEFAULT, LANGUAGES, N_, VARIABLE, _, speaking
from ..console.verbosity import Verbosity, set_verbosity, write_error
from .failures import explained

FAILED, INTERRUPTED = 2, 130
LANGUAGE = "--lang"
_WORDS = {
    "Options": N_("Pilihan"),
    "Commands": N_("Perintah"),
    "[required]": N_("[wajib]"),
}
_NEAR_COMMAND = 0.5
"""Similarity from which another command is named."""
_AS_TYPED = "\b\n"
"""click's mark of a paragraph whose lines stay as they are."""


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or _("Pemakaian: "))

    def write_heading(self, heading: str) -> None:
        super().write_heading(_(_WORDS.get(heading, heading)))

    def write_dl(self, rows: Iterable[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        required = "[required]"
        worded = [(term, text.replace(required, _(_WORDS[required]))) for term, text in rows]
        super().write_dl(worded, *args, **kwargs)


class _Context(click.Context):
    formatter_class = _Formatter


def paragraphs(text: str) -> list[tuple[str, str]]:
    """Of a help text its paragraphs: click's mark before each (or nothing), and the message id."""
    marked = [part.partition(_AS_TYPED) for part in cleandoc(text).split("\n\n")]
    return [
        (mark, rest.strip("\n") if mark else " ".join(before.split()))
        for before, mark, rest in marked
    ]


def _translated(text: str) -> str:
    return "\n\n".join(mark + _(paragraph) for mark, paragraph in paragraphs(text))


def _shown(parameter: click.Parameter) -> Any:
    """The parameter with its words in the language that is spoken."""
    shown: Any = copy(parameter)
    shown.metavar = _(parameter.metavar) or None
    if isinstance(parameter, click.Option):
        shown.help = _(parameter.help)
    return shown


class _Helpful(click.Command):
    context_class = _Context

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.options_metavar = N_("[PILIHAN]")
        self.params.append(_language_option())

    def get_help_option_names(self, ctx: click.Context) -> list[str]:
        """The same in any context: click keeps the option that it makes first."""
        return ["-h", "--help"]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = N_("Tampilkan keterangan ini.")
        return option

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        arguments = (each for each in self.get_params(ctx) if isinstance(each, click.Argument))
        pieces = (piece for each in arguments for piece in _shown(each).get_usage_pieces(ctx))
        return [_(self.options_metavar), *pieces]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        here = copy(self)
        here.help = _translated(self.help or "")
        click.Command.format_help_text(here, ctx, formatter)

    def get_short_help_str(self, limit: int = 45) -> str:
        return _(self.short_help) or super().get_short_help_str(limit)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = (each for each in self.get_params(ctx) if isinstance(each, click.Option))
        records = (_shown(option).get_help_record(ctx) for option in options)
        with formatter.section("Options"):
            formatter.write_dl([record for record in records if record])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        found = super().shell_complete(ctx, incomplete)
        return [CompletionItem(each.value, each.type, _(each.help)) for each in found]


def _language_option() -> click.Option:
    """What `--lang` is to click; the language is chosen before click reads anything."""
    return click.Option(
        [LANGUAGE],
        type=click.Choice(LANGUAGES),
        envvar=VARIABLE,
        expose_value=False,
        help=N_("Bahasa pesan: id (Indonesia, bila tidak disebut) atau en (Inggris)."),
    )


class Command(_Helpful):
    """A command whose callback returns the exit code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.allow_extra_args = True

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        rest = super().parse_args(ctx, args)
        if ctx.args and not ctx.resilient_parsing:
            unknown = " ".join(ctx.args)
            raise click.UsageError(_("Tidak dikenal: {unknown}.").format(unknown=unknown), ctx)
        return rest


class CommandGroup(_Helpful, click.Group):
    """The commands together."""

    command_class = Command

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.subcommand_metavar = N_("PERINTAH ...")
        self.invoke_without_command, self.no_args_is_help = True, False

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)  # In order of use.

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [*super().collect_usage_pieces(ctx), _(self.subcommand_metavar)]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def invoke(self, ctx: click.Context) -> Any:
        code = super().invoke(ctx)
        if ctx.invoked_subcommand is None:
            write_error(ctx.get_help())
            return FAILED
        return code

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if self.get_command(ctx, args[0]) is None and not ctx.resilient_parsing:
            raise click.UsageError(_no_such_command(args[0], self.list_commands(ctx)), ctx)
        return super().resolve_command(ctx, args)

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run a command and leave with its exit code, whatever happens."""
        given = args[0] if args else extra.get("args")
        set_verbosity(Verbosity.NORMAL)
        with speaking(_asked_language(sys.argv[1:] if given is None else list(given))):
            sys.exit(self._code(*args, **extra))

    def _code(self, *args: Any, **extra: Any) -> Any:
        try:
            return super().main(*args, **{**extra, "standalone_mode": False})
        except click.Abort:
            return INTERRUPTED
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:  # A panic of a Rust library is no Exception.
            write_error(explained(error))
            return FAILED


def _no_such_command(name: str, commands: Sequence[str]) -> str:
    near = get_close_matches(name.lower(), commands, n=1, cutoff=_NEAR_COMMAND)
    if near:
        message = _("Tidak ada perintah {name}. Maksudnya {near}?")
        return message.format(name=repr(name), near=near[0])
    message = _("Tidak ada perintah {name} (yang ada: {known}).")
    return message.format(name=repr(name), known=", ".join(commands))


def _asked_language(arguments: Sequence[str]) -> str:
    """The language that the command line asks for, else the environment.

    Looked up beforehand, so that help and complaints are in it wherever `--lang` is. Of a
    language that does not exist click complains, in the usual one.
    """
    asked = [os.environ.get(VARIABLE, ""), *_languages_named(arguments)][-1]
    return asked if asked in LANGUAGES else DEFAULT


def _languages_named(arguments: Sequence[str]) -> Iterator[str]:
    options = list(takewhile(lambda word: word != "--", arguments))
    for word, following in pairwise([*options, ""]):
        name, is_given, value = word.partition("=")
        if name == LANGUAGE:
            yield value if is_given else following
