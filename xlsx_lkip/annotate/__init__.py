"""Submissions handed back: a copy of each, its findings marked at their cells and listed first.

Only what must be marked is changed in a copy; every other part of its package is carried over byte
for byte. No submission is ever written to, and nothing here judges a figure.
"""

from .all_copies import Written, annotated
from .targets import planned

__all__ = ["Written", "annotated", "planned"]
