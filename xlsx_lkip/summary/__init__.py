"""The consolidated report: the agency's figures as sheets to read, print and follow.

Cells, formulas, formats and sentences. What the figures are is `consolidation`'s to say; no figure is
calculated here that is not also a formula in the workbook or a sentence about figures.
"""

from .consolidated_workbook import write_summary

__all__ = ["write_summary"]
