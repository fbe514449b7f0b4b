"""What was read and what was found, as plain data.

Tables, numbers, rules, findings, and how they are worded. How data comes about belongs to the packages
above: reading, checking, reporting.
"""
