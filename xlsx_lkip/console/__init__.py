"""How the tool talks and writes files.

Messages and their language, how many of them, progress, outputs and errors of users. What is reported is
decided where it is known; nothing here knows the LKIP workbook.
"""
