"""Generated agencies: several workbooks, sound at first, then disturbed with known probability.

The same seed gives the same agency. What should be found in it is the oracle's business; how it is
disturbed is in `oracle_faults` and `oracle_faults_agency`.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Any

from tests.rules import oracle_names as names
from tests.rules.oracle_layout import LEVELS, RANKS, TABLES
from xlsx_lkip.agency.settings import Settings
from xlsx_lkip.template import Content, Value

Record = dict[str, Value]
MOST_RECORDS = 8
BOUNDS = {"Sangat Tinggi": 91, "Tinggi": 76, "Sedang": 66, "Rendah": 51, "Sangat Rendah": 0}


@dataclass
class Unit:
    """One workbook."""

    file: str
    identity: Record
    records: dict[str, list[Record]]
    summaries: dict[str, dict[str, Record]] = field(default_factory=dict)
    totals: dict[str, Decimal] = field(default_factory=dict)
    """By key of Identitas; `absorption` in percent."""

    def content(self) -> Content:
        return Content(self.identity, self.records, self.summaries)

    def copy(self, file: str) -> Unit:
        """The same in another file."""
        return replace(deepcopy(self), file=file)


@dataclass
class Agency:
    """The workbooks, and what `lkip.toml` says."""

    units: list[Unit]
    known: dict[str, Any]

    @property
    def settings(self) -> Settings:
        return Settings(**self.known)


def sound_agency(rng: Random) -> Agency:
    """Three to eight units in which nothing is wrong."""
    units = names.UNITS[: rng.randint(3, 8)]
    agency = Agency([_unit(rng, place, unit) for place, unit in enumerate(units)], {})
    agency.known["agency"] = rng.choice((None, "DINAS CONTOH"))
    agency.known["year"] = rng.choice((None, 2023))
    agency.known["units"] = rng.choice(((), units))
    return agency


def _unit(rng: Random, place: int, name: str) -> Unit:
    identity: Record = {
        "agency": rng.choice(("Dinas Contoh", "DINAS  CONTOH", "Dinas contoh.")),
        "region": "Kabupaten Contoh",
        "unit": name,
        "year": 2023,
        "agreement_year": 2023,
        "head": "Nama Contoh",
        "position": "Kepala",
        "rank": "Pembina (IV/a)",
        "nip": rng.choice(("197001011995012001", "19700101 199501 2 001", "198502282019211003")),
    }
    budget = _budget(rng, place)
    agreement = _agreement(rng)
    records: dict[str, list[Record]] = {
        "staff": _staff(rng),
        "support": [
            {"role": text, "headcount": rng.randint(0, 9)} for text in _some(rng, names.TEXTS)
        ],
        "duty": [
            {"type": rng.choice(("Tugas pokok", "Fungsi")), "description": text}
            for text in _some(rng, names.TEXTS)
        ],
        "organization": _organization(rng, place),
        "issue": [{"issue": text} for text in _some(rng, names.TEXTS)],
        "agreement": agreement,
        "program": _program(rng, budget),
        "budget": budget,
        "achievement": _achievement(rng, agreement, budget),
        "obstacle": [
            {"obstacle": text, "follow_up": "Ditambah"} for text in _some(rng, names.TEXTS)
        ],
    }
    unit = Unit(f"unit-{place + 1}.xlsx", identity, records, totals=_totals(records))
    if rng.random() < 0.5:
        _type_out(rng, unit)
    return unit


def _some(rng: Random, texts: tuple[str, ...]) -> list[str]:
    return rng.sample(texts, rng.randint(0, min(MOST_RECORDS, len(texts))))


def _staff(rng: Random) -> list[Record]:
    grades = rng.sample(sorted(RANKS), rng.randint(0, MOST_RECORDS))
    return [
        {"rank": _rank(rng, grade)}
        | {level: rng.randint(0, 5) for level in rng.sample(LEVELS, rng.randint(1, 4))}
        for grade in grades
    ]


def _rank(rng: Random, grade: str) -> str:
    name = RANKS[grade]
    one = name.replace("Tingkat I", "Tingkat 1")
    return rng.choice((f"{name} ({grade})", f"{one} ({grade})", name, grade))


def _organization(rng: Random, place: int) -> list[Record]:
    chief = "Kepala Dinas" if place == 0 else f"Kepala Ruang {place}"
    below: list[Record] = [
        {
            "position": position,
            "headcount": rng.randint(1, 5),
            "superior": rng.choice((None, chief, "Kepala  dinas")),
        }
        for position in _some(rng, names.POSITIONS)
    ]
    return [{"position": chief, "headcount": 1}, *below]


def _budget(rng: Random, place: int) -> list[Record]:
    digits, records = rng.choice((0, 2, 4)), []
    for index, name in enumerate(_some(rng, names.SUBACTIVITIES)):
        program, activity = rng.randrange(2), rng.randrange(2)
        budget = Decimal(rng.randint(10**5, 10**11)) / rng.choice((1, 1, 100))
        record: Record = {
            "program": names.PROGRAMS[(place + program) % len(names.PROGRAMS)],
            "activity": f"{names.ACTIVITIES[2 * program + activity]} {names.UNITS[place]}",
            "subactivity": name,
            "budget": budget,
            "realization": (budget * rng.randint(1, 99) / 100).quantize(Decimal("0.01")),
            "outcome": "Layanan terpenuhi",
            "unit_of_measure": rng.choice(names.UNITS_OF_MEASURE),
        }
        if digits:
            number_of_unit = f"{place + 1}".zfill(digits - 1)
            record["code"] = f"2.17.0{program + 1}.2.0{activity + 1}.{number_of_unit}{index}"
        records.append(record)
    return sorted(records, key=lambda each: (str(each["program"]), str(each["activity"])))


def _program(rng: Random, budget: list[Record]) -> list[Record]:
    shared = ("code", "program", "activity", "subactivity", "budget")
    plan = [{key: each[key] for key in shared if key in each} for each in budget]
    for record in plan:
        if rng.random() < 0.4:
            del record["budget"]
    rng.shuffle(plan)
    return plan


def _agreement(rng: Random) -> list[Record]:
    records: list[Record] = []
    for indicator in _some(rng, names.INDICATORS):
        unit = rng.choice(names.UNITS_OF_MEASURE)
        target = Decimal(rng.randint(10, 100)) / rng.choice((1, 1, 10, 100))
        records.append(
            {
                "objective": rng.choice(names.OBJECTIVES),
                "indicator": indicator,
                "unit_of_measure": unit,
                "target": target,
                "direction": rng.choice(("Naik", "Turun", "Tetap", "naik")),
            }
        )
    return records


def _achievement(rng: Random, agreement: list[Record], budget: list[Record]) -> list[Record]:
    programs = [record["program"] for record in budget] or [None]
    return [
        {
            **agreed,
            "realization": (number(agreed["target"]) * rng.randint(60, 140) / 100).quantize(
                Decimal("0.01")
            ),
            "program": rng.choice((None, rng.choice(programs))),
        }
        for agreed in agreement
    ]


def number(value: Value) -> Decimal:
    """The number that a sound cell holds; 0 for a blank."""
    assert not isinstance(value, str), value
    return Decimal(value) if isinstance(value, int | Decimal) else Decimal()


def half_up(value: Decimal, places: int = 4) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def rupiah(rng: Random, amount: Decimal) -> Value:
    """The amount as people write it."""
    whole, _, cents = f"{amount:f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".") + (f",{cents}" if cents.strip("0") else "")
    grouped = grouped.replace("-0,", "0,") if amount >= 0 else grouped
    return rng.choice((amount, grouped, f"Rp. {grouped}", f"Rp {grouped}"))


def percent(rng: Random, fraction: Decimal) -> Value:
    """The percentage as people write it; `fraction` has four decimals."""
    text = f"{fraction * 100:.2f}".replace(".", ",")
    return rng.choice((fraction, f"{text} %", f"{text}%", f"{text} %."))


def percentage(part: Decimal, whole: Decimal) -> Decimal:
    """The percentage at two decimals; 0 where there is nothing to divide by."""
    return half_up(part / whole * 100, 2) if whole else Decimal()


def _totals(records: dict[str, list[Record]]) -> dict[str, Decimal]:
    def total(table: str, *keys: str) -> Decimal:
        return sum((number(each.get(key)) for each in records[table] for key in keys), Decimal())

    budget, realization = total("budget", "budget"), total("budget", "realization")
    return {
        "staff": total("staff", *LEVELS),
        "support": total("support", "headcount"),
        "budget": budget,
        "realization": realization,
        "remaining": budget - realization,
        "absorption": percentage(realization, budget),
    }


def _type_out(rng: Random, unit: Unit) -> None:
    """Type what the formulas would show, in all the notations of people."""
    for record in unit.records["budget"]:
        budget, realization = number(record["budget"]), number(record["realization"])
        record["remaining"] = rupiah(rng, budget - realization)
        record["absorption"] = percent(rng, half_up(realization / budget))
        record["budget"] = rupiah(rng, budget)
    if unit.records["budget"]:
        sums = ("budget", "realization", "remaining")
        total = {key: rupiah(rng, unit.totals[key]) for key in sums}
        total["absorption"] = percent(rng, unit.totals["absorption"] / 100)
        unit.summaries["budget"] = {"total": total}
    staff, everyone = unit.records["staff"], unit.totals["staff"]
    for record in staff:
        record["total"] = sum((number(record.get(level)) for level in LEVELS), Decimal())
    if everyone:
        counts = {
            level: sum((number(each.get(level)) for each in staff), Decimal()) for level in LEVELS
        }
        shares = {level: percent(rng, half_up(count / everyone)) for level, count in counts.items()}
        unit.summaries["staff"] = {"total": {**counts, "total": everyone}, "share": {**shares}}


def laid_out(rng: Random, unit: Unit, forgetful: float) -> None:
    """Group cells written once, blank rows between records, and Nihil where there is nothing.

    Nihil is forgotten with that probability.
    """
    for table, groups in (
        ("program", ("program", "activity")),
        ("budget", ("program", "activity")),
        ("agreement", ("objective",)),
        ("achievement", ("objective",)),
    ):
        if rng.random() < 0.5:
            _written_once(unit.records[table], groups)
    for table, records in unit.records.items():
        if not records and rng.random() >= forgetful:
            records.append({next(iter(TABLES[table].columns)): "Nihil"})
        for place in range(len(records), 0, -1):
            if rng.random() < 0.1:
                records.insert(place - 1, {})


def _written_once(records: list[Record], groups: tuple[str, ...]) -> None:
    above: Record = {}
    for record in records:
        full = {key: record.get(key) for key in groups}
        for key in groups:
            if full[key] is None or full[key] != above.get(key):
                break
            record[key] = None
        above = full
