"""Disturbances of Identitas, of the submissions among themselves, and of what `lkip.toml` expects."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

from tests.rules import oracle_names as names
from tests.rules.generator import BOUNDS, Agency, Unit, laid_out, percentage, sound_agency
from tests.rules.oracle_cells import understood
from tests.rules.oracle_faults import SHEET_FAULTS, Fault, some_record
from tests.rules.oracle_faults_figures import FIGURE_FAULTS
from tests.rules.oracle_faults_written import WRITTEN_FAULTS, english, unsigned_total
from tests.rules.oracle_layout import Kind
from xlsx_lkip.agency.plan import Plan, Planned
from xlsx_lkip.template import Value

SCALE_OF = {"staff": 1, "support": 1}
"""Integers of a control total in one unit of it; 100 for rupiah and percent."""


def generated(seed: int) -> Agency:
    """The agency of that seed: every fault strikes with one probability, at most twelve times.

    The probability grows with the seed from none at all for seed 0, and again from seed 8 on.
    """
    rng = Random(seed)
    agency = sound_agency(rng)
    probability = seed % 8 / 16
    _list_codes(rng, agency)
    # Drawn apart, so that the same seeds go on giving the same workbooks.
    _plan(Random(f"plan {seed}"), agency, probability)
    for _ in range(12):
        for fault in (*SHEET_FAULTS, *FIGURE_FAULTS, *AGENCY_FAULTS):
            if rng.random() < probability:
                fault(rng, agency)
    for unit in agency.units:
        laid_out(rng, unit, probability)
        _state_controls(rng, unit, probability)
    _expect_totals(rng, agency, probability)
    _write_otherwise(Random(f"written {seed}"), agency, probability)
    if rng.random() < probability:
        _send_twice(rng, agency)
    _abbreviate(Random(f"near {seed}"), agency, probability)
    if (unsigned := Random(f"unsigned {seed}")).random() < probability:
        unsigned_total(unsigned, agency)
    return agency


def _write_otherwise(rng: Random, agency: Agency, probability: float) -> None:
    """Figures written in other ways, also those of the agency."""
    for _ in range(3):
        for fault in WRITTEN_FAULTS:
            if rng.random() < probability:
                fault(rng, agency)
    if rng.random() < probability:
        english(rng, agency)
    control = agency.known.get("control", {})
    if "absorption" in control and rng.random() < probability:
        control["absorption"] = round(control["absorption"], -rng.choice((1, 2)))


def _identity(rng: Random, agency: Agency, key: str, *values: Value) -> None:
    rng.choice(agency.units).identity[key] = rng.choice(values)


def wrong_year(rng: Random, agency: Agency) -> None:
    _identity(rng, agency, "year", 2022, 23, "2023", "dua ribu", Decimal("2023.5"), -2023, 2024)


def wrong_agreement_year(rng: Random, agency: Agency) -> None:
    _identity(rng, agency, "agreement_year", 2024, 20233, None)


def wrong_nip(rng: Random, agency: Agency) -> None:
    _identity(
        rng,
        agency,
        "nip",
        "19700101199501200",
        "19700101199501200A",
        "197013011995012001",
        "197001010000012001",
        "199001012000012001",
        "197001011995013001",
        197001011995012001,
        "1970 0101 1995 0120 01",
    )


def no_answer(rng: Random, agency: Agency) -> None:
    keys = ("agency", "region", "unit", "year", "head", "position", "rank", "nip")
    _identity(rng, agency, rng.choice(keys), None, "  ")


def unknown_rank(rng: Random, agency: Agency) -> None:
    _identity(rng, agency, "rank", "Kolonel", "IV/c", "pembina tingkat 1 (iv/b)")


def other_agency(rng: Random, agency: Agency) -> None:
    _identity(rng, agency, "agency", "Dinas Kehutanan", "dinas-contoh", "Badan Contoh")


def other_unit_name(rng: Random, agency: Agency) -> None:
    """A stranger, another unit's name, or the own name in other signs."""
    unit = rng.choice(agency.units)
    own = str(unit.identity["unit"])
    other = rng.choice(agency.units).identity["unit"]
    unit.identity["unit"] = rng.choice(
        (*names.STRANGERS, other, str(other).upper(), own.upper(), f"{own}.")
    )


def odd_control(rng: Random, agency: Agency) -> None:
    """A control total that is no plain number."""
    texts = ("12,345,678", "(500)", -5, "dua", Decimal("0.125"), "1,500", "1.500.000,5")
    _identity(rng, agency, rng.choice(("staff", "support", "budget", "remaining")), *texts)


def shared_subactivity(rng: Random, agency: Agency) -> None:
    """The same sub kegiatan of the same kegiatan in another workbook."""
    if found := some_record(rng, agency, "budget"):
        there = rng.choice(agency.units)
        again = dict(found[1])
        if isinstance(activity := again.get("activity"), str):
            again["activity"] = rng.choice((activity, activity.upper()))
        there.records["budget"].append(again)


