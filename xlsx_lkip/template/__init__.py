"""The template: the declaration as a workbook to fill, empty or with what is already known.

What is where is declared in `declaration`; how a submission is read back is the reader's work.
"""

from .content import Content, Value
from .writer import write_workbook

__all__ = ["Content", "Value", "write_workbook"]
