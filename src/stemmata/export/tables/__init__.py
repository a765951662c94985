"""A case as tables: what CSV, XLSX, Parquet and data frames are made of.

All that the JSON export has stands here, under the same ids: what is a list there is a table here, with the place in
the list as ``n``. The order of tables, columns and rows is always the same.
"""

from typing import Final

from stemmata.export.tables import of_claims, of_names, of_papers, of_reports, of_statements, of_stemma, of_work
from stemmata.export.tables.table import Cell, CellType, Column, Reference, Row, Table

__all__ = ["TABLES", "Cell", "CellType", "Column", "Reference", "Row", "Table"]

TABLES: Final[tuple[Table, ...]] = (
    of_work.CASE,
    *of_reports.TABLES,
    *of_statements.TABLES,
    *of_claims.TABLES,
    *of_stemma.TABLES,
    *of_names.TABLES,
    *of_papers.TABLES,
    *of_work.TABLES,
)
