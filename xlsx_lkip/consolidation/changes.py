"""What changed since an earlier report of the same agency and year."""

from __future__ import annotations

from ..console.errors import UserError
from ..console.messages import _
from ..declaration.vocabulary import Kind
from ..model.numbers import written
from ..names.keys import name_key
from .changed_figures import changed_lines
from .changed_findings import changed_findings
from .changed_indicators import changed_indicators
from .consolidated import Consolidated
from .earlier import COUNTS, Changes, Earlier


def changes_since(earlier: Earlier, figures: Consolidated) -> Changes:
    """Today's report beside the earlier one. Names are matched by their letters and digits.

    Raises:
        UserError: the earlier report is another agency's, or of another year.
    """
    _refuse_another(earlier, figures)
    findings = changed_findings(earlier, figures)
    return Changes(
        earlier,
        changed_lines(earlier, figures, findings),
        changed_indicators(earlier, figures),
        {key: int(findings[key].sum()) for key in COUNTS},
    )


def _refuse_another(earlier: Earlier, figures: Consolidated) -> None:
    if earlier.agency and name_key(earlier.agency) != name_key(figures.agency):
        raise UserError(
            _(
                '{path} ialah laporan "{then}", sedangkan laporan ini laporan "{now}". Sebutkan '
                "laporan gabungan perangkat daerah yang sama."
            ).format(path=earlier.path, then=earlier.agency, now=figures.agency)
        )
    if earlier.year and figures.year and earlier.year != figures.year:
        then, now = (written(Kind.YEAR, year) for year in (earlier.year, figures.year))
        raise UserError(
            _(
                "{path} ialah laporan tahun {then}, sedangkan laporan ini tahun {now}. Sebutkan "
                "laporan gabungan dari tahun anggaran yang sama."
            ).format(path=earlier.path, then=then, now=now)
        )
