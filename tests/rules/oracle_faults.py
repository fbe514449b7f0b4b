"""Disturbances of single records on any sheet: the typing error of one person at one place.

A fault takes a sound (or already disturbed) agency and changes one thing in it; where there is
nothing to disturb it does nothing. What follows from it is for the oracle to say.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from random import Random

from tests.rules import oracle_names as names
from tests.rules.generator import Agency, Record, Unit
from tests.rules.oracle_layout import TABLES, Kind
from xlsx_lkip.template import Value

Fault = Callable[[Random, Agency], None]
IDENTIFIED = {
    "staff": "rank",
    "organization": "position",
    "agreement": "indicator",
    "achievement": "indicator",
    "program": "subactivity",
    "budget": "subactivity",
}
"""Column that may appear once."""
COMPUTED = ("remaining", "absorption", "achievement", "category", "total")
_COUNTABLE = (Kind.COUNT, Kind.AMOUNT, Kind.VALUE)


def some_record(rng: Random, agency: Agency, table: str) -> tuple[Unit, Record] | None:
    """Any record of a table, with its unit."""
    found = [(unit, record) for unit in agency.units for record in unit.records[table]]
    return rng.choice(found) if found else None


def numbers(record: Record, *keys: str) -> list[Decimal] | None:
    """The record's figures, where all of them are numbers."""
    values = [record.get(key) for key in keys]
    found = [Decimal(value) for value in values if isinstance(value, int | Decimal)]
    return found if len(found) == len(keys) else None


def oddly_written(rng: Random, agency: Agency) -> None:
    texts = ("12,345,678", "47,492.500", "42,752,390", "1,500", "(500)", "-500", "Rp. -", "–")
    _in_any_number(rng, agency, *texts)


def unreadable_number(rng: Random, agency: Agency) -> None:
    _in_any_number(rng, agency, "seratus", "12 ?", "1.23.4", "tidak ada")


def too_many_decimals(rng: Random, agency: Agency) -> None:
    _in_any_number(rng, agency, Decimal("2.125"), "2,1255")


def negative_number(rng: Random, agency: Agency) -> None:
    _in_any_number(rng, agency, -5, Decimal(-5), "(5)", "-5")


def _in_any_number(rng: Random, agency: Agency, *values: Value) -> None:
    """One of the values in an amount, a count or a value of any sheet."""
    table = rng.choice([table for table in TABLES if _of_kind(table, *_COUNTABLE)])
    if found := some_record(rng, agency, table):
        found[1][rng.choice(_of_kind(table, *_COUNTABLE))] = rng.choice(values)


def _of_kind(table: str, *kinds: Kind) -> list[str]:
    return [key for key, column in TABLES[table].columns.items() if column.kind in kinds]


def left_out(rng: Random, agency: Agency) -> None:
    """A required cell, or a computed one, left blank."""
    table = rng.choice(list(TABLES))
    if found := some_record(rng, agency, table):
        columns = TABLES[table].columns
        key = rng.choice([key for key in columns if columns[key].required or key in COMPUTED])
        found[1][key] = "" if key in COMPUTED else None


def unknown_choice(rng: Random, agency: Agency) -> None:
    table = rng.choice(("staff", "duty", "agreement", "achievement"))
    if found := some_record(rng, agency, table):
        kinds = (Kind.RANK, Kind.DUTY, Kind.DIRECTION, Kind.CATEGORY)
        found[1][rng.choice(_of_kind(table, *kinds))] = "Entahlah"


def same_again(rng: Random, agency: Agency) -> None:
    """The same record twice, as it is or in capitals."""
    table = rng.choice(list(IDENTIFIED))
    if found := some_record(rng, agency, table):
        again, key = dict(found[1]), IDENTIFIED[table]
        if isinstance(name := again.get(key), str):
            again[key] = rng.choice((name, name.upper()))
        found[0].records[table].append(again)


def malformed_code(rng: Random, agency: Agency) -> None:
    _recoded(rng, agency, "2.17.1", "2.17.01.2.1.0001", "2-17-01-2-01-0001", "2.17.01.2.01.001")


