"""What is wrong with the rows of a plan: each problem with its cell and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...console.harmless import harmless
from ...console.messages import _
from ...declaration.vocabulary import Kind
from ...model.numbers import in_sentence
from ...names.keys import name_key
from ...names.matching import nearest
from ..inputs import flaw
from .plan_rows import PlanRow

MOST_SAID = 10
"""Problems that are listed; the rest are counted."""
_NAMES = ("unit", "program", "activity", "subactivity")


@dataclass(frozen=True)
class PlanProblem:
    """One cell that must be corrected."""

    row: int
    key: str
    text: str


def problems_in(rows: Sequence[PlanRow], units: Mapping[str, str]) -> list[PlanProblem]:
    """Everything wrong with the rows, in order; `units` by key, empty where any will do."""
    found = [each for row in rows for each in (*_names(row), *_budget(row))]
    found += [*_strangers(rows, units), *_repeated(rows)]
    return sorted(found, key=lambda problem: problem.row)


def _budget(row: PlanRow) -> Iterator[PlanProblem]:
    if "budget" in row.unread:
        return
    if row.budget is None:
        text = _("kosong. Tulis pagunya, atau 0 bila memang tidak ada")
        yield PlanProblem(row.row, "budget", text)
    elif row.budget < 0:
        text = _("{amount} kurang dari nol").format(amount=in_sentence(Kind.AMOUNT, row.budget))
        yield PlanProblem(row.row, "budget", text)


def _names(row: PlanRow) -> Iterator[PlanProblem]:
    for key, text in row.unread.items():
        yield PlanProblem(row.row, key, text)
    for key in _NAMES:
        if not row.names[key]:
            text = _("kosong. Isi, atau hapus baris ini bila hanya judul atau jumlah")
            yield PlanProblem(row.row, key, text)
    if (unit := row.names["unit"]) and not name_key(unit):
        yield PlanProblem(row.row, "unit", _("tidak memuat huruf Latin atau angka"))
    for key, name in row.names.items():
        if wrong := flaw(name or ""):
            yield PlanProblem(row.row, key, str(wrong))


def _strangers(rows: Sequence[PlanRow], units: Mapping[str, str]) -> Iterator[PlanProblem]:
    """Units that are not expected, each where it first appears."""
    first = {name_key(name): row for row in reversed(rows) if (name := row.names["unit"])}
    strange = [row for key, row in first.items() if units and key not in units]
    for number, row in enumerate(sorted(strange, key=lambda row: row.row)):
        name = row.names["unit"] or ""
        near = nearest(name, units.values()) if number < MOST_SAID else None
        hint = _(' Mungkin maksudnya "{near}"').format(near=near) if near else ""
        text = _('"{name}" tidak tercantum dalam agency.units di lkip.toml.{hint}')
        text = text.format(name=harmless(name), hint=hint)
        yield PlanProblem(row.row, "unit", text.rstrip("."))


def _repeated(rows: Sequence[PlanRow]) -> Iterator[PlanProblem]:
    """A sub kegiatan that one unit has twice, by its names or by its Kode."""
    first: dict[tuple[str, ...], int] = {}
    for row in rows:
        unit, _program, *names = (name_key(row.names[key] or "") for key in _NAMES)
        code = row.names.get("code")
        keys = [("subactivity", unit, *names)] if names[1] else []
        keys += [("code", unit, code)] if code else []
        for key in keys:
            before = first.setdefault(key, row.row)
            if before != row.row:
                text = _("sudah ada di baris {row} untuk unit yang sama. Hapus salah satunya")
                yield PlanProblem(row.row, key[0], text.format(row=before))
                break
