"""xlsx-lkip: checks, marks and consolidates the LKIP workbooks of an Indonesian agency."""

import os
from typing import TYPE_CHECKING

__version__ = "0.1.0"
__all__ = [
    "Finding",
    "UserError",
    "Result",
    "Settings",
    "consolidate",
    "validate",
    "validate_bytes",
]

# Polars reads this when it is loaded, which is later. Its memory goes back to the system as soon as it
# is freed, not half a second later: frames come and go faster, and each would add to the last.
os.environ.setdefault("_RJEM_MALLOC_CONF", "dirty_decay_ms:0")

if TYPE_CHECKING:
    from .api import Finding, Result, Settings, UserError, consolidate, validate, validate_bytes
else:

    def __getattr__(name: str) -> object:
        """What callers use, loaded when it is first asked for, so that `--help` starts at once."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from . import api

        return getattr(api, name)
