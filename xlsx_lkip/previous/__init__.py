"""An earlier consolidated workbook, read back: what `--previous` names.

The workbook is the one that `summary` writes, so titles and headers are taken from there. What changed
since is calculated in `consolidation`. Only columns that the comparison needs are asked for, so that a
workbook of an older or newer version of the tool can be read too.
"""

from .earlier_figures import read_previous

__all__ = ["read_previous"]
