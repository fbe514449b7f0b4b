"""From a file to a plan, or to one sentence for each cell that must be corrected first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from ...console.messages import _
from ...names.keys import name_key
from .plan_list import PlanList, plan_list
from .plan_records import Plan, PlanError, Planned
from .plan_rows import PlanRow, rows_of
from .problems import MOST_SAID, PlanProblem, problems_in


def read_plan(file: Path, units: Iterable[str] = ()) -> Plan:
    """The plan in a CSV or workbook.

    Args:
        units: that `lkip.toml` names, as it spells them; without any every unit is welcome.

    Raises:
        PlanError: the file cannot be read, or a row of it cannot be used.
    """
    listing = plan_list(file)
    rows = rows_of(listing)
    known = {name_key(unit): unit for unit in units}
    found = problems_in(rows, known)
    if found:
        raise _refusal(listing, found)
    if not rows:
        text = _("Rencana {file} tidak berisi satu sub kegiatan pun.")
        raise PlanError(text.format(file=file))
    return Plan(file.as_posix(), tuple(_planned(row, known) for row in rows))


def _planned(row: PlanRow, units: dict[str, str]) -> Planned:
    names = {key: name or "" for key, name in row.names.items()}
    return Planned(
        units.get(name_key(names["unit"]), names["unit"]),
        names["program"],
        names["activity"],
        names["subactivity"],
        row.budget or 0,
        names.get("code") or None,
        row.row,
    )


def _refusal(listing: PlanList, found: Sequence[PlanProblem]) -> PlanError:
    lines = [f"  {listing.place(each.row, each.key)}: {each.text}." for each in found[:MOST_SAID]]
    if len(found) > MOST_SAID:
        lines.append(_("  ... dan {count} yang lain.").format(count=len(found) - MOST_SAID))
    head = _("Rencana {file} belum dapat dipakai:").format(file=listing.name)
    return PlanError("\n".join([head, *lines]))
