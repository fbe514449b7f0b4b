"""What findings' weights, and the agency itself, are called: on screen, in reports and in every workbook.

Workbooks say these words as they stand, everything else through `_`.
"""

from __future__ import annotations

from .findings import Severity
from .language import N_

SEVERITY_WORDS = {
    Severity.ERROR: N_("kesalahan"),
    Severity.WARNING: N_("peringatan"),
    Severity.NOTE: N_("catatan"),
}
AGENCY = N_("Perangkat daerah")
"""Where the agency is not named, and whose the findings are that stand on no submission."""
