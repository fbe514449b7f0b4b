"""What a spreadsheet shows in the computed cells that nobody typed over.

It calculates as a spreadsheet does: texts are no numbers, and a formula stays blank until it has its
figures. Whether that is right is not asked here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from tests.rules.oracle_cells import Value, rounded
from tests.rules.oracle_layout import LEVELS

SCALE = {"Sangat Tinggi": 91, "Tinggi": 76, "Sedang": 66, "Rendah": 51, "Sangat Rendah": 0}
Shown = dict[str, Value | Fraction]


def shown(key: str, values: Shown) -> Shown:
    """The record with what the formulas show in the cells that nobody typed over."""
    formulas: dict[str, Callable[[], Value | Fraction]] = {}
    if key == "staff":
        formulas = {"total": lambda: _row_total(values)}
    if key == "budget":
        formulas = {
            "remaining": lambda: _less(values.get("budget"), values.get("realization")),
            "absorption": lambda: ratio_shown(values.get("realization"), values.get("budget")),
        }
    if key == "achievement":
        formulas = {
            "achievement": lambda: _achieved_cell(values),
            "category": lambda: band(_percent(values.get("achievement")), SCALE),
        }
    for column, formula in formulas.items():
        if values.get(column) is None:
            values[column] = formula()
    return values


def _number(value: Value | Fraction) -> Fraction | None:
    """The value as a formula counts it: texts and blanks are no numbers."""
    return Fraction(value) if isinstance(value, int | Decimal | Fraction) else None


def _row_total(values: Shown) -> Fraction | None:
    counts = [count for level in LEVELS if (count := _number(values.get(level))) is not None]
    return sum(counts, Fraction(0)) if counts else None


def _less(left: Value | Fraction, right: Value | Fraction) -> Fraction | None:
    one, other = _number(left), _number(right)
    return None if one is None or other is None else one - other


def ratio_shown(top: Value | Fraction, bottom: Value | Fraction) -> Fraction | None:
    one, other = _number(top), _number(bottom)
    return None if one is None or not other else rounded(one / other, 4)


def _percent(value: Value | Fraction) -> Fraction | None:
    number = _number(value)
    return None if number is None else number * 100


def _achieved_cell(values: Shown) -> Fraction | None:
    target, realization = _number(values.get("target")), _number(values.get("realization"))
    directions = {"naik": "Naik", "turun": "Turun", "tetap": "Tetap"}
    direction = directions.get(str(values.get("direction")).casefold())
    if target is None or realization is None:
        return None
    share = achieved(direction, target, realization)
    return None if share is None else rounded(share / 100, 4)


def achieved(direction: str | None, target: Fraction, realization: Fraction) -> Fraction | None:
    """Capaian in percent, not rounded."""
    if not target or direction is None:
        return None
    parts = {
        "Naik": realization,
        "Turun": 2 * target - realization,
        "Tetap": target - abs(realization - target),
    }
    return parts[direction] / target * 100


def band(percent: Fraction | None, scale: Mapping[str, int]) -> str | None:
    """Kategori of a capaian in percent."""
    if percent is None:
        return None
    names = list(scale)
    return next((name for name in names if rounded(percent, 0) >= scale[name]), names[-1])


def counted(shown: Sequence[Shown], key: str) -> Fraction:
    return sum((_number(values.get(key)) or Fraction(0) for values in shown), Fraction(0))
