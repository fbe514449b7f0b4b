"""The agency's own plan: which sub kegiatan each unit has, and with what pagu, according to the DPA.

A list as CSV or workbook, read whole or refused. What templates and checks make of it is their
business; nothing here looks at a submission.
"""

from .plan_records import PLANNED_SHEETS, Plan, PlanError, Planned

__all__ = ["PLANNED_SHEETS", "Plan", "PlanError", "Planned"]
