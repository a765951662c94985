"""Labels every stretch of a text: headline, byline, dateline, body, caption, editorial, links, furniture.

Lines are told apart by :mod:`stemmata.ingest.zone_rules`; the first line of the body may carry a date, its own title
and a place before its first sentence, which are cut off here.
"""

import re
from collections.abc import Iterable, Iterator

from stemmata.ingest.dates import MONTH, leading_date
from stemmata.ingest.lines import Line, Lines, comparable, lines_of, word_count
from stemmata.ingest.zone_rules import OPENING_RULES, RULES, TOP, Rule, is_listed_title, leads_to_url
from stemmata.model.report import Zone, ZoneKind
from stemmata.text.span import Span

_CAPS = r"[A-ZÀ-ÖØ-ÞĞİŞŁŠŽА-Я][A-ZÀ-ÖØ-ÞĞİŞŁŠŽА-Я.'’-]+(?: [A-ZÀ-ÖØ-ÞĞİŞŁŠŽА-Я.'’-]{2,}){0,3}"
_PLACE = r"[^\W\d_a-z][\w.'’-]+(?: [^\W\d_a-z][\w.'’-]+){0,3}"
_DAY = rf"(?:\d{{1,2}} (?:{MONTH})|(?:{MONTH})\.? \d{{1,2}})\.?(?:,? \d{{4}})?"
_AGENCY = r"\([^()\n]{2,40}\)"
_DASH = r"\s*(?:[—–]|--?)\s+"
_SENTENCE = r"(?=[^\Wa-z_]|[\"“'‘«])"
_MORE = rf"(?:\s?[/,]\s?{_PLACE}){{0,2}}"
_DATELINES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_CAPS}{_MORE}(?:,? (?i:{_DAY}))?(?: {_AGENCY})?{_DASH}{_SENTENCE}",  # PORT SELM (Agency) — A ship
        rf"{_CAPS}{_MORE} {_AGENCY}:?\s+{_SENTENCE}",  # PORT SELM (Agency) A ship
        rf"{_PLACE}{_MORE}(?:,? (?i:{_DAY}))? {_AGENCY}{_DASH}",  # Port Selm (Agency) - a ship
        rf"{_PLACE}{_MORE},? (?i:{_DAY}){_DASH}",  # Port Selm, 4 April — a ship
    )
)
_AGENCY_BEFORE_DATE = re.compile(r"[A-Z]{2,8}\s+(?=\w)")
_LONGEST_DATELINE = 200  # characters
_STOP_AFTER_TITLE = re.compile(r"[^\w\s\"“‘'«(\[]*(?:\s?[.:;|–—-]+(?=\s))?")
_PIECES_BEFORE_BODY = 5  # a date, a title, an agency, a place and one to spare
_TITLE_IN = 300  # characters from the start in which a repeated title is looked for


def zoned(text: str, *, title: str | None = None, captions: Iterable[str] = ()) -> tuple[Zone, ...]:
    """The zones of a normalised text, in text order, not overlapping, covering every character that is not a space.

    ``title``: as the metadata gives it, None where there is none: then a first line that looks like a heading is one.
    ``captions``: what the format itself marks as captions. Empty for an empty text.
    """
    marked = frozenset(comparable(line) for caption in captions for line in caption.split("\n") if comparable(line))
    lines = Lines(lines=lines_of(text), title=title or None, captions=marked)
    kinds = _kinds(lines)
    first_body = next((at for at, kind in enumerate(kinds) if kind == "body"), None)
    pieces: list[tuple[ZoneKind, Span]] = []
    for at, (line, kind) in enumerate(zip(lines.lines, kinds, strict=True)):
        if at == first_body and at < TOP:
            open_title = None if "headline" in kinds else title
            pieces.extend(_with_body(list(_cut(line, open_title))))
        else:
            pieces.append((kind, line.span))
    return tuple(_joined(pieces))


def holds_title(text: str, title: str) -> bool:
    """The text opens with the title: as a line of its own near the top, or before its first sentence."""
    wanted = comparable(title)
    if not wanted:
        return True
    lines = lines_of(text[: _TITLE_IN + 4 * len(title)])[:TOP]
    if any(comparable(line.text) == wanted for line in lines):
        return True
    return bool(lines) and any(kind == "headline" for kind, _ in _cut(lines[0], title))


