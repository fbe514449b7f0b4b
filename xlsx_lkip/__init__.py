"""xlsx-lkip: checks, marks and consolidates the LKIP workbooks of an Indonesian agency."""

__version__ = "0.1.0"
