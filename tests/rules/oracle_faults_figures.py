"""Disturbances of figures: Anggaran, Capaian, and the Jumlah and Persentase rows."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from tests.rules.generator import Agency, Record, Unit, half_up
from tests.rules.oracle_faults import Fault, numbers, some_record
from tests.rules.oracle_layout import LEVELS, SUMMARY_ROWS, TABLES

SEN = Decimal("0.01")


def _budget(rng: Random, agency: Agency) -> tuple[Record, Decimal, Decimal]:
    """A record of Anggaran with its figures; an empty one where there is none."""
    found = some_record(rng, agency, "budget")
    record = found[1] if found else {}
    budget, realization = numbers(record, "budget", "realization") or (Decimal(100), Decimal(50))
    return record, budget, realization


def wrong_remaining(rng: Random, agency: Agency) -> None:
    record, budget, realization = _budget(rng, agency)
    record["remaining"] = budget - realization + rng.choice((SEN, -SEN, Decimal(9000)))


def wrong_absorption(rng: Random, agency: Agency) -> None:
    record, budget, realization = _budget(rng, agency)
    if budget:
        share = half_up(realization / budget)
        record["absorption"] = share + rng.choice((-1, 1)) * Decimal("0.0002")


def truncated_absorption(rng: Random, agency: Agency) -> None:
    record, budget, realization = _budget(rng, agency)
    if budget:
        record["absorption"] = (realization / budget * 10_000) // 1 / 10_000


def absorption_without_sign(rng: Random, agency: Agency) -> None:
    """97.19 or "97,19" in a cell that is no percent, sometimes wrong."""
    record, budget, realization = _budget(rng, agency)
    if budget:
        share = half_up(realization / budget) * 100 + rng.choice((0, 0, 3))
        text = f"{share:.2f}".replace(".", ",")
        record["absorption"] = rng.choice((share.quantize(SEN), text, f"{share:.2f} %"))


def over_budget(rng: Random, agency: Agency) -> None:
    record, budget, _ = _budget(rng, agency)
    record["realization"] = rng.choice((budget + SEN, budget + 5000, budget * 3))


def nearly_all_spent(rng: Random, agency: Agency) -> None:
    record, budget, _ = _budget(rng, agency)
    record["realization"] = budget - rng.choice((0, SEN))
    record["absorption"] = rng.choice((None, Decimal(1), "100 %", "100,00%"))


def nothing_spent(rng: Random, agency: Agency) -> None:
    record, _, _ = _budget(rng, agency)
    record["realization"] = 0
    record["remaining"] = record["absorption"] = None


def no_budget(rng: Random, agency: Agency) -> None:
    record, _, realization = _budget(rng, agency)
    record["budget"], record["realization"] = 0, rng.choice((0, realization))
    record["absorption"] = rng.choice((None, "", Decimal(0), Decimal("0.5")))


def ambiguous_amount(rng: Random, agency: Agency) -> None:
    """1,500: one and a half, or fifteen hundred; the other figures may tell."""
    record, _, _ = _budget(rng, agency)
    budget = rng.choice((Decimal(1500), Decimal("1.5"), Decimal(700)))
    record["budget"], record["realization"] = "1,500", Decimal(1)
    record["remaining"] = rng.choice((budget - 1, None, ""))
    record["absorption"] = rng.choice((half_up(1 / budget), None))


def at_a_tie(rng: Random, agency: Agency) -> None:
    """0.005 %: both roundings are right."""
    record, _, _ = _budget(rng, agency)
    record["budget"], record["realization"], record["remaining"] = 20_000, 1, None
    record["absorption"] = rng.choice((Decimal(0), Decimal("0.0001"), Decimal("0.0002"), "0,005 %"))


def wrong_row_total(rng: Random, agency: Agency) -> None:
    if found := some_record(rng, agency, "staff"):
        found[1]["total"] = rng.choice((0, 3, 7, ""))


def wrong_summary(rng: Random, agency: Agency) -> None:
    unit = rng.choice(agency.units)
    table = rng.choice(list(SUMMARY_ROWS))
    row = unit.summaries.setdefault(table, {}).setdefault("total", {})
    row[rng.choice(TABLES[table].totals)] = rng.choice((10, Decimal(7), "1.234", "12,345,678"))


def wrong_share(rng: Random, agency: Agency) -> None:
    """The mean of percentages, a truncated share, or a share without its sign."""
    unit = rng.choice(agency.units)
    if rng.random() < 0.5:
        row = unit.summaries.setdefault("budget", {}).setdefault("total", {})
        row["absorption"] = _mean(unit) + rng.choice((0, Decimal("0.01")))
    elif unit.totals["staff"]:
        level = rng.choice(LEVELS)
        counts = (numbers(record, level) or [Decimal()] for record in unit.records["staff"])
        exact = sum(count for (count,) in counts) / unit.totals["staff"]
        share = rng.choice((half_up(exact), exact * 10_000 // 1 / 10_000))
        row = unit.summaries.setdefault("staff", {}).setdefault("share", {})
        row[level] = rng.choice((share, share * 100, f"{share * 100:.2f}".replace(".", ",")))


def _mean(unit: Unit) -> Decimal:
    pairs = [numbers(record, "realization", "budget") for record in unit.records["budget"]]
    shares = [half_up(pair[0] / pair[1]) for pair in pairs if pair and pair[1]]
    return half_up(sum(shares, Decimal()) / (len(shares) or 1))


def _achievement(rng: Random, agency: Agency) -> tuple[Record, Decimal, Decimal]:
    found = some_record(rng, agency, "achievement")
    record = found[1] if found else {}
    target, realization = numbers(record, "target", "realization") or (Decimal(10), Decimal(5))
    return record, target or Decimal(1), realization


def wrong_achievement(rng: Random, agency: Agency) -> None:
    """By another Arah, times ten or a hundred, one hundredth off, or without its sign."""
    record, target, realization = _achievement(rng, agency)
    share = half_up(realization / target)
    turned = half_up((2 * target - realization) / target)
    unsigned = f"{share * 100:.2f}".replace(".", ",")
    record["achievement"] = rng.choice(
        (share, turned, share * 10, unsigned, turned * 100, share + Decimal("0.0002"), "95.5 %")
    )


def wrong_category(rng: Random, agency: Agency) -> None:
    record, _, _ = _achievement(rng, agency)
    record["category"] = rng.choice(("Tinggi", "Sedang", "Rendah", "sangat rendah", "Baik"))


def odd_target(rng: Random, agency: Agency) -> None:
    """Zero, far too small or too large, with its unit beside it, or readable in two ways."""
    record, target, _ = _achievement(rng, agency)
    record["target"] = rng.choice(
        (0, target / 100, target * 9, "16 UMKM", "100%", "5,43%", "1,500", "1.500", -target)
    )


def at_a_bound(rng: Random, agency: Agency) -> None:
    """A capaian at the edge of a Kategori, of what is usual, or of what a fraction may be."""
    record, _, _ = _achievement(rng, agency)
    bounds = ("90.5", "90.49", "75.5", "75.49", "65.5", "50.49", "150", "150.01", "0", "-0.01")
    realization = Decimal(rng.choice((*bounds, "200", "200.01", "250")))
    record["direction"], record["target"], record["realization"] = "Naik", 100, realization
    record["achievement"] = rng.choice((None, realization / 100, Decimal("2.5")))


def odd_agreed_target(rng: Random, agency: Agency) -> None:
    if found := some_record(rng, agency, "agreement"):
        record = found[1]
        targets = (100, Decimal("100.01"), "120 %", "16 UMKM", "1,500", "1.500,5", "-")
        record["target"] = rng.choice(targets)
        record["unit_of_measure"] = rng.choice(("%", "Persen", record.get("unit_of_measure")))


FIGURE_FAULTS: tuple[Fault, ...] = (
    wrong_remaining,
    wrong_absorption,
    truncated_absorption,
    absorption_without_sign,
    over_budget,
    nearly_all_spent,
    nothing_spent,
    no_budget,
    ambiguous_amount,
    at_a_tie,
    wrong_row_total,
    wrong_summary,
    wrong_share,
    wrong_achievement,
    wrong_category,
    odd_target,
    at_a_bound,
    odd_agreed_target,
)
