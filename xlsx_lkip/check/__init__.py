"""From what was read to what is wrong: the stages in order.

The last of them suggests which cell is probably wrong, where something is.
"""
