"""The first texts of a tradition: real articles of different outlets on neighbouring days that share no wording."""

import csv
import datetime as dt
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from bench import public_data

SENTENCE: Final = re.compile(r"(?<=[a-z0-9)\"]{2}[.!?])\s+(?=[A-Z\"])|(?<=[.!?]\")\s+(?=[A-Z\"])")
LEAST, MOST = 5, 9  # sentences taken of an article
SHORT, LONG = 40, 420  # characters of a sentence that is taken
SHARED: Final = 8  # words on end that two articles must not share, since then they are not independent


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A real article, without what stands around its text."""

    id: str
    outlet: str
    day: dt.date
    sentences: tuple[str, ...]


def there() -> bool:
    return (public_data.folder("fakes") / "fakes.csv").is_file()


@lru_cache(maxsize=1)
def articles(path: Path | None = None) -> tuple[Article, ...]:
    """The articles of FA-KES that are long enough, by day and id."""
    file = path or public_data.folder("fakes") / "fakes.csv"
    with file.open(newline="", encoding="utf-8", errors="replace") as table:
        rows = list(csv.DictReader(table))
    made = (_article(row) for row in rows)
    return tuple(sorted((one for one in made if one is not None), key=lambda one: (one.day, one.id)))


def _article(row: dict[str, str]) -> Article | None:
    month, day, year = (int(part) for part in row["date"].split("/"))
    sentences = SENTENCE.split(" ".join(row["article_content"].split()))[1:]  # the first runs on from title and date
    good = tuple(s for s in sentences if SHORT <= len(s) <= LONG and s.endswith((".", '."')) and "http" not in s)[:MOST]
    if len(good) < LEAST:
        return None
    return Article(id=row["unit_id"], outlet=row["source"], day=dt.date(year, month, day), sentences=good)


def independent(count: int, half: int, draw: random.Random) -> tuple[Article, ...]:
    """So many articles around a day that is drawn, of different outlets where there are enough, none sharing wording.

    ``half``: 0 or 1; the days are dealt out to two halves, so that two families never meet one article.
    """
    mine = [one for one in articles() if one.day.toordinal() % 2 == half]
    start = draw.choice(mine).day
    found: list[Article] = []
    for one in sorted(mine, key=lambda one: (abs((one.day - start).days), draw.random())):
        fresh = all(one.outlet != other.outlet for other in found) or len(found) >= 5
        if fresh and all(not _share(one, other) for other in found):
            found.append(one)
        if len(found) == count:
            break
    return tuple(found)


def _share(one: Article, other: Article) -> bool:
    return not runs(one.sentences).isdisjoint(runs(other.sentences))


@lru_cache(maxsize=1024)
def runs(sentences: Sequence[str], size: int = SHARED) -> frozenset[tuple[str, ...]]:
    """Every run of so many words, folded."""
    words = re.findall(r"\w+", " ".join(sentences).casefold())
    return frozenset(tuple(words[n : n + size]) for n in range(len(words) - size + 1))