def other_expectation(rng: Random, agency: Agency) -> None:
    """A unit more or fewer in `lkip.toml`, another year, or another scale."""
    what = rng.randrange(3)
    if what == 0:
        units = [*agency.known["units"], *names.STRANGERS]
        agency.known["units"] = tuple(rng.sample(units, rng.randint(1, len(units))))
    elif what == 1:
        agency.known["year"] = rng.choice((2023, 2024, None))
    else:
        agency.known["scale"] = {**BOUNDS, "Tinggi": 80, "Sedang": 70}


AGENCY_FAULTS: tuple[Fault, ...] = (
    wrong_year,
    wrong_agreement_year,
    wrong_nip,
    no_answer,
    unknown_rank,
    other_agency,
    other_unit_name,
    odd_control,
    shared_subactivity,
    other_expectation,
)


def _list_codes(rng: Random, agency: Agency) -> None:
    """A code list, sometimes: complete, but for one code and one name."""
    listed = {
        str(record["code"]): str(record["subactivity"])
        for unit in agency.units
        for record in unit.records["budget"]
        if record.get("code")
    }
    if len(listed) > 4 and rng.random() < 0.4:
        missing, renamed = rng.sample(sorted(listed), 2)
        del listed[missing]
        listed[renamed] = "Nama menurut daftar kode"
        agency.known["codes"] = listed


def _plan(rng: Random, agency: Agency, probability: float) -> None:
    """A plan, sometimes: what the sound workbooks say, but for some rows and units."""
    if rng.random() < 0.4:
        return
    rows: list[Planned] = []
    for unit in agency.units:
        for record in unit.records["budget"]:
            figure = understood(Kind.AMOUNT, record["budget"]).figure
            if figure is not None:
                planned = Planned(
                    unit=str(unit.identity["unit"]),
                    program=str(record["program"]),
                    activity=str(record["activity"]),
                    subactivity=str(record["subactivity"]),
                    budget=int(figure * 100),
                    code=str(record["code"]) if record.get("code") else None,
                    row=len(rows) + 2,
                )
                rows.append(_disturbed(rng, planned, probability / 3))
    agency.known["plan"] = Plan("rencana.csv", tuple(rows))


def _disturbed(rng: Random, row: Planned, probability: float) -> Planned:
    """Another pagu, name, kegiatan, Kode or unit, each with that probability."""
    others: dict[str, object] = {
        "budget": row.budget + rng.choice((-1, 100, 6_300)),
        "subactivity": rng.choice((row.subactivity[:-1], row.subactivity.upper(), row.activity)),
        "activity": rng.choice((row.activity.upper(), row.program)),
        "code": None,
        "unit": rng.choice((row.unit.upper(), names.STRANGERS[0])),
    }
    struck = {key: value for key, value in others.items() if rng.random() < probability}
    return replace(row, **struck)  # type: ignore[arg-type]


def _state_controls(rng: Random, unit: Unit, probability: float) -> None:
    """The unit's own totals in Identitas as they were when all was sound, sometimes wrong."""
    for key, total in unit.totals.items():
        if key not in unit.identity and rng.random() < 0.5:
            off = rng.random() < probability / 2
            unit.identity[key] = total / 100 if key == "absorption" else total + off
    if "absorption" in unit.totals and rng.random() < probability:
        unit.identity["absorption"] = rng.choice(("50,5%", "50,5", Decimal("50.5")))


def _expect_totals(rng: Random, agency: Agency, probability: float) -> None:
    """The agency's totals in `lkip.toml`, sometimes wrong."""
    keys = ("staff", "support", "budget", "realization", "remaining")
    totals = {key: sum((unit.totals[key] for unit in agency.units), Decimal()) for key in keys}
    shares = {"absorption": percentage(totals["realization"], totals["budget"])}
    agency.known["control"] = {
        key: int(total * SCALE_OF.get(key, 100)) + (rng.random() < probability)
        for key, total in {**totals, **shares}.items()
        if rng.random() < 0.8
    }


def _abbreviate(rng: Random, agency: Agency, probability: float) -> None:
    """Another workbook under an abbreviated name of a unit, as if that had sent two."""
    sent = [(unit, str(unit.identity.get("unit"))) for unit in agency.units]
    known = [(unit, name) for unit, name in sent if name.startswith("Bidang")]
    if known and rng.random() < probability:
        whole, name = rng.choice(known)
        other = rng.choice([unit for unit in agency.units if unit is not whole])
        other.identity["unit"] = name.replace("Bidang", "Bid.")


def _send_twice(rng: Random, agency: Agency) -> None:
    """The same content once more, under another name."""
    agency.units.append(rng.choice(agency.units).copy("unit-9.xlsx"))
