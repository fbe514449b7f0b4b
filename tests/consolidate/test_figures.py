"""The consolidated figures: what is summed, in which order, and from whom."""

from __future__ import annotations

import pytest

from tests.findings import a_finding
from xlsx_lkip.consolidation import ConsolidationRefused
from xlsx_lkip.declaration.vocabulary import Severity
from xlsx_lkip.model.findings import Finding

from .agency import Record, Sent, budget, figures


def _finding(file: str, severity: Severity) -> Finding:
    return a_finding(
        file, "A202", severity, "Sisa 5.", "Hitung ulang.", "Anggaran", "H7", sheet_order=10
    )


def _labels(agency: object, outline: str = "budget") -> list[str]:
    return [str(label) for label in getattr(agency, outline).lines["label"]]


def test_submissions_with_errors_are_refused() -> None:
    error = _finding("a.xlsx", Severity.ERROR)
    with pytest.raises(ConsolidationRefused) as refused:
        figures(Sent(), findings=[error, _finding("a.xlsx", Severity.WARNING)])
    assert refused.value.findings == (error,)


def test_warnings_do_not_hinder() -> None:
    assert figures(Sent(), findings=[_finding("a.xlsx", Severity.WARNING)]).totals.budget == 0


def test_nothing_readable_is_refused_even_with_errors_allowed() -> None:
    with pytest.raises(ConsolidationRefused):
        figures(Sent(readable=False), allow_errors=True)


def test_errors_that_are_allowed_mark_their_record() -> None:
    sent = Sent(records={"budget": budget(("P", "K", "S", 10, 5), ("P", "K", "T", 10, 5))})
    agency = figures(sent, findings=[_finding("a.xlsx", Severity.ERROR)], allow_errors=True)
    assert agency.budget.lines["mark"].to_list() == [
        "! 1 baris",
        "! 1 baris",
        "! A202 (no. 1)",
        None,
    ]


def test_records_stand_under_program_and_kegiatan_with_their_sums() -> None:
    one = Sent("A", "a.xlsx", {"budget": budget(("P", "K", "S", 100, 50), ("Q", "L", "T", 7, 7))})
    two = Sent("B", "b.xlsx", {"budget": budget(("P", "K", "U", 30, 40))})
    lines = figures(one, two).budget.lines
    assert lines.select("label", "level", "budget", "realization").rows() == [
        ("P", 1, 130_00, 90_00),
        ("K", 2, 130_00, 90_00),
        ("S", 3, 100_00, 50_00),
        ("U", 3, 30_00, 40_00),
        ("Q", 1, 7_00, 7_00),
        ("L", 2, 7_00, 7_00),
        ("T", 3, 7_00, 7_00),
    ]
    assert lines["absorption"].to_list() == [6923, 6923, 5000, 13333, 10000, 10000, 10000]


def test_names_that_differ_in_case_spacing_or_punctuation_are_one_group() -> None:
    one = Sent("A", "a.xlsx", {"budget": budget(("Program A", "K", "S", 1, 1))})
    two = Sent("B", "b.xlsx", {"budget": budget(("PROGRAM  a.", "K", "T", 1, 1))})
    assert _labels(figures(one, two)) == ["Program A", "K", "S", "T"]


def test_names_without_a_letter_are_not_one_group() -> None:
    records = {"budget": budget(("*", "K", "S", 1, 1), ("?", "K", "T", 1, 1))}
    assert _labels(figures(Sent(records=records))) == ["*", "K", "S", "?", "K", "T"]


def test_records_follow_the_kode_where_all_have_one() -> None:
    records = budget(
        ("P", "L", "T", 1, 1, "2.17.01.2.02.01"), ("P", "K", "S", 1, 1, "2.17.01.2.01.01")
    )
    lines = figures(Sent(records={"budget": records})).budget.lines
    assert lines.select("label", "code").rows() == [
        ("P", "2.17.01"),
        ("K", "2.17.01.2.01"),
        ("S", "2.17.01.2.01.01"),
        ("L", "2.17.01.2.02"),
        ("T", "2.17.01.2.02.01"),
    ]


def test_records_follow_the_plan_where_a_kode_is_missing() -> None:
    plan = budget(("Q", "L", "U"), ("P", "K", "T"), ("P", "K", "S"))
    done = budget(
        ("P", "K", "S", 1, 1), ("P", "K", "X", 1, 1), ("P", "K", "T", 1, 1), ("Q", "L", "U", 1, 1)
    )
    agency = figures(Sent(records={"program": plan, "budget": done}))
    assert _labels(agency) == ["Q", "L", "U", "P", "K", "T", "S", "X"]


