"""The lines of a page round its main text: what finding the main text loses and a report needs, and the printed date.

Programs that look for the main text of a page drop short lines as furniture: bylines, dates, sources, corrections.
Those are taken back here, at their place, where their own form tells what they are.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from stemmata.ingest import foot_rules as foot
from stemmata.ingest import zone_rules as rules
from stemmata.ingest.dates import in_parts, within
from stemmata.ingest.lines import Line, Lines, comparable, lines_of, word_count
from stemmata.ingest.readers.page_text import rendered

_ABOVE, _BELOW = 10, 14  # lines round the main text that are looked at
_SEEN_AFTER = 30  # lines after one by which it is judged whether it stands below the text
_DATES_ABOVE = 3  # lines above the headline that may hold its date
_DATES_BELOW = 4  # lines below it
_PLACE_LINE = 8  # words of a dateline that has a line of its own
_LONGEST = 400  # characters of a line that may be taken back
_CHANGED_WORDS = ("update", "modif", "edited", "revised")


def _is_credit(lines: Lines, at: int) -> bool:
    """A byline below the text; "Posted by …" is the page's there, not the report's."""
    return lines.text(at).lower().startswith(("by ", "written by", "text")) and rules.is_byline(lines, at)


_KEPT_ABOVE = (rules.is_byline, rules.is_credits, rules.is_date_line, foot.is_change_note, rules.is_editorial_note)
_KEPT_BELOW = (
    _is_credit,
    rules.is_credits,
    rules.is_source_line,
    foot.is_change_note,
    rules.is_editorial_note,
    foot.is_author_note,
    foot.is_wire_credit,
    foot.is_desk_slug,
    foot.is_note_on_text,
    foot.is_signature,
)


def page_lines(tree: Any) -> tuple[Line, ...]:
    """All lines of the page that a reader sees, outside navigation, in page order."""
    body = tree.find("body")
    return lines_of(rendered(tree if body is None else body).text)


def restored(text: str, page: Sequence[Line], metadata: Mapping[str, str | None]) -> str:
    """The main text with the bylines, dates, sources and notes of the page that it lacks, each at its place.

    Unchanged where the main text's own lines are not found among the page's.
    """
    kept = text.split("\n\n")
    places = _places(kept, page)
    if not places:
        return text
    have = {comparable(line) for paragraph in kept for line in paragraph.split("\n")}
    title = comparable(metadata.get("title") or "")
    first, last = min(places), max(places)
    top = next((at for at in range(first, max(-1, first - _ABOVE), -1) if comparable(page[at].text) == title), None)
    start = first - _ABOVE if top is None else top
    while top is not None and start > 0 and top - start < _DATES_ABOVE and in_parts(page[start - 1].text):
        start -= 1
    found: dict[int, list[str]] = {}  # number of the paragraph after which it stands, -1 above all → lines
    after = -1
    for at in range(max(0, start), min(len(page), last + _BELOW)):
        after = places.get(at, after)
        text, same = page[at].text, comparable(page[at].text)
        if same in have or same == title or len(text) > _LONGEST:
            continue
        if _is_wanted(page, at, (first, last), metadata.get("author")):
            have.add(same)
            found.setdefault(after, []).append(text)
    pieces = list(found.get(-1, ()))
    for number, paragraph in enumerate(kept):
        pieces.extend((paragraph, *found.get(number, ())))
    return "\n\n".join(pieces)


def _places(kept: Sequence[str], page: Sequence[Line]) -> dict[int, int]:
    """Number of a page's line → number of the paragraph that it is, both growing; only what is found."""
    wanted: dict[str, list[int]] = {}
    for number, paragraph in enumerate(kept):
        wanted.setdefault(comparable(paragraph.split("\n")[0]), []).append(number)
    places: dict[int, int] = {}
    reached = -1
    for at, line in enumerate(page):
        same = wanted.get(comparable(line.text), [])
        next_one = bisect_right(same, reached)
        if next_one < len(same) and (word_count(line.text) > 3 or places):
            places[at] = reached = same[next_one]
    return places


def _is_wanted(page: Sequence[Line], at: int, body: tuple[int, int], author: str | None) -> bool:
    """Its own form says that it is a byline, a date, a source or a note."""
    first, last = body
    if at < first:
        near = Lines(lines=page[at : first + 1], title=None, captions=frozenset())
        names = author is not None and comparable(page[at].text) in {comparable(author), comparable(f"by {author}")}
        return names or any(rule(near, 0) for rule in _KEPT_ABOVE)
    near = Lines(
        lines=page[max(0, at - 2) : min(at + _SEEN_AFTER, max(at, last) + 2)], title=None, captions=frozenset()
    )
    return any(rule(near, at - max(0, at - 2)) for rule in _KEPT_BELOW)


def printed_day(text: str, page: Sequence[Line], title: str | None) -> str | None:
    """The one day that the lines above the main text, or below its headline, print as the date; None for two or none.

    *Returns:* ISO 8601. A line that says when the page was changed is not asked.
    """
    places = _places(text.split("\n\n"), page)
    if not places:
        return None
    first, last = min(places), max(places)
    for stretch in (range(max(0, first - _ABOVE), first), range(first, first + 3), range(last, last + 4)):
        days = tuple(dict.fromkeys(_days(page, stretch, title)))
        if days:
            return days[0] if len(days) == 1 else None
    return None


def day_beside(page: Sequence[Line], title: str) -> str | None:
    """The one day that lines round the headline print as the date, as ISO 8601; None for two, none, or no headline."""
    at = next((number for number, line in enumerate(page) if comparable(line.text) == comparable(title)), None)
    if at is None:
        return None
    days = set(_days(page, range(max(0, at - _DATES_ABOVE), at + _DATES_BELOW + 1), title))
    days |= {day for line in page[at + 1 : at + _DATES_BELOW + 1] for day in _in_place_line(line.text)}
    return days.pop() if len(days) == 1 else None


def _in_place_line(text: str) -> Iterator[str]:
    """The day of a dateline that has a line of its own: "PORT SELM, Corvane, 22 October 2016"."""
    first = text.split(maxsplit=1)[0].rstrip(",")
    if len(text.split()) <= _PLACE_LINE and first.isupper() and len(first) > 2:
        found = within(text)
        if found and found.precision == "day":
            yield found.value[:10]


def _days(page: Sequence[Line], stretch: range, title: str | None) -> Iterator[str]:
    for at in stretch:
        text = page[at].text if at < len(page) else ""
        if not text or len(text) > 160 or any(word in text.lower() for word in _CHANGED_WORDS):
            continue
        if title and comparable(text) == comparable(title):
            continue
        found = in_parts(text) or (within(text) if _opens_credit(text) else None)
        if found and found.precision in {"day", "second"}:
            yield found.value[:10]


def _opens_credit(text: str) -> bool:
    return text.lower().startswith(("by ", "posted", "published", "written", "from ", "filed", "on "))
