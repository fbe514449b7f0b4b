"""When two names are one: texts made comparable, names matched, and names of units.

Nothing here knows where a name stands, or what follows from two that are one.
"""
