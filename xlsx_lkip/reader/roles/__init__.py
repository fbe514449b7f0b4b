"""What each row under a header is: a record, or a heading, a sum, a note, a part of the form.

One mechanism for all tables. Each kind of evidence has a module; here is only the order in which they
are asked. Only records count, and a row that may be one is one: then it counts, and that is reported.
Whether sums are right, and what is reported of all this, is for rules.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...model.row_roles import Role
from .closing import mark_closing
from .evidence_words import speaks
from .form_rows import form_role
from .headings import fill_down, mark_headings
from .line import NO_LEVEL, Shape, SheetLine, shape_of
from .own_names import mark_equal_sums, mark_own_names
from .sums import mark_announced, note_signs
from .unnamed import mark_unnamed

__all__ = ["SheetLine", "Shape", "settle", "shape_of", "speaks"]


def settle(lines: Sequence[SheetLine], headers: Sequence[Sequence[object]]) -> None:
    """Give each row its role.

    Args:
        lines: the rows of one table with something in them, from the top.
        headers: the header's rows, from column A on.
    """
    for line in lines:
        line.role = form_role(line, headers)
    mark_closing(lines)
    note_signs(lines)
    mark_headings(lines)
    fill_down(lines)
    mark_own_names(lines)
    mark_unnamed(lines)
    mark_announced(lines)
    _cover_groups(lines)
    fill_down(lines)
    mark_equal_sums(lines)


def _cover_groups(lines: Sequence[SheetLine]) -> None:
    """Say which records the headings with figures sum: those of their group, below them."""
    open_at: dict[int, SheetLine] = {}
    for line in lines:
        if line.level != NO_LEVEL and not line.counts and not line.sign:
            open_at = {level: each for level, each in open_at.items() if level < line.level}
            if line.role is Role.SUBTOTAL:
                line.covers, open_at[line.level] = [], line
        elif line.counts:
            open_at = {
                level: each
                for level, each in open_at.items()
                if line.groups[: level + 1] == each.groups[: level + 1]
            }
            for each in open_at.values():
                each.covers.append(line)
