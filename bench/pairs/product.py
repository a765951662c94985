"""The case of all articles of FA-KES as the product builds it: annotations kept in a folder, links drawn anew."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import stemmata
from bench.pairs.texts import COLUMNS, table
from stemmata.casefile import CaseFile
from stemmata.link.claim.claims import Alignment, align
from stemmata.link.context import LinkContext
from stemmata.link.stage import context_of, linked
from stemmata.model.case import Annotated, Links
from stemmata.pipeline import Settings, build

NOTHING = LinkContext(reports=())
ROOMS = ("ingest", "annotate", "text", "model", "casefile")  # whose code makes what the case file keeps


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """The whole case."""

    reports: tuple[Annotated, ...]  # sorted by report id
    links: Links
    context: LinkContext = NOTHING
    alignments: tuple[Alignment, ...] = ()  # the claims, with the words of each statement that tell them


def linked_case(cache: Path) -> Linked:
    """All reports, annotated and linked. A first call takes about a minute with two processes, a later one a quarter.

    ``cache`` keeps one case file for each state of the code that reads and annotates; linking is never kept.
    Raises FileNotFoundError where the articles are missing.
    """
    articles = table()
    cache.mkdir(parents=True, exist_ok=True)
    path = cache / f"fakes-{_code(articles)}.stemma"
    build([str(articles)], path, Settings(columns=COLUMNS))
    with CaseFile.open_for_reading(path) as file:
        reports = tuple(sorted(file.load_reports(), key=lambda one: one.report.id))
    context = context_of(reports)
    return Linked(reports=reports, links=linked(reports, ()), context=context, alignments=align(context))


def _code(articles: Path) -> str:
    """A name for the articles and the code and models that read and annotate them."""
    digest = hashlib.sha256(articles.read_bytes())
    home = Path(stemmata.__file__).parent
    files = (path for room in ROOMS for path in sorted((home / room).rglob("*")) if path.is_file())
    for path in files:
        if path.suffix not in (".pyc",):
            digest.update(str(path.relative_to(home)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
