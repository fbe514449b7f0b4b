"""Sound submissions: nothing is wrong in them, and what is true of them is known from the start.

Figures are made first and written afterwards, in one of the ways in which people fill the template:
group cells repeated, written once or merged; computed cells as formulas, typed, or left blank.
"""

from __future__ import annotations

from decimal import Decimal
from random import Random

from tests.mutations import names
from tests.mutations.formulas import Down, PartOf, Share
from tests.mutations.model import Cells, Line, Role, Sheet, Submission
from tests.mutations.records import Records, Style
from tests.rules.generator import half_up
from tests.rules.oracle_layout import LEVELS
from xlsx_lkip.declaration.vocabulary import Form, Page, Table
from xlsx_lkip.declaration.workbook import VERSION, WORKBOOK

HEADER_ROW = 6
GROUPS = ("program", "activity")


def sound(rng: Random, number: int) -> Submission:
    """A submission of the unit of that number; no two numbers share a name of anything."""
    style = Style(
        rng.choice(("formula", "formula", "formula", "typed", "blank")),
        rng.choice(("repeated", "once", "once", "merged")),
        rng.random() < 0.5,
        rng.random() < 0.2,
        rng.random() < 0.6,
        rng.random() < 0.4,
    )
    return _Writer(Records(rng, number, style)).submission()


class _Writer:
    """Lays the records out on sheets, with what is around them."""

    def __init__(self, records: Records) -> None:
        self.records, self.style = records, records.style
        self.unit = names.unit(records.number)
        self.sheets: dict[str, Sheet] = {}

    def submission(self) -> Submission:
        filled = self.records.by_table()
        for declared in WORKBOOK.sheets:
            if isinstance(declared, Page):
                sheet = Sheet("", declared.title, ["no", *"abcdefg"], [Line(Role.ABOVE)])
                sheet.lines[0].cells["g"] = f"xlsx-lkip-templat {VERSION}"
            elif isinstance(declared, Form):
                sheet = Sheet(declared.key, declared.title, ["no", "label", "answer"], [])
            else:
                sheet = self.table(declared, filled.get(declared.key) or [_nothing(declared)])
            self.sheets[declared.title] = sheet
        self.identity()
        return Submission(self.unit, f"{self.unit}.xlsx".encode(), list(self.sheets.values()))

    def table(self, table: Table, records: list[Line]) -> Sheet:
        columns = ["no", *(column.key for column in table.columns)]
        titles: Cells = {"no": "No"}
        titles |= {column.key: column.header for column in table.columns}
        header = Line(Role.HEADER, titles)
        above = [Line(Role.ABOVE, {"no": table.title.upper()}), Line(Role.ABOVE, {"no": self.unit})]
        above += [Line(Role.ABOVE) for _ in range(HEADER_ROW - 1 - len(above))]
        sheet = Sheet(table.key, table.title, columns, [*above, header, *records])
        self.summarize(sheet)
        self.write_groups(sheet)
        return sheet

    def summarize(self, sheet: Sheet) -> None:
        """Jumlah, and Pegawai's Persentase, above the header."""
        if self.style.computed == "blank":
            return
        if sheet.key == "budget":
            self.total(sheet, HEADER_ROW - 2, "activity", ("budget", "realization", "remaining"))
            total = sheet.lines[HEADER_ROW - 2]
            total.cells["absorption"] = Share()
            if self.style.computed == "typed":
                true = {key: total.cells[key] for key in ("realization", "budget")}
                spent, whole = (Decimal(str(true[key])) for key in ("realization", "budget"))
                total.cells["absorption"] = half_up(spent / whole)
        elif sheet.key == "support":
            self.total(sheet, HEADER_ROW - 2, "role", ("headcount",))
        elif sheet.key == "staff":
            self.total(sheet, HEADER_ROW - 3, "rank", (*LEVELS, "total"))
            self.shares(sheet)

    def total(self, sheet: Sheet, row: int, label: str, keys: tuple[str, ...]) -> None:
        line = sheet.lines[row]
        line.cells[label] = "Jumlah"
        for key in keys:
            if self.style.computed == "formula":
                line.cells[key] = Down(key)
            else:
                line.cells[key] = sum((_figure(each, key) for each in sheet.records), Decimal())

    def shares(self, sheet: Sheet) -> None:
        total, line = sheet.lines[HEADER_ROW - 3], sheet.lines[HEADER_ROW - 2]
        line.cells["rank"] = "Persentase"
        for key in (*LEVELS, "total"):
            line.cells[key] = PartOf(key, total)
            if self.style.computed == "typed":
                own, everyone = (Decimal(str(total.cells[each])) for each in (key, "total"))
                line.cells[key] = half_up(own / everyone)

    def write_groups(self, sheet: Sheet) -> None:
        """Program and kegiatan repeated, written once, or merged."""
        if sheet.key not in {"budget", "program"} or self.style.groups == "repeated":
            return
        for level, key in enumerate(GROUPS, start=1):
            first: Line | None = None
            for line in sheet.records:
                if first and line.group[:level] == first.group[:level]:
                    del line.cells[key]
                    if self.style.groups == "merged":
                        sheet.merged = [m for m in sheet.merged if m[:2] != (key, first)]
                        sheet.merged.append((key, first, line))
                else:
                    first = line

    def identity(self) -> None:
        declared = WORKBOOK.sheet("identity")
        assert isinstance(declared, Form)
        answers: Cells = {
            "agency": "Dinas Contoh",
            "region": "Kabupaten Contoh",
            "unit": self.unit,
            "year": 2023,
            "agreement_year": 2023,
            "head": "Nama Contoh",
            "position": "Kepala Bidang",
            "rank": "Pembina (IV/a)",
            "nip": "197001011995012001",
        }
        if self.style.controls:
            answers |= self.controls()
        sheet = self.sheets[declared.title]
        sheet.lines = [Line(Role.ABOVE) for _ in range(declared.first_row - 1)]
        sheet.lines[0].cells["no"] = declared.title.upper()
        for item in declared.fields:
            cells: Cells = {"label": item.label}
            if item.key in answers:
                cells["answer"] = answers[item.key]
            sheet.lines.append(Line(Role.ASIDE, cells))

    def controls(self) -> Cells:
        def total(title: str, key: str) -> Decimal:
            return sum((line.true[key] for line in self.sheets[title].records), Decimal())

        whole, spent = total("Anggaran", "budget"), total("Anggaran", "realization")
        return {
            "staff": total("Pegawai", "total"),
            "support": total("Tenaga Pendukung", "headcount"),
            "budget": whole,
            "realization": spent,
            "remaining": whole - spent,
        }


def _nothing(table: Table) -> Line:
    """Nihil, in the first cell of the first record."""
    return Line(Role.ASIDE, {table.inputs[0].key: "Nihil"})


def _figure(line: Line, key: str) -> Decimal:
    value = line.cells.get(key, line.true.get(key))
    return Decimal(value) if isinstance(value, int | Decimal) else Decimal()
