"""Which submission is whose, which replaces which, and what has not come yet.

Whether their figures are right is judged elsewhere.
"""
