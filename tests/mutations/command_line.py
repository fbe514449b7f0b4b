"""Every command as it is typed, over one batch: it ends with a code of its own, and with no traceback."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner

from tests.mutations.drawing import Draw, case
from tests.mutations.trial import Failure, send
from xlsx_lkip.cli.app import cli
from xlsx_lkip.cli.failures import DEBUG
from xlsx_lkip.reports.report_formats import FORMATS

COMMANDS = (
    *(("validate", "{inbox}", "-o", f"{{out}}/temuan{form.suffix}") for form in FORMATS.values()),
    ("validate", "{inbox}", "--strict", "--annotate", "{out}/bertanda"),
    ("--lang", "en", "validate", "{inbox}", "--format", "json"),
    ("status", "{inbox}"),
    ("status", "{inbox}", "--format", "json"),
    ("consolidate", "{inbox}", "-o", "{out}/hasil.xlsx"),
    ("consolidate", "{inbox}", "-o", "{out}/sementara.xlsx", "--allow-errors"),
)


def crashes(draws: Sequence[Draw]) -> list[Failure]:
    """Each command that ended as none may."""
    with TemporaryDirectory() as folder:
        inbox = Path(folder) / "kiriman"
        inbox.mkdir()
        for each in draws:
            send(case(each), inbox)
        return list(_crashes(draws, inbox, Path(folder)))


def _crashes(draws: Sequence[Draw], inbox: Path, out: Path) -> Iterator[Failure]:
    runner = CliRunner(env={DEBUG: "1"})
    for command in COMMANDS:
        words = [word.format(inbox=inbox, out=out) for word in command]
        ended = runner.invoke(cli, words)
        if ended.exit_code not in {0, 1, 2} or "Traceback" in ended.output:
            last = ended.output.strip().splitlines()[-1:]
            what = f"{' '.join(command)}: {ended.exit_code} {''.join(last)[:200]}"
            yield Failure("command", tuple(draws), os.fsdecode(what.encode(errors="replace")))
