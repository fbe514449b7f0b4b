"""The consolidated figures: the submissions of a run as one agency's frames.

What is summed, in which order records are, where each came from, and what is in doubt. How a
leader reads it (cells, formulas, colours, sentences) is `summary`; what is wrong with a submission
is `check`. Nothing here writes a file.
"""

from .build import consolidated
from .consolidated import Consolidated, ConsolidationRefused
from .earlier import Earlier

__all__ = ["Consolidated", "ConsolidationRefused", "Earlier", "consolidated"]
