"""Findings at cells whose formula is wrong, told as that: which rows it reads, what it should be.

A formula is no typing error, so nothing is suggested there. Findings at cells that were typed, and
in files that do not tell which cells hold formulas, stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..console.messages import N_
from ..declaration.vocabulary import Severity, Table
from ..declaration.workbook import WORKBOOK
from ..model.findings import Finding
from ..model.tables import Tables
from ..model.wording import WORDS, Fact, Facts
from ..reader.formula_cells import FormulaCells
from ..rules import RULES
from ..rules.wrong_formulas import NOT_CALCULATED, OTHER_FORMULA, OTHER_ROW, ROWS_LEFT_OUT
from .computed_cell import ComputedCell
from .references import only_adds, references

_NAMED = 5
"""Rows that are named one by one."""
_LONGEST = 100
"""Characters of a formula that are shown."""
_NAMED_BY_RULE = ("AVERAGE(", "INT(", "TRUNC(", "ROUNDDOWN(")
"""What the rule at the cell itself names: a mean of percentages, decimals cut off."""
LEFT_OUT = N_("tidak menghitung baris {missing}")
DOUBLED = N_("menghitung baris {doubled} lebih dari satu kali")
BOTH = N_("tidak menghitung baris {missing} dan menghitung baris {doubled} lebih dari satu kali")

Fault = tuple[str, Facts]
"""Number of the rule, and the facts that its message names besides the figures."""


def told_by_formulas(
    findings: Sequence[Finding], tables: Tables, formulas: FormulaCells
) -> list[Finding]:
    """The findings, those at wrong formulas under rules of their own."""
    files = {each.path: number for number, each in enumerate(tables.submissions)}
    return [_told(each, files.get(each.file), tables, formulas) for each in findings]


def _told(finding: Finding, file: int | None, tables: Tables, formulas: FormulaCells) -> Finding:
    if file is None or finding.difference is None or finding.severity is not Severity.ERROR:
        return finding
    cell = _computed_cell(finding, file, tables)
    formula = formulas.text(cell.place) if cell else None
    fault = _fault(cell, formula) if cell and formula else None
    if cell is None or formula is None or fault is None:
        return finding
    number, facts = fault
    short = formula if len(formula) <= _LONGEST else f"{formula[:_LONGEST]}..."
    facts = {
        **finding.facts,
        **facts,
        "header": Fact(cell.column.header),
        "formula": Fact(f"={short}"),
        "right": Fact(f"={cell.right}"),
    }
    return replace(finding, rule=RULES[cell.table.family + number], facts=facts)


def _computed_cell(finding: Finding, file: int, tables: Tables) -> ComputedCell | None:
    """The computed cell at which the finding is; a share in a summary row has its own rule."""
    sheet, row, column = finding.order
    table = WORKBOOK.sheets[sheet - 1] if sheet else None
    if not isinstance(table, Table):
        return None
    cell = ComputedCell.at(tables, file, table, row, column)
    return None if cell is None or (cell.summary and cell.formula.percentage) else cell


def _fault(cell: ComputedCell, formula: str) -> Fault | None:
    """How the formula differs from the template's; None where the cell's own rule says it better."""
    if cell.summary:
        return _total_fault(cell, formula)
    read = references(formula, cell.title)
    rows = [each.rows for each in read if each.rows != (cell.row, cell.row)]
    if rows:
        return OTHER_ROW, {"rows": Fact(_spans(rows)), "row": Fact(str(cell.row))}
    return _other(cell, formula, same=cell.is_templates(formula))


def _total_fault(cell: ComputedCell, formula: str) -> Fault | None:
    read = [each for each in references(formula, cell.title) if each.has_column(cell.at_column)]
    if not read or not only_adds(formula, cell.title):
        return _other(cell, formula, same=False)
    times = {row: sum(each.has_row(row) for each in read) for row in cell.summands}
    missing = [(row, row) for row, count in times.items() if count == 0]
    doubled = [(row, row) for row, count in times.items() if count > 1]
    if missing or doubled:
        words = LEFT_OUT if not doubled else BOTH if missing else DOUBLED
        rows = {"missing": Fact(_spans(missing)), "doubled": Fact(_spans(doubled))}
        return ROWS_LEFT_OUT, {**rows, "what": Fact(words, WORDS)}
    return None if cell.reads_summaries(read) else _other(cell, formula, same=True)


def _other(cell: ComputedCell, formula: str, *, same: bool) -> Fault | None:
    if same and cell.counts_less:
        return None
    number = NOT_CALCULATED if same else OTHER_FORMULA
    known = cell.table.family + number in RULES
    return (number, {}) if known and not any(n in formula for n in _NAMED_BY_RULE) else None


def _spans(rows: Sequence[tuple[int, int]]) -> str:
    """`9`, or `7-9, 12`: distinct spans of rows in their order, the first few of them."""
    distinct = sorted(set(_joined(sorted(set(rows)))))
    texts = [str(first) if first == last else f"{first}-{last}" for first, last in distinct]
    return ", ".join(texts[:_NAMED]) + (", ..." if len(texts) > _NAMED else "")


def _joined(rows: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Neighbouring spans as one."""
    whole: tuple[int, int] | None = None
    for first, last in rows:
        if whole and first <= whole[1] + 1:
            whole = whole[0], max(whole[1], last)
            continue
        if whole:
            yield whole
        whole = first, last
    if whole:
        yield whole
