"""How heavy the pages of a case are: python -m bench.pages CASE.stemma [--rows 12] [--every]

Asks the local server's application for the pages of the case, without a network, each once, after one page that warms
up. Prints the slowest and the heaviest: milliseconds of the processor, thousands of bytes sent (packed
with gzip, as browsers ask for), thousands of bytes as the browser unpacks them. Without --every it asks for each page
of the navigation, the 30 longest reports, and the widest claims, names, derivations and searches.
The case is only read. Exit status: 0 done; 1 a page takes over 150 ms or sends over 300 kB; 2 no such case.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from starlette.testclient import TestClient

from stemmata.errors import StemmataError
from stemmata.web.addresses import claim_path, edge_path, entity_path, path_of
from stemmata.web.edition import Edition
from stemmata.web.server.app import application
from stemmata.web.server.desk import Desk, Laid
from stemmata.web.server.gate import START_KEY

MOST_MS: Final = 150.0
MOST_BYTES: Final = 300_000
PORT: Final = 8999  # of the addresses alone: nothing listens there
KEY: Final = "bench"
STEMMATA: Final = ("claim=C1", "claim=C2&only=1", "time=scale", "open=all", "least=strong&every=1")  # choices
WIDEST: Final = 30  # reports, claims, names and derivations that are asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    path: str
    ms: float
    sent: int  # bytes, packed
    shown: int  # bytes, unpacked

    @property
    def over(self) -> bool:
        return self.ms > MOST_MS or self.sent > MOST_BYTES


def paths(laid: Laid, *, every: bool) -> Iterator[str]:
    """The addresses to ask for."""
    edition = laid.edition
    longest = sorted(edition.reports, key=lambda entry: -len(entry.report.text))
    reports = {edition.page_of(entry.report.id) for entry in (longest if every else longest[:WIDEST])}
    yield from (path_of(name) for name, page in laid.pages.items() if name in reports or not name.startswith("report-"))
    most = None if every else WIDEST
    yield from (claim_path(claim.id) for claim in edition.claims[:most])
    names = sorted(edition.entities.values(), key=lambda one: (-len(one.mentions), one.id))
    yield from (entity_path(one.id) for one in names[:most])
    edges = sorted(edition.derivations.values(), key=lambda one: (-len(one.evidence), one.id))
    yield from (edge_path(one.id) for one in edges[:most])
    yield "/decisions"
    yield from (
        f"/matrix{query}" for query in ("", "?sort=disagreement&group=family", "?told=all", "?sort=time&page=9")
    )
    yield from ("/contradictions", "/contradictions?state=any", "/relations")
    widest = sorted(edition.contested.values(), key=lambda one: (-len(one.variant.values), one.id))
    yield from (f"/contradictions/{one.id}" for one in widest[:most])
    yield from (f"/stemma?{words}" for words in STEMMATA)
    yield from (f"/search?q={words}" for words in searches(edition))


def searches(edition: Edition) -> tuple[str, ...]:
    """Searches that find much: a common word, a phrase of grammar, all but a word, a field each."""
    language = edition.reports[0].report.language or "en" if edition.reports else "en"
    return ("said", '"of the"', "-zzz", f"lang:{language}", "number:1..", "voice:unnamed", "claim:C1", "a* -the")


def weighed(client: TestClient, path: str) -> Weight:
    """One page, asked for as a browser does."""
    before = time.process_time()
    with client.stream("GET", path, headers={"accept-encoding": "gzip"}) as answer:
        sent = sum(len(part) for part in answer.iter_raw())
    ms = (time.process_time() - before) * 1000
    if answer.status_code != 200:
        raise SystemExit(f"{path} answers {answer.status_code}")
    shown = len(client.get(path, headers={"accept-encoding": "identity"}).content)
    return Weight(path=path, ms=ms, sent=sent, shown=shown)


def of_case(case: Path, *, every: bool) -> tuple[Weight, ...]:
    """Every page that is asked for, in the order asked. Raises CaseFileError where there is no such case."""
    desk = Desk(case)
    laid = desk.laid()
    assert laid.index.said is not None  # it is made in the background; a person is slower than that
    with TestClient(
        application(desk, token=KEY, port=PORT, author="bench"), base_url=f"http://127.0.0.1:{PORT}"
    ) as client:
        client.get(f"/about?{START_KEY}={KEY}")
        return tuple(weighed(client, path) for path in paths(laid, every=every))


def table(found: Sequence[Weight], rows: int) -> str:
    """The slowest and the heaviest pages."""
    lines = [f"{'ms':>8} {'kB sent':>8} {'kB':>8}  page"]
    for title, key in (("slowest", lambda one: -one.ms), ("heaviest", lambda one: -one.sent)):
        lines.append(f"-- {title}")
        for one in sorted(found, key=key)[:rows]:
            lines.append(f"{one.ms:8.0f} {one.sent / 1000:8.1f} {one.shown / 1000:8.1f}  {one.path}")
    median = statistics.median(one.ms for one in found)
    over = sum(one.over for one in found)
    lines.append(
        f"{len(found)} pages, median {median:.0f} ms; over {MOST_MS:.0f} ms or {MOST_BYTES // 1000} kB: {over}"
    )
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.pages", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("case", type=Path)
    parser.add_argument("--rows", type=int, default=12, metavar="N")
    parser.add_argument("--every", action="store_true", help="every report, claim, name and derivation")
    options = parser.parse_args(arguments)
    try:
        found = of_case(options.case, every=options.every)
    except StemmataError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    print(table(found, options.rows))
    return int(any(one.over for one in found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
