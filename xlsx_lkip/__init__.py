"""xlsx-lkip: checks, marks and consolidates the LKIP workbooks of an Indonesian agency."""

import os

__version__ = "0.1.0"

# Polars reads this when it is loaded, which is later. Its memory goes back to the system as soon as it
# is let go, not half a second later: frames come and go faster, and each would add to the last.
os.environ.setdefault("_RJEM_MALLOC_CONF", "dirty_decay_ms:0")
