"""Rows of figures without any text: sums where their figures say so, else records nobody named."""

from __future__ import annotations

from collections.abc import Sequence

from ...model.row_roles import Role
from .line import SheetLine
from .runs import Runs
from .sums import LEAST


def mark_unnamed(lines: Sequence[SheetLine]) -> None:
    """Mark the rows of nothing but figures that sum the records above them.

    Of persons only those that sum all: small numbers are often the sum of others by chance.
    """
    if not lines or not lines[0].shape.additive:
        return
    unnamed = [line for line in lines if line.role is None and not line.is_named]
    if unnamed:
        runs = Runs([line for line in lines if line.counts and line.is_named and not line.sign])
        for line in unnamed:
            line.covers = runs.above(line)
            whole = len(line.covers) == len(runs.records)
            if len(line.covers) >= LEAST and (whole or line.shape.is_money):
                line.role = Role.TOTAL if whole else Role.SUBTOTAL
