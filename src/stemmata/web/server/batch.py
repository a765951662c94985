"""Many searches at once: a list of terms, and for each how much it finds and where it is first said."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from stemmata.errors import UsageError
from stemmata.web.edition import Edition
from stemmata.web.pages import Page, filled
from stemmata.web.search.finding import found
from stemmata.web.search.hits import hits
from stemmata.web.search.index import Index
from stemmata.web.search.query import parsed
from stemmata.web.server.asking import attachment
from stemmata.web.server.desk import Desk
from stemmata.web.sheet import Sheet, Value, as_csv, as_json
from stemmata.web.tables import Sentence, sentence

MOST_TERMS: Final = 1000
MOST_BYTES: Final = 1 << 20
LONGEST: Final = 1000  # characters of one term
HEADERS: Final = frozenset("term terms query queries search word words name names q".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """One term of the list."""

    term: str  # as it was written
    statements: int
    reports: int
    first: Sentence | None  # the earliest that was published; None where nothing was found
    when: str | None  # EDTF
    trouble: str = ""  # why it cannot be searched, or was understood otherwise

    @property
    def href(self) -> str:
        return f"/search?q={quote(self.term)}"


def terms_of_lines(words: str) -> tuple[str, ...]:
    """Each line that is not empty, once, in order."""
    return tuple(dict.fromkeys(line.strip()[:LONGEST] for line in words.splitlines() if line.strip()))


def terms_of_csv(data: bytes) -> tuple[str, ...]:
    """The first column of a table, without its header where it is one; raises UsageError where it is no text.

    >>> terms_of_csv(b'term,why\\n"barrels, many",x\\nVask\\n')
    ('barrels, many', 'Vask')
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError("The list of terms is not UTF-8.", hint="Save it as CSV UTF-8, and send it again.") from error
    first = text.partition("\n")[0]
    mark = max(",;\t", key=lambda one: (first.count(one), one == ","))
    try:
        rows = [row[0].strip() for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True) if row]
    except csv.Error as error:
        raise UsageError(
            f"The list of terms is no CSV ({error}).", hint="One term a row, in the first column."
        ) from error
    if rows and rows[0].casefold() in HEADERS:
        del rows[0]
    return terms_of_lines("\n".join(" ".join(row.split()) for row in rows))


def tried(edition: Edition, index: Index, terms: Sequence[str]) -> Iterator[Tried]:
    for term in terms:
        query = parsed(term)
        result = found(index, query)
        first = result.said[0] if result.said else None
        published = first.source.report.published if first else None
        yield Tried(
            term=term,
            statements=len(result.said),
            reports=len({item.source.report.id for item in result.said}),
            first=sentence(edition, first, hits(first, query)) if first else None,
            when=published.value if published else None,
            trouble=" ".join((*query.troubles, *query.notes, *result.notes)),
        )


def batch_page(edition: Edition, rows: Sequence[Tried] | None, terms: Sequence[str] = ()) -> Page:
    """The form; below it the table, where terms were sent."""
    fill = partial(
        filled,
        "batch.html",
        edition,
        rows=rows,
        terms="\n".join(terms),
        most=MOST_TERMS,
        most_kib=MOST_BYTES >> 10,
    )
    return Page(name="batch", title="Many searches at once", section="search", fill=fill)


def sheet(rows: Sequence[Tried]) -> Sheet:
    columns = ("term", "statements", "reports", "first_report", "first_outlet", "first_published", "address", "trouble")
    return Sheet(name="batch", columns=columns, rows=(_row(one) for one in rows))


def _row(one: Tried) -> tuple[Value, ...]:
    first = one.first
    said = (first.siglum, first.outlet) if first else (None, None)
    return (one.term, one.statements, one.reports, *said, one.when, one.href, one.trouble or None)


class Batch:
    """What answers at ``/search/batch``. ``shown`` makes an answer of a page."""

    def __init__(self, desk: Desk, shown: Callable[[Edition, Page], Response]) -> None:
        self._desk = desk
        self._shown = shown

    def routes(self) -> list[Route]:
        return [Route("/search/batch", self._form), Route("/search/batch", self._asked, methods=["POST"])]

    def _form(self, _request: Request) -> Response:
        edition = self._desk.laid().edition
        return self._shown(edition, batch_page(edition, None))

    async def _asked(self, request: Request) -> Response:
        length = request.headers.get("content-length", "")
        if not length.isdigit() or int(length) > MOST_BYTES:
            raise UsageError(f"The list is longer than {MOST_BYTES >> 10:,} KiB.", hint="Send it in parts.")
        async with request.form(max_files=1, max_fields=5, max_part_size=MOST_BYTES) as form:
            file = form.get("file")
            data = await file.read() if isinstance(file, UploadFile) else b""
            lines, wanted = str(form.get("terms") or ""), str(form.get("form") or "")
        return await run_in_threadpool(self._answer, terms_of_csv(data) if data else terms_of_lines(lines), wanted)

    def _answer(self, terms: Sequence[str], wanted: str) -> Response:
        if len(terms) > MOST_TERMS:
            raise UsageError(
                f"These are {len(terms):,} terms; at most {MOST_TERMS:,} at once.", hint="Send them in parts."
            )
        laid = self._desk.laid()
        rows = tuple(tried(laid.edition, laid.index, terms))
        if wanted == "csv":
            name = f"{laid.edition.case.name.removesuffix('.stemma')}-batch.csv"
            head = {"content-disposition": attachment(name)}
            return Response(as_csv(sheet(rows)), media_type="text/csv", headers=head)
        if wanted == "json":
            return Response(as_json(sheet(rows), laid.edition.case.name), media_type="application/json")
        return self._shown(laid.edition, batch_page(laid.edition, rows, terms))
