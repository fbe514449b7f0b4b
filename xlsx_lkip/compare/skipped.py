"""What was met in folders and is not read, as rules see it: a row for each folder and kind.

What is skipped is decided by the reader; here it is only gathered and named.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import polars as pl

from ..agency.settings import Settings
from ..model.tables import OWN, ROW, Skipped, Tables
from ..reader.kinds import kind_of

NAMED = 20
"""Files that are named; the others are counted."""


def skipped_frame(tables: Tables, settings: Settings) -> pl.DataFrame:
    """One row for each folder given and rule, with the files that it is about."""
    groups: dict[tuple[str, str, str, str], list[str]] = {}
    for each in _skipped_files(tables, settings):
        kind = kind_of(Path(each.name))
        groups.setdefault((each.folder, each.code, kind.name, kind.remedy), []).append(each.name)
    rows = [
        # The slash tells a folder from a file.
        (f"{folder.rstrip('/')}/", row, code, what, how, len(names), _named(names))
        for row, ((folder, code, what, how), names) in enumerate(groups.items())
    ]
    texts = ("path", "code", "what", "how", "names")
    keys = ("path", ROW, "code", "what", "how", "count", "names")
    schema = {**dict.fromkeys(keys, pl.Int64), **dict.fromkeys(texts, pl.String), ROW: pl.UInt32}
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    return frame.with_columns(pl.lit(None, pl.String).alias("key"))


def _skipped_files(tables: Tables, settings: Settings) -> list[Skipped]:
    """What was met and not read, but the files of the settings and outputs of this tool."""
    inputs = {os.path.realpath(file) for file in settings.files}
    return [
        each
        for each in tables.skipped
        if each.code != OWN and os.path.realpath(Path(each.folder, each.name)) not in inputs
    ]


def _named(names: Sequence[str]) -> str:
    return ", ".join(names[:NAMED]) + (", ..." if len(names) > NAMED else "")
