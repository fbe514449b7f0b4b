"""Which cells of the submissions hold formulas, as far as their files tell.

Read once for each file, when first asked for. What a formula should say belongs to `check.formula_faults`.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..model.tables import Tables
from .formulas import formulas_of

Place = tuple[int, str, int, str]
"""Submission, sheet key, physical row (0 on a form), column key. Submission -1 is `lkip.toml`."""


class FormulaCells:
    """The formulas of some submissions, by place."""

    def __init__(self, tables: Tables) -> None:
        self._submissions = tables.submissions
        self._known: dict[int, Mapping[str, Mapping[tuple[int, int], str]] | None] = {}

    def are_known(self, file: int) -> bool:
        """Whether the format of the file tells which of its cells hold formulas."""
        return self._of(file) is not None

    def text(self, place: Place) -> str | None:
        """The formula in a cell, without `=`; None where there is none, or nobody can know."""
        file, sheet, row, key = place
        submission, known = self._submissions[file], self._of(file)
        at = submission.cell(sheet, row, key)
        if known is None or at is None:
            return None
        return known.get(submission.places[sheet].title, {}).get(at)

    def may_hold_one(self, place: Place, *, computed: bool) -> bool:
        """Whether the cell holds a formula; where that is not known, whether the template has one."""
        return self.text(place) is not None if self.are_known(place[0]) else computed

    def _of(self, file: int) -> Mapping[str, Mapping[tuple[int, int], str]] | None:
        if file not in self._known:
            location = self._submissions[file].location
            self._known[file] = formulas_of(location) if location else None
        return self._known[file]
