"""How the tool talks and writes files: messages, how many of them, progress, outputs, and user errors.

What is said is decided where it is known. Nothing here knows the LKIP workbook.
"""
