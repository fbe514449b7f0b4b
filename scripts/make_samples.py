"""Make `samples/`: a real published report as five unit workbooks, as printed and corrected.

Usage: python -m scripts.make_samples [FOLDER]

`as_published/` holds every figure as it was printed, typed, in its own notation; `corrected/` holds
numbers, the four corrected figures, and live formulas; `plan/` the agency's plan with the corrected pagu,
and the templates that come of it. The figures are in `data/dinkopukm-2023.json`.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from xlsx_lkip.agency.settings import load
from xlsx_lkip.agency.settings_files import FILE_NAME
from xlsx_lkip.declaration.vocabulary import Kind, Table
from xlsx_lkip.declaration.workbook import NOTHING_TO_REPORT, WORKBOOK
from xlsx_lkip.model.numbers import decimal, read
from xlsx_lkip.template import Content, Value, write_workbook
from xlsx_lkip.template.jobs import FOLDER, template_jobs

Report = dict[str, Any]
Record = dict[str, Value]

SOURCE = Path(__file__).parent / "data" / "dinkopukm-2023.json"
STAFF_UNIT, PLANNING_UNIT = 0, 1
"""Who keeps the staff list, and who keeps the agreement (places in the report's list of units)."""
SHEETS_OF = {
    STAFF_UNIT: ("staff", "support", "duty", "organization"),
    PLANNING_UNIT: ("issue", "agreement", "achievement", "obstacle"),
}
PLAN_NAME = "rencana.csv"
SETTINGS = """\
# {about}
[agency]
name = "{agency}"
region = "{region}"
year = {year}
head = "{head}"
position = "{position}"
rank = "{rank}"
nip = "{nip}"
place = "{place}"
units = [
{units}
]

[control]  # jumlah perangkat daerah menurut laporan itu sendiri
staff = {staff}
support = {support}
budget = {budget}
realization = {realization}
absorption = {absorption}
"""


def main(target: Path) -> None:
    """Write the three folders below the target."""
    report = json.loads(SOURCE.read_text(encoding="utf-8"))
    for name, corrected in (("as_published", False), ("corrected", True)):
        folder = target / name
        folder.mkdir(parents=True, exist_ok=True)
        for place, unit in enumerate(report["units"]):
            content = unit_content(report, place, corrected=corrected)
            write_workbook(folder / unit["file"], content)
        (folder / FILE_NAME).write_text(settings(report, name), encoding="utf-8", newline="\n")
    _write_plan(report, target / "plan")


def _write_plan(report: Report, folder: Path) -> None:
    """The plan, the settings that name it, and the templates that come of it."""
    (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    (folder / PLAN_NAME).write_text(plan(report), encoding="utf-8-sig", newline="\n")
    text = f'{settings(report, "plan")}\n[plan]\nfile = "{PLAN_NAME}"\n'
    (folder / FILE_NAME).write_text(text, encoding="utf-8", newline="\n")
    for issue in template_jobs(load(folder / FILE_NAME), folder / FOLDER):
        write_workbook(issue.target, issue.content)


def plan(report: Report) -> str:
    """The report's pagu, corrected, as an Indonesian Excel saves it as CSV."""
    records = [dict(row) for row in report["budget"]]
    _mend(report, records)
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(["Kode", "Program", "Kegiatan", "Sub kegiatan", "Pagu", "Unit kerja"])
    for row in records:
        pagu = read(Kind.AMOUNT, str(row["budget"])).value
        assert pagu is not None
        names = [row[key] for key in ("program", "activity", "subactivity")]
        writer.writerow(["", *names, decimal(Kind.AMOUNT, pagu), row["unit"]])
    return text.getvalue()


def settings(report: Report, name: str) -> str:
    """The agency's `lkip.toml`: expected units and the totals that the report itself states."""
    about = {
        "as_published": "Laporan seperti tercetak, dengan angka-angkanya yang tidak cocok.",
        "corrected": "Laporan yang sama, empat angkanya diperbaiki.",
        "plan": "Perangkat daerah yang sama, dengan rencananya: pagu yang sudah diperbaiki.",
    }
    units = "\n".join(f'    "{unit["name"]}",' for unit in report["units"])
    return SETTINGS.format(
        **{
            **report,
            **report["control"],
            **report["signatory"],
            "units": units,
            "about": about[name],
        }
    )


def unit_content(report: Report, place: int, *, corrected: bool) -> Content:
    """What one unit's workbook holds; sheets on which it has nothing to report say Nihil."""
    unit = report["units"][place]
    records: dict[str, list[Record]] = {
        "program": [_without_unit(row) for row in report["plan"] if row["unit"] == unit["name"]],
        "budget": [_without_unit(row) for row in report["budget"] if row["unit"] == unit["name"]],
    }
    for key in SHEETS_OF.get(place, ()):
        rows = report[key]
        records[key] = [dict(row) for row in (rows["records"] if isinstance(rows, dict) else rows)]
    if corrected:
        _mend(report, records["budget"])
    shaped = {
        table.key: _shaped(table, records.get(table.key, []), corrected=corrected)
        for table in WORKBOOK.tables
    }
    return Content(_identity(report, place), shaped, _summaries(report, place, corrected=corrected))


def _without_unit(row: Mapping[str, Value]) -> Record:
    return {key: value for key, value in row.items() if key != "unit"}


def _identity(report: Report, place: int) -> Record:
    unit = report["units"][place]
    identity: Record = {key: report[key] for key in ("agency", "region", "year", "place", "date")}
    identity |= {key: unit[key] for key in ("head", "position", "rank", "nip")}
    identity["unit"] = unit["name"]
    agreement = report["agreement_year"] if place == PLANNING_UNIT else report["year"]
    identity["agreement_year"] = agreement
    if place == STAFF_UNIT:
        identity |= {key: report["control"][key] for key in ("staff", "support")}
    return identity


def _mend(report: Report, records: Iterable[Record]) -> None:
    """Put the corrected figures in the place of the printed ones, which must be there."""
    for record in records:
        for figure in report["mended"]:
            if record["subactivity"] == figure["subactivity"]:
                assert record[figure["column"]] == figure["printed"]
                record[figure["column"]] = figure["value"]


def _shaped(table: Table, records: list[Record], *, corrected: bool) -> list[Record]:
    """The records as they are typed: as printed with nothing computed, or as numbers to compute."""
    if not records:
        return [{table.inputs[0].key: NOTHING_TO_REPORT}]
    if not corrected:
        return [{**{c.key: "" for c in table.columns if c.computed}, **row} for row in records]
    kinds = {column.key: column.kind for column in table.inputs}
    return [
        {key: _number(kinds[key], value) for key, value in row.items() if key in kinds}
        for row in records
    ]


def _number(kind: Kind, value: Value) -> Value:
    if not kind.is_number or not isinstance(value, str):
        return value
    parsed = read(kind, value)
    assert parsed.value is not None
    return Decimal(parsed.value) / kind.scale


def _summaries(report: Report, place: int, *, corrected: bool) -> dict[str, dict[str, Record]]:
    """As printed: only the staff list's totals; the other summary rows are left blank."""
    if corrected:
        return {}
    blank: dict[str, dict[str, Record]] = {
        table.key: {summary.key: dict.fromkeys(summary.formulas, "") for summary in table.summaries}
        for table in WORKBOOK.tables
        if table.summaries
    }
    if place == STAFF_UNIT:
        for key in ("total", "share"):
            blank["staff"][key] |= report["staff"][key]
    return blank


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("samples"))
