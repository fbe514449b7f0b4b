"""The published report: three wrong figures in thirty records, found as its own totals demand.

Source: LKIP 2023, Dinas Koperasi, UKM Kabupaten Flores Timur, Bab III, as printed.
"""

from __future__ import annotations

from math import inf

from xlsx_lkip.localize import (
    BalanceEdit,
    Cell,
    Edit,
    Figures,
    RatioEdit,
    Standing,
    Verdict,
    localize,
)

SEN = 100
RECORDS = (
    # pagu, realisasi, sisa (rupiah), persentase (1/100 percent)
    (36280240, 35259800, 1020440, 9719),
    (11999720, 11951400, 48320, 9960),
    (16266850, 16265600, 1250, 9999),
    (11523500, 11457800, 65700, 9943),
    (2139191029, 2082287329, 56903763, 9734),
    (52500000, 52500000, 0, 10000),
    (22432000, 22414000, 18000, 9992),
    (11999570, 11969100, 30470, 9975),
    (8499000, 8369400, 129600, 9848),
    (7499825, 7429700, 70125, 9906),
    (1998505, 1998500, 5, 10000),
    (47503125, 47492500, 10625, 9998),
    (24058100, 24041206, 16894, 9993),
    (39728360, 39728300, 60, 10000),
    (1800000, 1800000, 0, 10000),
    (20000000, 20000000, 0, 10000),
    (122995000, 122895903, 135000, 9989),
    (22636920, 21631500, 1005420, 9556),
    (1500000, 1500000, 0, 10000),
    (50886500, 47826182, 3060318, 9399),
    (128000000, 121600000, 6400000, 9500),
    (22422315, 20969290, 1453025, 9352),
    (14998000, 14997600, 400, 10000),
    (5000000, 5000000, 0, 10000),
    (2944495, 2989575, 4920, 9984),
    (36574940, 36574800, 140, 10000),
    (14999970, 14856500, 143470, 9904),
    (531237335, 530077425, 1159910, 9978),
    (26431575, 25607700, 823875, 9688),
    (44749735, 42752390, 1997345, 9554),
)
SALARIES, MEETINGS, UPKEEP = 4, 16, 24
"""Places of the three records whose figures do not reconcile."""
BUDGET, REALIZATION = 3_478_706_672, 3_404_207_500
"""What the report says the agency's totals are; it states no total of sisa."""


def report(*, agency: bool) -> list[Verdict]:
    """What the engine says of the report, with or without the agency's totals."""
    edits, values = list[Edit](), dict[Cell, int]()
    for row, (budget, realization, remaining, percent) in enumerate(RECORDS):
        values |= {("p", row): budget * SEN, ("r", row): realization * SEN}
        values |= {("s", row): remaining * SEN, ("c", row): percent}
        terms = ((1, ("p", row)), (-1, ("r", row)), (-1, ("s", row)))
        edits.append(BalanceEdit(terms, dependent=("s", row), rounding=2 * SEN))
        edits.append(RatioEdit(("c", row), ((1, ("r", row)),), ((1, ("p", row)),)))
    if agency:
        values |= {"p": BUDGET * SEN, "r": REALIZATION * SEN, "c": 9786}
        edits += [_total("p"), _total("r")]
        edits.append(RatioEdit("c", _column("r"), _column("p")))
    table = [[(column, row) for column in "prsc"] for row in range(len(RECORDS))]
    scale: dict[Cell, int] = {cell: SEN for record in table for cell in record[:3]}
    trust: dict[Cell, float] = {"p": inf, "r": inf, "c": inf}
    return localize(edits, Figures(values, set(values), scale, trust, tables=[table]))


def _column(key: str) -> tuple[tuple[int, Cell], ...]:
    return tuple((1, (key, row)) for row in range(len(RECORDS)))


def _total(key: str) -> BalanceEdit:
    return BalanceEdit((*_column(key), (-1, key)), dependent=key)


def first_options(verdicts: list[Verdict]) -> dict[Cell, tuple[int, str]]:
    """Cell -> the value and the typing error that the first options propose."""
    return {
        change.cell: (change.value, change.slip)
        for verdict in verdicts
        for change in verdict.options[0].changes
    }


def test_the_agency_totals_give_exactly_the_four_figures_that_close_to_the_rupiah() -> None:
    assert first_options(report(agency=True)) == {
        ("p", SALARIES): (2_139_191_092 * SEN, "transposition"),
        ("r", MEETINGS): (122_859_903 * SEN, "transposition"),
        ("s", MEETINGS): (135_097 * SEN, "rounding"),
        ("p", UPKEEP): (2_994_495 * SEN, "substitution"),
    }


def test_with_the_agency_totals_nothing_is_ambiguous_and_every_record_is_one_verdict() -> None:
    verdicts = report(agency=True)
    assert len(verdicts) == 3
    assert {verdict.standing for verdict in verdicts} <= {Standing.CERTAIN, Standing.LIKELY}


def test_without_them_the_records_are_found_and_what_is_undetermined_is_called_so() -> None:
    standing = {verdict.edits[0] // 2: verdict.standing for verdict in report(agency=False)}
    assert set(standing) == {SALARIES, MEETINGS, UPKEEP}
    assert standing[MEETINGS] is Standing.AMBIGUOUS


def test_without_them_the_account_of_one_record_by_itself_is_among_the_options() -> None:
    verdict = next(v for v in report(agency=False) if v.edits[0] // 2 == MEETINGS)
    told = [{change.cell: change.value for change in o.changes} for o in verdict.options]
    assert {("r", MEETINGS): 122_860_000 * SEN} in told
