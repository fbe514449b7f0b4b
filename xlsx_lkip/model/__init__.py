"""What was read and what was found, as plain data: tables, numbers, rules, findings, and their wording.

How data comes about belongs to the packages above: reading, checking, reporting.
"""
