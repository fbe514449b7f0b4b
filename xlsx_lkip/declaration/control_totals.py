"""The agency's control totals: the figures that `[control]` in `lkip.toml` and Identitas state.

Each names the table and column from which it follows; a percentage is that of two of the sums.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..console.messages import N_
from .vocabulary import Kind


@dataclass(frozen=True)
class ControlTotal:
    """One figure of the agency as a whole, and where it comes from."""

    label: str
    """What messages call it."""
    kind: Kind
    table: str
    column: str


CONTROL_TOTALS: Mapping[str, ControlTotal] = {
    "staff": ControlTotal(N_("ASN"), Kind.COUNT, "staff", "total"),
    "support": ControlTotal(N_("Tenaga pendukung"), Kind.COUNT, "support", "headcount"),
    "budget": ControlTotal(N_("Pagu"), Kind.AMOUNT, "budget", "budget"),
    "realization": ControlTotal(N_("Realisasi"), Kind.AMOUNT, "budget", "realization"),
    "remaining": ControlTotal(N_("Sisa"), Kind.AMOUNT, "budget", "remaining"),
    "absorption": ControlTotal(N_("Persentase realisasi"), Kind.PERCENT, "budget", "absorption"),
}
"""By key of `[control]` and of Identitas."""
SUMMED_TOTALS: Mapping[str, tuple[str, str]] = {
    key: (total.table, total.column)
    for key, total in CONTROL_TOTALS.items()
    if total.kind is not Kind.PERCENT
}
"""Those that are sums: the table and the column that each sums."""
