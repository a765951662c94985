"""``export --to parquet``: a Parquet file for each table, with its descriptions inside."""

from collections.abc import Iterable, Iterator

from stemmata.export.arrow import parquet
from stemmata.export.pouring import zipped
from stemmata.export.tables import TABLES
from stemmata.model.case import Case


class ParquetExporter:
    """Writes a case as Parquet: a ZIP, or the files themselves."""

    name = "parquet"
    media_type = "application/zip"
    summary = "A ZIP, or a folder, with one Parquet file a table, for polars, pandas, DuckDB and R (stemmata[parquet])."
    suffixes = (".parquet.zip",)

    def export(self, case: Case) -> Iterator[bytes]:
        return zipped(self.files(case))

    def files(self, case: Case) -> Iterator[tuple[str, Iterable[bytes]]]:
        """The tables, in their order."""
        return ((f"{table.name}.parquet", parquet(table, case)) for table in TABLES)


exporter = ParquetExporter()
