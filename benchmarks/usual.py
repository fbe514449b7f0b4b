"""What people write when they check workbooks with a script: the yardsticks.

Each reads every sheet of every file and checks the columns' types and that what is required is
there; none goes on to the arithmetic, so the comparison is generous to them.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from xlsx_lkip.declaration.vocabulary import Table
from xlsx_lkip.declaration.workbook import WORKBOOK


def raw_parse(files: Sequence[Path]) -> int:
    """Read all cells with python-calamine and do nothing with them."""
    import python_calamine

    rows = 0
    for file in files:
        book = python_calamine.load_workbook(str(file))
        for title in book.sheet_names:
            rows += len(book.get_sheet_by_name(title).to_python())
    return rows


def with_pandas(files: Sequence[Path]) -> int:
    """pandas.read_excel with openpyxl, one pandera validation for each sheet of each file."""
    import pandas as pd
    import pandera.pandas as pa

    # openpyxl does not know a print area that grows with its records.
    warnings.filterwarnings("ignore", "Print area cannot be set")
    schemas = {table.key: _pandera_schema(pa, table) for table in WORKBOOK.tables}
    failures = 0
    for file in files:
        sheets = pd.read_excel(
            file,
            sheet_name=[table.title for table in WORKBOOK.tables],
            header=WORKBOOK.tables[0].header_row - 1,
            engine="openpyxl",
        )
        for table in WORKBOOK.tables:
            records = sheets[table.title].dropna(how="all")
            try:
                schemas[table.key].validate(records, lazy=True)
            except pa.errors.SchemaErrors as errors:
                failures += len(errors.failure_cases)
    return failures


def _pandera_schema(pa: Any, table: Table) -> Any:
    return pa.DataFrameSchema(
        {
            column.header: pa.Column(
                nullable=not column.required,
                checks=[pa.Check.ge(0)] if column.kind.is_number and column.required else [],
                coerce=False,
            )
            for column in table.columns
        }
    )


def with_frictionless(files: Sequence[Path]) -> int:
    """frictionless on the same sheets, header in its row, types from the declaration."""
    import frictionless
    from frictionless import formats

    failures = 0
    for file in files:
        for table in WORKBOOK.tables:
            resource = frictionless.Resource(
                path=file.name,
                basepath=str(file.parent),
                control=formats.ExcelControl(sheet=table.title),
                dialect=frictionless.Dialect(header_rows=[table.header_row]),
                schema=_frictionless_schema(frictionless, table),
            )
            report = resource.validate()
            # A file that is refused before it is read would make a splendid yardstick.
            assert not any(error.type == "resource-error" for error in report.tasks[0].errors)
            failures += len(report.tasks[0].errors)
    return failures


def _frictionless_schema(frictionless: Any, table: Table) -> Any:
    fields: list[dict[str, Any]] = [{"name": "No", "type": "any"}]
    for column in table.columns:
        kind = "number" if column.kind.is_number else "string"
        fields.append(
            {"name": column.header, "type": kind, "constraints": {"required": column.required}}
        )
    return frictionless.Schema.from_descriptor({"fields": fields})
