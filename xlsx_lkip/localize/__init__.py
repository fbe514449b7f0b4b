"""Error localization: which typed cell is wrong, and what it should be.

The least and likeliest change of typed cells that satisfies all edits together (Fellegi and Holt
1976), where the edits themselves give the values (Scholtus 2009). Pure integers: files, sheets and
wording for people never belong here.
"""

from __future__ import annotations

from collections.abc import Sequence

from .cell_groups import Groups
from .edits import BalanceEdit, Cell, Edit, Figures, RatioEdit, Terms
from .judge import Judge
from .search_order import searched, unexplained
from .system import System
from .verdict import Alternative, Correction, Standing, Verdict

__all__ = [
    "BalanceEdit",
    "Cell",
    "Correction",
    "Edit",
    "Figures",
    "Alternative",
    "RatioEdit",
    "Standing",
    "Terms",
    "Verdict",
    "localize",
]


def localize(edits: Sequence[Edit], figures: Figures) -> list[Verdict]:
    """One verdict for each cause why edits fail; empty where all of them hold."""
    groups = Groups(System(edits, figures))
    verdicts = [verdict for search in searched(groups) for verdict in Judge(search).verdicts()]
    return [*verdicts, *unexplained(groups, verdicts)]
