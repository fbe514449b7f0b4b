"""What a row under a header is called, from reading to rules. Who is what is settled in `reader/roles`."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a row under a header is, where it is not plainly a record."""

    HEADING = "heading"
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    NUMBERS = "numbers"
    """Numbers the columns."""
    HEADER = "header"
    """Repeats the header."""
    UNITS = "units"
    NOTE = "note"
    SIGNATURE = "signature"

    LIKE_TOTAL = "like_total"
    """A record, though it begins as a total does."""
    EQUALS_SUM = "equals_sum"
    """A record, though it equals the sum of its neighbours."""
    TWO_READINGS = "two_readings"
    """A record, though it may be the subtotal of its group."""
    INHERITS = "inherits"
    """A record that takes its group from above a row without values."""
    CODED = "coded"
    """A record whose names had their codes before them."""
