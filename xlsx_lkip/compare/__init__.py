"""What is put next to each record before rules look at it: other sheets, other files, the agency's figures.

The rules say what must hold between them.
"""
