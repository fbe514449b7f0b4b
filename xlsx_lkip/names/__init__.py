"""When two names are one: made comparable, and matched.

Nothing here knows where a name is, or what follows from two that are one.
"""
