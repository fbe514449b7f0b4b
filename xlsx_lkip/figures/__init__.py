"""What follows from figures: sums, percentages, totals.

Percentages at the precision with which they are written; totals that leave out, or count, what they
should not. What must hold between them is for rules to say.
"""
