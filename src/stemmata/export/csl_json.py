"""``export --to csl-json``: the reports as references for Zotero, pandoc and citation processors.

CSL-JSON 1.0.2: https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html, with the schema at
https://github.com/citation-style-language/schema. Bylines are written as they stand (``literal``): nobody knows which
of their words are family names.
"""

import re
from collections.abc import Iterator
from typing import Any

from stemmata.export.known import Known, flat, known
from stemmata.export.pieces import as_json, in_pieces, printable
from stemmata.export.words import safe_url
from stemmata.model.case import Case
from stemmata.model.report import Report


class CslJsonExporter:
    """Writes the reports as a list of CSL items."""

    name = "csl-json"
    media_type = "application/vnd.citationstyles.csl+json"
    summary = "The reports as references for Zotero and pandoc (CSL-JSON)."
    suffixes = (".csl.json",)

    def export(self, case: Case) -> Iterator[bytes]:
        """The bytes, in pieces; reports in order of publication."""
        return in_pieces(_lines(known(case)))


def _lines(read: Known) -> Iterator[str]:
    between = "[\n"
    for entry in read.reports:
        report = entry.report
        archive = {"archive_location": line(f"{read.case.name}#{read.sigla[report.id]} {read.file(report.id)}")}
        item = {"id": key(report), **item_of(report, read.outlet(report.id), read.title(report.id)), **archive}
        yield between + as_json(item)
        between = ",\n"
    yield "\n]\n" if read.reports else "[]\n"


def item_of(report: Report, outlet: str, title: str) -> dict[str, Any]:
    """A report as a CSL item without an id. ``outlet`` and ``title``: as they are shown where the report has none."""
    item: dict[str, Any] = {"type": "article", "title": line(title), "container-title": line(outlet)}
    if report.authors:
        item["author"] = [{"literal": line(author)} for author in report.authors]
    if report.published:
        item["issued"] = {"date-parts": [[int(part) for part in re.findall(r"\d+", report.published.value[:10])]]}
    if report.language:
        item["language"] = report.language
    if safe_url(report.url):
        item["URL"] = report.url
    return item


def key(report: Report) -> str:
    """ "harbourledger2021-00ab": outlet, year and the beginning of the report's id, in ASCII."""
    from anyascii import anyascii

    outlet = re.sub(r"[^a-z0-9]", "", anyascii(printable(report.outlet_name or "report")).lower())[:24] or "report"
    year = report.published.value[:4] if report.published else "undated"
    return f"{outlet}{year}-{re.sub(r'[^A-Za-z0-9]', '', report.id)[:12]}"


def line(words: str) -> str:
    """The words on one line, without control characters."""
    return flat(printable(words))


exporter = CslJsonExporter()
