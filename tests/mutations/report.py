"""The consolidated report read back as a person reads it: figures, and which of them are marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import openpyxl

from tests.mutations.truth import Pair

Row = dict[str, Any]
BLANK = (None, "")
STAFF_UNIT = "Pangkat/Golongan, unit kerja"
TILES = {
    "Pagu (rupiah)": "budget",
    "Realisasi (rupiah)": "realization",
    "ASN (orang)": "staff",
    "Tenaga pendukung": "support",
    "Rata-rata capaian": "achievement",
}
RECONCILED = {
    "Pagu (rupiah)": "budget",
    "Realisasi (rupiah)": "realization",
    "ASN (orang)": "staff",
    "Tenaga pendukung (orang)": "support",
}


@dataclass(frozen=True)
class Figure:
    """A number as shown; None where the cell says in words, or by nothing, that it is not known."""

    value: Decimal | None
    marked: bool

    def agrees(self, true: Decimal, within: Decimal = Decimal(0)) -> bool:
        return self.value is not None and abs(self.value - true) <= within


@dataclass
class UnitReport:
    """What is shown of one unit."""

    figures: dict[str, Figure] = field(default_factory=dict)
    """`budget`, `realization`, `staff`, `support`."""
    programs: list[Pair] = field(default_factory=list)
    programs_marked: bool = False
    achievement: list[Decimal] = field(default_factory=list)
    achievement_marked: bool = False


class Report:
    """The workbook's figures by unit, and its totals by the place where they are shown."""

    def __init__(self, path: Path) -> None:
        self._book = openpyxl.load_workbook(path, data_only=True, read_only=True)
        self.units: dict[str, UnitReport] = defaultdict(UnitReport)
        self.totals: dict[tuple[str, str], Figure] = {}
        self._lists: dict[str, list[Row]] = {}
        self._read_budget()
        self._read_people("Pegawai", "staff", "Jumlah")
        self._read_people("Tenaga Pendukung", "support", "Jumlah")
        self._read_achievement()
        self._read_tiles()
        self._read_reconciliation()

    def _read_budget(self) -> None:
        columns = {"budget": "Pagu", "realization": "Realisasi"}
        unit = UnitReport()
        for row in self._rows("Per Unit", "Pagu"):
            level = row.get("Tingkat")
            if level == "Unit kerja":
                unit = self.units[named(row["Unit kerja / program / sub kegiatan"])]
                unit.figures |= {key: _figure(row, column) for key, column in columns.items()}
            elif level == "Program":
                pair = [_figure(row, column) for column in columns.values()]
                unit.programs_marked |= any(each.marked for each in pair)
                values = (pair[0].value or Decimal(), pair[1].value or Decimal())
                unit.programs += [values] if any(values) else []
        for title in ("Per Unit", "Anggaran"):
            total = self._total(title, "Pagu")
            for key, column in columns.items():
                self.totals[title, key] = _figure(total, column)

    def _read_people(self, title: str, key: str, column: str) -> None:
        for row in self._rows(title, column):
            unit = named(row.get(STAFF_UNIT, row.get("Unit kerja")))
            if not unit or row.get("Baris") in BLANK:
                continue
            before = self.units[unit].figures.get(key, Figure(Decimal(), marked=False))
            figure = _figure(row, column)
            value = (before.value or Decimal()) + (figure.value or Decimal())
            marked = before.marked or figure.marked
            self.units[unit].figures[key] = Figure(value, marked)
        self.totals[title, key] = _figure(self._total(title, column), column)

    def _read_achievement(self) -> None:
        for row in self._rows("Capaian", "Indikator kinerja"):
            if row.get("Baris") in BLANK:
                continue
            unit, figure = self.units[named(row["Unit kerja"])], _figure(row, "Capaian")
            unit.achievement += [] if figure.value is None else [figure.value]
            unit.achievement_marked |= row.get("Catatan") not in BLANK

    def _read_tiles(self) -> None:
        rows = list(self._book["Ringkasan"].iter_rows(max_row=8, values_only=True))
        for labels, values in pairwise(rows):
            for label, value in zip(labels, values, strict=True):
                key = TILES.get(str(label).lstrip("! "))
                if key:
                    self.totals["Ringkasan", key] = Figure(_number(value), str(label)[0] == "!")

    def _read_reconciliation(self) -> None:
        for row in self._rows("Rekonsiliasi", "Selisih"):
            label = str(row.get("Angka"))
            key = RECONCILED.get(label.lstrip("! "))
            if key:
                value = _number(row.get("Angka gabungan"))
                self.totals["Rekonsiliasi", key] = Figure(value, label[0] == "!")

    def _total(self, title: str, header: str) -> Row:
        """The first line of a list, which is its total."""
        return next(iter(self._rows(title, header)), {})

    def _rows(self, title: str, header: str) -> list[Row]:
        """The rows below the header, over all worksheets of a list."""
        if title not in self._lists:
            names = (name for name in self._book.sheetnames if name.split(" (")[0] == title)
            self._lists[title] = [row for name in names for row in self._below(name, header)]
        return self._lists[title]

    def _below(self, name: str, header: str) -> Iterator[Row]:
        rows = self._book[name].iter_rows(values_only=True)
        headers = next((row for row in rows if header in row), ())
        for row in rows:
            yield dict(zip(map(str, headers), row, strict=False))


def named(text: object) -> str:
    """A unit's name without regard to capitals and spaces."""
    return " ".join(str(text or "").lstrip("! ").casefold().split())


def _figure(row: Row, column: str) -> Figure:
    value = _number(row.get(column))
    return Figure(value, value is None or row.get("Catatan") not in BLANK)


def _number(value: object) -> Decimal | None:
    return round(Decimal(str(value)), 4) if isinstance(value, int | float) else None
