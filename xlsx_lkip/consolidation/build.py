"""The one way from what was read and checked to the agency's figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import polars as pl

from ..agency.settings import Settings
from ..check.pipeline import Result
from ..declaration.expressions import Band
from ..declaration.vocabulary import Severity
from ..model.wording import AGENCY
from ..submissions.owners import Source, expected_units, sources_of
from .agency_totals import coverage, submitted, totals_of
from .all_records import same_name, stacked
from .certainty import certainties_of, in_doubt
from .changes import changes_since
from .consolidated import (
    LABEL,
    LEVEL,
    LINE,
    MARK,
    Consolidated,
    ConsolidationRefused,
    Doubt,
    Outline,
)
from .doubt import disputes, doubts, on_whole_sheets
from .earlier import Earlier
from .gaps import gaps_of
from .grouped import budget_outlines, staff_outline
from .indicators import measured_of, with_reported
from .reach import reaches
from .signatory import signatory_of
from .worded import located, open_findings

_ABSORPTION = "serapan program"
"""What is in doubt where a program's records are."""
_LISTED = ("support", "duty", "organization", "issue", "agreement", "achievement", "obstacle")
"""Tables whose records are one below the other, without headings."""


def consolidated(
    result: Result,
    settings: Settings,
    *,
    allow_errors: bool = False,
    earlier: Earlier | None = None,
) -> Consolidated:
    """The figures of all submissions together: sen, persons and 1/100 percent.

    The same submissions give the same figures in the same order, wherever they lie. With
    `allow_errors`, all that could be read is in them, and what is in doubt is marked. With an
    `earlier` report, what changed since is in them too.

    Raises:
        UserError: the earlier report is another agency's, or of another year.
        ConsolidationRefused: there are errors and they are not allowed, or nothing was readable.
    """
    errors = [each for each in result.findings if each.severity is Severity.ERROR]
    sources = sources_of(result.tables, result.findings, settings)
    readable = [source for source in sources if source.readable]
    if (errors and not allow_errors) or not readable:
        raise ConsolidationRefused(errors)
    figures = _consolidated(result, settings, sources)
    if earlier is None:
        return figures
    inputs = (*figures.inputs, earlier.path)
    return replace(figures, inputs=inputs, changes=changes_since(earlier, figures))


def _consolidated(result: Result, settings: Settings, sources: tuple[Source, ...]) -> Consolidated:
    tables = result.tables
    counted = [source for source in sources if source.readable and not source.copy_of]
    findings = open_findings(result, sources)
    reached = reaches(tables, findings)
    units = tuple(expected_units(settings).values())
    gaps = gaps_of(tables, sources, units, on_whole_sheets(tables, reached))
    records = stacked(tables, doubts(tables, reached), counted)
    records["agreement"] = with_reported(tables, records["agreement"])
    budget, by_unit = budget_outlines(records, gaps["budget"])
    staff = staff_outline(records["staff"], gaps["staff"])
    listed = {key: records[key] for key in _LISTED}
    listed["achievement"] = _beside_absorption(listed["achievement"], budget, settings.scale)
    return Consolidated(
        agency=settings.agency or tables.most_common("agency") or AGENCY,
        region=settings.region or tables.most_common("region"),
        year=settings.year or tables.most_common("year"),
        scale=settings.scale,
        signatory=signatory_of(tables.records["identity"], settings),
        control=settings.control,
        units=units,
        sources=sources,
        records=listed,
        budget=budget,
        by_unit=by_unit,
        staff=staff,
        totals=totals_of(records, gaps),
        doubt=Doubt(totals_of(in_doubt(records)), certainties_of(records, gaps, disputes(reached))),
        measured=measured_of(records),
        submitted=submitted(tables, counted),
        coverage=coverage(tables, counted),
        findings=located(findings, {**listed, "budget": budget.lines, "staff": staff.lines}),
        inputs=_inputs(result, settings),
    )


def _inputs(result: Result, settings: Settings) -> tuple[str, ...]:
    submissions = result.tables.submissions
    paths = [str(each.location or each.path) for each in submissions]
    return tuple(paths + [file.as_posix() for file in settings.files])


def _beside_absorption(
    achievement: pl.DataFrame, budget: Outline, scale: Mapping[str, int]
) -> pl.DataFrame:
    """Kategori by the agency's scale, the absorption of the supporting program, and efficiency.

    `efficiency` is achievement less absorption, in 1/100 of a percentage point; `program_line` is that
    program's line in the outline, null where Anggaran has none of its name.
    A record in whose program something is in doubt is marked too.
    """
    programs = budget.lines.filter(pl.col(LEVEL) == 1).select(
        same_name(pl.col(LABEL)).alias("_program"),
        pl.col(LINE).alias("program_line"),
        pl.col("absorption").alias("program_absorption"),
        pl.when(pl.col(MARK).is_not_null()).then(pl.lit(_ABSORPTION)).alias("_mark"),
    )
    return (
        achievement.with_columns(
            Band("achievement", scale).expected().alias("category"),
            same_name(pl.col("program")).alias("_program"),
        )
        .join(programs, on="_program", how="left", maintain_order="left")
        .with_columns(
            pl.when(pl.any_horizontal(pl.col(MARK, "_mark").is_not_null()))
            .then(
                pl.lit("! ")
                + pl.concat_str(
                    pl.col(MARK).str.slice(2), "_mark", separator="; ", ignore_nulls=True
                )
            )
            .alias(MARK)
        )
        .with_columns((pl.col("achievement") - pl.col("program_absorption")).alias("efficiency"))
        .drop("_program", "_mark")
    )
