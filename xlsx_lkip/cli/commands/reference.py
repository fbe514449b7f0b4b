"""`rules`, `layout`, `init` and `completion`: what the tool knows, written out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ...agency.settings_files import FILE_NAME
from ...console.messages import _
from ...console.output import OutputError, check_target, terminal, write_text
from ...console.verbosity import inform
from .common import CLEAN, say_written

if TYPE_CHECKING:
    from click import Command

_COMPLETION = "_XLSX_LKIP_COMPLETE"
"""Environment variable through which a shell's script asks for completions."""


def rules(code: str | None, form: str) -> int:
    """Print one rule's page, or all of them."""
    from ...reports import rules_pages

    chosen = rules_pages.chosen(code)
    if form == "terminal":
        rules_pages.show(terminal(), chosen, whole=code is not None)
    else:
        pages = rules_pages.as_json if form == "json" else rules_pages.as_markdown
        write_text(None, pages(chosen))
    return CLEAN


def layout() -> int:
    """Print where everything is in the template."""
    import json

    from ...workbooks.layout import layout as positions

    write_text(None, json.dumps(positions(), ensure_ascii=False, indent=2) + "\n")
    return CLEAN


def init(target: Path | None) -> int:
    """Write a commented `lkip.toml`, where none is."""
    from ...agency.starter import starter

    target = target or Path(FILE_NAME)
    if target.is_dir() or not target.suffix:
        target /= FILE_NAME
    check_target(target, suffix=Path(FILE_NAME).suffix)
    if target.exists():
        raise OutputError(_("{path} sudah ada dan tidak ditimpa.").format(path=target))
    fresh = not target.parent.is_dir()
    write_text(target, starter())
    say_written(target)
    if fresh:
        inform(_("Folder baru: {folder}").format(folder=target.parent))
    use = (
        _("Isi yang perlu; dipakai untuk buku kerja di folder {folder}.")
        if target.name == FILE_NAME
        else _("Isi yang perlu; dipakai bila disebut: --config {path}.")
    )
    inform(use.format(folder=target.parent, path=target))
    return CLEAN


def completion(shell: str, program: Command) -> int:
    """Print the script that teaches a shell to complete the command line."""
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    assert found is not None, f"click completes no {shell}"
    write_text(None, found(program, {}, "xlsx-lkip", _COMPLETION).source())
    return CLEAN
