"""What the LKIP workbook is: its sheets, columns, formulas and lists, and the vocabulary that declares them.

Everything else is derived from `declaration.workbook`. Nothing here reads, checks or writes a file.
"""
