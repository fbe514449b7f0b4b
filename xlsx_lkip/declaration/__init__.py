"""What the LKIP workbook is: its sheets, columns, formulas and lists.

Everything else is derived from `declaration.workbook`, which is declared in the words of
`declaration.vocabulary`. Nothing here reads, checks or writes a file.
"""