def _kinds(lines: Lines) -> list[ZoneKind]:
    """One kind for each line."""
    kinds: list[ZoneKind] = []
    open_rule: Rule | None = None  # whose zone reaches beyond its line
    opened = 0
    opening = True  # neither headline nor body has begun
    for at in range(len(lines)):
        if open_rule and open_rule.reach == "end":
            kinds.append(open_rule.kind)
            continue
        opening = opening and (not kinds or kinds[-1] not in {"headline", "body"})
        rule = next((rule for rule in (OPENING_RULES if opening else RULES) if rule.takes(lines, at)), None)
        if rule:
            kinds.append(rule.kind)
            if rule.reach != "line" and not (open_rule and open_rule.reach == "rest" and rule.reach in {"run", "list"}):
                open_rule, opened = rule, at
            continue
        if open_rule and not _reaches(open_rule, opened, lines, at):
            open_rule = None
        kinds.append(open_rule.kind if open_rule else "body")
    return kinds


def _reaches(rule: Rule, opened: int, lines: Lines, at: int) -> bool:
    """Whether the zone that the rule opened still holds at a line that no rule takes."""
    if rule.reach == "rest":
        near_top = opened < min(TOP, len(lines) // 3)
        is_heading = word_count(lines.text(opened)) <= 4
        return not near_top or (is_heading and at == opened + 1)
    if rule.reach == "list" and is_listed_title(lines, at):
        return True
    return leads_to_url(lines, at)


def _cut(line: Line, title: str | None) -> Iterator[tuple[ZoneKind, Span]]:
    """The first line of the body: what stands before its first sentence, then the rest."""
    text, at = line.text, 0
    for _ in range(_PIECES_BEFORE_BODY):
        kind, end = _opening(text[at:], title)
        if end == 0:
            break
        stripped = text[at : at + end].rstrip()
        yield kind, Span(line.span.start + at, line.span.start + at + len(stripped))
        title = None if kind == "headline" else title
        at += end + len(text[at + end :]) - len(text[at + end :].lstrip())
    if at < len(text):
        yield "body", Span(line.span.start + at, line.span.end)


def _with_body(cut: list[tuple[ZoneKind, Span]]) -> list[tuple[ZoneKind, Span]]:
    """A report that is nothing but its title says what the title says: then that is its body."""
    if any(kind == "body" for kind, _ in cut):
        return cut
    return [("body" if kind == "headline" else kind, span) for kind, span in cut]


def _opening(text: str, title: str | None) -> tuple[ZoneKind, int]:
    """What kind of piece the text opens with, and where it ends; 0 where it opens with a sentence."""
    if title:
        end = _repeated(text, title)
        if end:
            return "headline", end
    text = text[:_LONGEST_DATELINE]
    agency = _AGENCY_BEFORE_DATE.match(text)
    for start in (0, agency.end() if agency else 0):
        date, end = leading_date(text[start:])
        following = text[start + end :].lstrip()
        if date is not None and not following[:1].islower() and following[:1] not in (",", ";"):
            return "dateline", start + end
    place = next((match for pattern in _DATELINES if (match := pattern.match(text))), None)
    return "dateline", place.end() if place else 0


def _repeated(text: str, title: str) -> int:
    """Where the title ends that the text opens with, with the stop after it; 0 where it does not."""
    wanted = comparable(title)
    found, at = "", 0
    while at < len(text) and len(found) < len(wanted):
        found += comparable(text[at])
        at += 1
    if found != wanted or (at < len(text) and text[at].isalnum()):
        return 0
    return at + len(_STOP_AFTER_TITLE.match(text[at:])[0])  # type: ignore[index]  # it matches the empty string too


def _joined(pieces: Iterable[tuple[ZoneKind, Span]]) -> Iterator[Zone]:
    """Neighbours of one kind become one zone."""
    kind: ZoneKind | None = None
    start = end = 0
    for next_kind, span in pieces:
        if kind is not None and next_kind != kind:
            yield Zone(kind=kind, span=Span(start, end))
        if next_kind != kind:
            kind, start = next_kind, span.start
        end = span.end
    if kind is not None:
        yield Zone(kind=kind, span=Span(start, end))
