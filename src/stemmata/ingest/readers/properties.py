"""What a file says about itself, weighed: a title and an author count where the text prints them, a day never.

Properties are filled in by programs: the title is that of the template, the author whoever owns the machine, the day
that of the printing or of the scan. A day that is no day of publication would turn around who had it from whom.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stemmata.ingest import credits
from stemmata.ingest.lines import comparable, lines_of
from stemmata.ingest.readers.page_lines import day_beside
from stemmata.ingest.readers.plain import split_header
from stemmata.ingest.zone_rules import OUTLET_WORD
from stemmata.ingest.zones import laid_out
from stemmata.text.normalise import normalised

_NEAR_TOP = 3000  # characters in which a title, a byline and a date stand
_NOBODY = frozenset({"untitled", "anonymous", "unknown", "user", "admin"})  # what programs put where nothing is stated
_SHORTEST = 4  # letters and digits of what is looked for
_LONGEST = 100  # characters quoted in a note
_LONGEST_OUTLET = 5  # words
_BARS = re.compile(r"\s+[|–—·-]\s+")
_SEPARATORS = re.compile(r"\s+[|–—·•-]\s+|:\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a file states of itself, or shows by its form; None for what it does not."""

    title: str | None = None
    author: str | None = None
    made: str | None = None  # the day on which it was made, as ISO 8601
    heading: str | None = None  # what the form of the page makes its headline
    url: str | None = None  # the address that its pages print at their edge


def weighed(text: str, said: Said) -> tuple[str, dict[str, str | None], tuple[str, ...]]:
    """The text without a header block, metadata that the text bears out, and sentences on what was not used.

    A header block is one as :mod:`stemmata.ingest.readers.plain` reads it; what it states outranks all else.
    """
    metadata: dict[str, str | None] = {"url": said.url} if said.url else {}
    top, foot = _blocks(text[:_NEAR_TOP]), _blocks(text[-_NEAR_TOP:])
    notes: list[str] = []
    title = next((one for one in _parts(said.title or "") if _stands(one, top)), None)
    outlet = _outlet_beside(title, said.title or "", text) if title else None
    if outlet:
        metadata["outlet"] = outlet
    if title or said.heading:
        metadata["title"] = title or said.heading
    if said.title and not title and said.title.lower() not in _NOBODY and len(comparable(said.title)) >= _SHORTEST:
        notes.append(
            f"Its properties give the title “{said.title[:_LONGEST]}”, which the text does not print; it was not used."
        )
    if said.author and (_stands(said.author, top) or _stands(said.author, foot)):
        metadata["author"] = said.author
    elif said.author and said.author.lower() not in _NOBODY and len(comparable(said.author)) >= _SHORTEST:
        notes.append(
            f"Its properties name “{said.author[:_LONGEST]}” as author, whom the text does not; the name was not used."
        )
    header, text = split_header(text)
    metadata.update(header)
    printed = day_beside(lines_of(normalised(text[:_NEAR_TOP])), metadata.get("title") or "")
    if printed and not _prints_a_date(text, metadata.get("title")):
        metadata.setdefault("date", printed)
    if said.made and "date" not in metadata and not _prints_a_date(text, metadata.get("title")):
        notes.append(
            f"No date of publication was found. The file was made on {said.made}, which may be another day and was not "
            "used: put the right one into a file NAME.meta.yaml beside it."
        )
    return text, metadata, tuple(notes)


def _parts(title: str) -> Iterator[str]:
    """The title whole, then what separators part in it ("Headline | Outlet").

    First what is not named as outlets are, then the longest: a page may show the name of its site larger than the
    headline.
    """
    yield title

    def rank(part: str) -> tuple[bool, int, str]:
        outlet = OUTLET_WORD.search(part) is not None and len(part.split()) <= _LONGEST_OUTLET
        return outlet, -len(part), part

    yield from sorted(_SEPARATORS.split(title), key=rank)


def _outlet_beside(title: str, stated: str, text: str) -> str | None:
    """The outlet in "Headline | Outlet", as browsers title what they print, where the text names it too; else None."""
    parts = _BARS.split(stated)
    beside = [part for part in (parts[-1], parts[0]) if part != title and len(part.split()) <= _LONGEST_OUTLET]
    named = [one for one in beside if OUTLET_WORD.search(one) or " | " in stated or text.count(one) > 1]
    return next((one for one in named if _stands(one, _blocks(text))), None)


def _prints_a_date(text: str, title: str | None) -> bool:
    top = normalised(text[:_NEAR_TOP])
    return credits.printed_date(top, laid_out(top, title=title).zones) is not None


def _blocks(text: str) -> tuple[str, ...]:
    """The paragraphs as they are compared; a title does not stand over two of them."""
    return tuple(comparable(block) for block in text.split("\n\n"))


def _stands(words: str, blocks: tuple[str, ...]) -> bool:
    wanted = comparable(words)
    return len(wanted) >= _SHORTEST and any(wanted in block for block in blocks)