def code_elsewhere(rng: Random, agency: Agency) -> None:
    _recoded(rng, agency, "2.17.09.2.01.9999", "2.17.01.2.09.99", "X.XX.01.2.01.0001")


def code_of_another(rng: Random, agency: Agency) -> None:
    """One code, two names."""
    table = rng.choice(("program", "budget"))
    if (found := some_record(rng, agency, table)) and found[1].get("code"):
        other = rng.choice(found[0].records[table])
        other["code"] = found[1]["code"]


def two_codes(rng: Random, agency: Agency) -> None:
    """One name, two codes."""
    table = rng.choice(("program", "budget"))
    if (found := some_record(rng, agency, table)) and found[1].get("code"):
        again = {**found[1], "code": "2.17.01.2.01.7777"}
        found[0].records[table].append(again)


def _recoded(rng: Random, agency: Agency, *codes: Value) -> None:
    if found := some_record(rng, agency, rng.choice(("program", "budget"))):
        found[1]["code"] = rng.choice(codes)


def forgotten(rng: Random, agency: Agency) -> None:
    """A record that is on only one of two sheets."""
    table = rng.choice(("program", "budget", "agreement", "achievement"))
    if found := some_record(rng, agency, table):
        found[0].records[table].remove(found[1])


def renamed(rng: Random, agency: Agency) -> None:
    """Misspelled, written in other signs, or a wholly different name."""
    table = rng.choice(("program", "budget", "agreement", "achievement"))
    found, key = some_record(rng, agency, table), IDENTIFIED[table]
    if found and isinstance(name := found[1].get(key), str):
        place = rng.randrange(5, max(6, len(name) - 5))
        misspelled = name[:place] + name[place + 1 :]
        other = rng.choice(names.SUBACTIVITIES + names.INDICATORS)
        found[1][key] = rng.choice((misspelled, misspelled, name.upper(), name + " .", other))


def plan_differs(rng: Random, agency: Agency) -> None:
    if found := some_record(rng, agency, "program"):
        found[1]["budget"] = rng.choice((1000, Decimal("1000.25"), "Rp. 1.000", None))


def measured_otherwise(rng: Random, agency: Agency) -> None:
    """Another target, unit, Arah, sasaran or program than agreed."""
    if found := some_record(rng, agency, rng.choice(("agreement", "achievement"))):
        key, value = rng.choice(
            (
                ("target", 33),
                ("unit_of_measure", rng.choice(("buah", "%", "Orang"))),
                ("direction", rng.choice(("Naik", "Turun", "tetap"))),
                ("objective", rng.choice((*names.OBJECTIVES, "Sasaran yang lain sama sekali"))),
            )
        )
        found[1][key] = value


def objective_reworded(rng: Random, agency: Agency) -> None:
    """A sasaran that one sheet words otherwise throughout."""
    table = rng.choice(("agreement", "achievement"))
    if found := some_record(rng, agency, table):
        objective = found[1].get("objective")
        for record in found[0].records[table]:
            if record.get("objective") == objective:
                record["objective"] = "Sasaran menurut rencana strategis yang baru"


def supported_by_another(rng: Random, agency: Agency) -> None:
    if found := some_record(rng, agency, "achievement"):
        found[1]["program"] = rng.choice(("Program yang tidak dianggarkan", *names.PROGRAMS))


def unknown_superior(rng: Random, agency: Agency) -> None:
    if found := some_record(rng, agency, "organization"):
        found[1]["superior"] = rng.choice(("Kepala Biro", "Bupati", None))


def emptied(rng: Random, agency: Agency) -> None:
    unit = rng.choice(agency.units)
    if rng.random() < 0.3:
        unit.records[rng.choice(list(unit.records))].clear()


SHEET_FAULTS: tuple[Fault, ...] = (
    oddly_written,
    unreadable_number,
    too_many_decimals,
    negative_number,
    left_out,
    unknown_choice,
    same_again,
    malformed_code,
    code_elsewhere,
    code_of_another,
    two_codes,
    forgotten,
    renamed,
    plan_differs,
    measured_otherwise,
    objective_reworded,
    supported_by_another,
    unknown_superior,
    emptied,
)
