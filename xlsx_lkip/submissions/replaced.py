"""Two workbooks of one unit: which replaces which, by the day on which each was saved.

The day that is inside a workbook goes before that of its file, which changes when it is copied.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..console.messages import N_
from ..model.tables import Submission

_EVIDENCE: Sequence[tuple[Callable[[Submission], float | None], str]] = (
    (lambda each: each.saved, N_("berkas ini digantikan berkas itu, yang disimpan lebih akhir")),
    (
        lambda each: each.modified or None,
        N_("berkas ini digantikan berkas itu, yang tanggal berkasnya lebih akhir"),
    ),
)
_UNKNOWN = N_("tidak dapat diketahui mana yang lebih baru")
_APART = 2.0
"""Seconds that the days of two files must differ at least: some systems know no smaller step."""


@dataclass(frozen=True)
class Replaced:
    """A workbook beside which its unit has sent another one."""

    by: int
    """Number of the other one."""
    why: str
    """In words for the catalogs."""


def replaced(submissions: Sequence[Submission], units: Sequence[str | None]) -> dict[int, Replaced]:
    """By number, the workbooks that another one of their unit replaces; all but one of each unit.

    Where it cannot be known which is the newest, the first one stays.

    Args:
        units: what makes two units one, of each submission.
    """
    together: dict[str, list[int]] = {}
    for number, unit in enumerate(units):
        if unit is not None:
            together.setdefault(unit, []).append(number)
    several = (files for files in together.values() if len(files) > 1)
    return {number: each for files in several for number, each in _of_unit(files, submissions)}


def _of_unit(
    files: Sequence[int], submissions: Sequence[Submission]
) -> Iterator[tuple[int, Replaced]]:
    last, why = _newest({number: submissions[number] for number in files})
    yield from ((number, Replaced(last, why)) for number in files if number != last)


def _newest(files: Mapping[int, Submission]) -> tuple[int, str]:
    """The number of the newest, and in words how that is known."""
    for day_of, why in _EVIDENCE:
        days = [(day_of(each), number) for number, each in files.items()]
        known = sorted((day, number) for day, number in days if day is not None)
        if len(known) == len(files) and known[-1][0] - known[-2][0] >= _APART:
            return known[-1][1], why
    return next(iter(files)), _UNKNOWN
