"""Where things are, against spec/commands.md and spec/workbook.md."""

from __future__ import annotations

import json
from typing import Any

import pytest

from xlsx_lkip.workbooks.layout import layout

SHEETS: dict[str, Any] = {sheet["key"]: sheet for sheet in layout()["sheets"]}


def column(sheet: str, key: str) -> dict[str, Any]:
    found: dict[str, Any] = next(item for item in SHEETS[sheet]["columns"] if item["key"] == key)
    return found


def test_it_is_plain_json_with_the_version() -> None:
    assert json.loads(json.dumps(layout())) == layout()
    assert layout()["version"] == "1.0"


def test_sheets_stand_in_the_order_of_the_template() -> None:
    assert [sheet["title"] for sheet in layout()["sheets"]] == [
        "Petunjuk",
        "Identitas",
        "Pegawai",
        "Tenaga Pendukung",
        "Tugas Fungsi",
        "Organisasi",
        "Permasalahan",
        "Perjanjian Kinerja",
        "Program",
        "Anggaran",
        "Capaian",
        "Hambatan",
    ]
    assert [sheet["kind"] for sheet in layout()["sheets"]] == ["page", "form", *["table"] * 10]


def test_a_computed_column_names_its_first_formula() -> None:
    assert column("budget", "remaining") == {
        "key": "remaining",
        "header": "Sisa",
        "column": "H",
        "kind": "amount",
        "required": False,
        "computed": True,
        "formula": "=F7-G7",
        "choices": None,
    }


def test_a_choice_names_its_answers() -> None:
    assert column("agreement", "direction")["choices"] == ["Naik", "Turun", "Tetap"]
    assert len(column("staff", "rank")["choices"]) == 17


@pytest.mark.parametrize(
    ("sheet", "total", "share"), [("budget", 5, None), ("staff", 4, 5), ("duty", None, None)]
)
def test_summary_rows_stand_above_the_header(
    sheet: str, total: int | None, share: int | None
) -> None:
    assert (SHEETS[sheet]["total_row"], SHEETS[sheet]["share_row"]) == (total, share)
    assert (SHEETS[sheet]["header_row"], SHEETS[sheet]["first_row"]) == (6, 7)


def test_a_form_names_the_cells_of_its_answers() -> None:
    assert SHEETS["identity"]["fields"][2] == {
        "key": "unit",
        "label": "Unit kerja",
        "cell": "C8",
        "kind": "text",
        "required": True,
        "choices": None,
    }