def test_units_stand_in_the_order_of_the_settings_then_by_name() -> None:
    files = [Sent(unit, f"{unit}.xlsx") for unit in ("Zeta", "Alfa", "beta", "Gama")]
    sources = figures(*files, units=("Gama", "Beta")).sources
    assert [source.unit for source in sources] == ["Gama", "Beta", "Alfa", "Zeta"]
    assert [source.expected for source in sources] == [True, True, False, False]


def test_files_of_the_same_name_are_told_apart_by_their_folder() -> None:
    files = [
        Sent("A", "kirim/a/lkip.xlsx"),
        Sent("B", "kirim/b/lkip.xlsx"),
        Sent("C", "kirim/c.xlsx"),
    ]
    names = [source.name for source in figures(*files).sources]
    assert names == ["a/lkip.xlsx", "b/lkip.xlsx", "c.xlsx"]


def test_a_copy_of_a_file_is_not_counted_twice() -> None:
    records = {"budget": budget(("P", "K", "S", 100, 50))}
    agency = figures(
        Sent("A", "a.xlsx", records, content="sama"), Sent("A", "b.xlsx", records, content="sama")
    )
    assert agency.totals.budget == 100_00
    assert [source.copy_of for source in agency.sources] == [None, "a.xlsx"]


def test_the_same_unit_with_two_different_files_counts_both() -> None:
    records = {"budget": budget(("P", "K", "S", 100, 50))}
    assert (
        figures(Sent("A", "a.xlsx", records), Sent("A", "b.xlsx", records)).totals.budget == 200_00
    )


def test_a_figure_that_could_not_be_read_adds_nothing_and_forms_no_ratio() -> None:
    records = {"budget": budget(("P", "K", "S", None, 50), ("P", "K", "T", 100, 50))}
    totals = figures(Sent(records=records)).totals
    assert (totals.budget, totals.realization) == (100_00, 100_00)
    assert (totals.remaining, totals.absorption) == (50_00, 50_00)


def test_what_nothing_is_known_of_is_not_known() -> None:
    records = {"budget": budget(("P", "K", "S", None, 50))}
    totals = figures(Sent(records=records)).totals
    assert (totals.budget, totals.realization) == (None, 50_00)
    assert (totals.remaining, totals.absorption) == (None, None)


def test_ranks_stand_highest_first_and_sum_over_units() -> None:
    low, high = "Juru Muda (I/a)", "Pembina Utama (IV/e)"
    one = Sent("A", "a.xlsx", {"staff": [{"rank": low, "sd": 2}, {"rank": high, "s3": 1}]})
    two = Sent("B", "b.xlsx", {"staff": [{"rank": low, "sd": 3, "smp": 1}]})
    lines = figures(one, two).staff.lines
    assert lines.select("label", "sd", "smp", "s3", "total").rows() == [
        (high, 0, 0, 1, 1),
        ("A", None, None, 1, 1),
        (low, 5, 1, 0, 6),
        ("A", 2, None, None, 2),
        ("B", 3, 1, None, 4),
    ]


def test_achievement_stands_beside_the_absorption_of_its_program() -> None:
    indicator = {"indicator": "I", "direction": "Naik", "target": 10, "realization": 8}
    records: dict[str, list[Record]] = {
        "budget": budget(("Program A", "K", "S", 200, 50)),
        "achievement": [{**indicator, "program": "PROGRAM A"}, {**indicator, "program": "Lain"}],
    }
    frame = figures(Sent(records=records)).records["achievement"]
    assert frame.select("achievement", "category", "program_absorption").rows() == [
        (8000, "Tinggi", 2500),
        (8000, "Tinggi", None),
    ]


def test_the_agency_is_the_one_that_most_files_name() -> None:
    files = [Sent(unit, f"{unit}.xlsx") for unit in "AB"]
    other = Sent("C", "c.xlsx", identity={"agency": "Dinas Lain", "year": 2022})
    agency = figures(*files, other)
    assert (agency.agency, agency.year) == ("Dinas Contoh", 2023)
    assert figures(*files, other, agency="Dinas X", year=2021).agency == "Dinas X"
