"""Disturbances of how things are written: too few decimals, English throughout, words for figures."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from random import Random

from tests.rules.generator import Agency, Record, Unit, percentage
from tests.rules.oracle_faults import Fault, numbers
from tests.rules.oracle_layout import LEVELS
from xlsx_lkip.template import Value

FIGURES = {
    "program": ("budget",),
    "budget": ("budget", "realization"),
    "agreement": ("target",),
    "achievement": ("target", "realization"),
}
COMPUTED = ("remaining", "absorption", "achievement", "category", "total")


def a_record(rng: Random, agency: Agency, table: str) -> Record | None:
    """Any record of a table that says something else than Nihil."""
    found = [
        record
        for unit in agency.units
        for record in unit.records[table]
        if record and "Nihil" not in record.values()
    ]
    return rng.choice(found) if found else None


def few_decimals(rng: Random, part: Decimal, whole: Decimal) -> Value:
    """The percentage with one decimal or none, as a number or a text, sometimes wrong even so."""
    decimals = rng.choice((0, 1))
    last = Decimal(1).scaleb(-decimals)
    share = (part / whole * 100).quantize(last, ROUND_HALF_UP) + rng.choice((0, 0, 0, last))
    text = f"{share:.{decimals}f}".replace(".", ",")
    return rng.choice(
        (share / 100, share, f"{text} %", f"{text}%", f"{share:.2f} %".replace(".", ","))
    )


def rounded_record(rng: Random, agency: Agency) -> None:
    table, key, part, whole = rng.choice(
        (
            ("budget", "absorption", "realization", "budget"),
            ("achievement", "achievement", "realization", "target"),
        )
    )
    found = a_record(rng, agency, table)
    figures = numbers(found, part, whole) if found else None
    if found and figures and figures[1]:
        if table == "achievement":
            found["direction"] = "Naik"
        found[key] = few_decimals(rng, *figures)


def rounded_totals(rng: Random, agency: Agency) -> None:
    """The percentage of Jumlah, of Identitas, or of the staff."""
    unit = rng.choice(agency.units)
    if unit.totals["budget"]:
        share = few_decimals(rng, unit.totals["realization"], unit.totals["budget"])
        if rng.random() < 0.5:
            unit.identity["absorption"] = share
        else:
            unit.summaries.setdefault("budget", {}).setdefault("total", {})["absorption"] = share
    if unit.totals["staff"]:
        level = rng.choice(LEVELS)
        counts = (numbers(record, level) or [Decimal()] for record in unit.records["staff"])
        share = few_decimals(rng, sum((n for (n,) in counts), Decimal()), unit.totals["staff"])
        unit.summaries.setdefault("staff", {}).setdefault("share", {})[level] = share


def unsigned_total(rng: Random, agency: Agency) -> None:
    """The percentage of Identitas as a text without its sign, which the totals of Anggaran may confirm."""
    unit = rng.choice(agency.units)
    if unit.totals["budget"]:
        share = percentage(unit.totals["realization"], unit.totals["budget"])
        unit.identity["absorption"] = f"{share:.2f}".replace(".", ",")


def half_a_percent(rng: Random, agency: Agency) -> None:
    """0.5 in a cell that is no percent, of 0,50 %; sometimes of something else."""
    if found := a_record(rng, agency, "budget"):
        found["budget"], found["realization"] = 20_000, 100
        found["remaining"] = None
        found["absorption"] = rng.choice((Decimal("0.5"), Decimal("0.005"), Decimal("0.7")))


def percent_sign(rng: Random, agency: Agency) -> None:
    """97% typed beside a Target of 100, or the other way round."""
    if found := a_record(rng, agency, "achievement"):
        record = found
        record["unit_of_measure"], record["direction"] = "%", "Naik"
        figures = rng.choice(((100, Decimal("0.97")), (1, 97), (1, Decimal("0.97")), (100, 97)))
        record["target"], record["realization"] = figures
        record["achievement"] = rng.choice((None, Decimal("0.97"), Decimal("0.0097")))
        record["previous"] = rng.choice((None, Decimal("0.89"), 89, "0,89"))


def not_measured(rng: Random, agency: Agency) -> None:
    """No figure yet, explained or not."""
    if found := a_record(rng, agency, "achievement"):
        key = rng.choice(("realization", "realization", "target"))
        found[key] = rng.choice((None, "n/a", "belum rilis", "Data BPS belum terbit", "-"))
        found["explanation"] = rng.choice((None, "-", "Menunggu BPS"))
        found["previous"] = rng.choice(("-", "n/a", "tidak ada", None))


def nothing_aimed_at(rng: Random, agency: Agency) -> None:
    if found := a_record(rng, agency, "achievement"):
        found["target"], found["realization"] = 0, rng.choice((0, 0, 3))
        found["achievement"] = None


def placeholder(rng: Random, agency: Agency) -> None:
    """Dots, dashes and marks where a text belongs."""
    table, key = rng.choice(
        (("budget", "outcome"), ("agreement", "unit_of_measure"), ("duty", "description"))
    )
    if found := a_record(rng, agency, table):
        found[key] = rng.choice(("....", "-", "?", "%", "___", ":"))


def english(rng: Random, agency: Agency) -> None:
    """A workbook in English grouping throughout, with one figure that may be read in two ways."""
    unit = rng.choice(agency.units)
    unit.summaries.clear()
    for table in unit.records:
        for record in unit.records[table]:
            for key in COMPUTED:
                record.pop(key, None)
            for key in FIGURES.get(table, ()):
                if isinstance(value := record.get(key), int | Decimal):
                    record[key] = f"{value:,.2f}".removesuffix(".00")
    _lone(rng, unit)
    unit.identity["budget"] = "800,000"


def _lone(rng: Random, unit: Unit) -> None:
    for table, keys in FIGURES.items():
        filled = [each for each in unit.records[table] if each.get(keys[-1])]
        if filled and rng.random() < 0.7:
            rng.choice(filled)[keys[-1]] = rng.choice(("800,000", "1,500", "800"))


WRITTEN_FAULTS: tuple[Fault, ...] = (
    rounded_record,
    rounded_totals,
    half_a_percent,
    percent_sign,
    not_measured,
    nothing_aimed_at,
    placeholder,
)
