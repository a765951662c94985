"""Labels every stretch of a text: headline, byline, dateline, body, caption, editorial, links, furniture.

Lines are told apart by :mod:`stemmata.ingest.zone_rules`; the first line of the body may carry a date, its own title
and a place before its first sentence, which are cut off here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stemmata.ingest.datelines import place_line_end
from stemmata.ingest.lines import Line, Lines, comparable, lines_of, word_count
from stemmata.ingest.opening import Opening, opening_of
from stemmata.ingest.run_in import inlaid_pieces, opening_piece, related_end, writer_end
from stemmata.ingest.tails import tail_pieces
from stemmata.ingest.zone_rules import OPENING_RULES, RULES, TOP, Rule, is_listed_title, leads_to_url
from stemmata.model.report import Zone, ZoneKind
from stemmata.text.span import Span, trimmed

_PIECES_BEFORE_BODY = 8  # a date, a writer, a title, an agency, a place, counters and some to spare
_SHORTEST_WITH_TAIL = 60  # characters of a last line in which a tail is looked for
_TITLE_IN = 300  # characters from the start in which a repeated title is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a text is laid out."""

    zones: tuple[Zone, ...]  # in text order, not overlapping, covering every character that is not a space
    title: str | None  # the headline in one line, as given or as found
    masthead: str | None  # the outlet's name that stands above the body


def laid_out(text: str, *, title: str | None = None, captions: Iterable[str] = ()) -> Layout:
    """The zones of a normalised text, its headline and its masthead.

    ``title``: as the metadata gives it, None where there is none: then a first line that looks like a heading is one.
    ``captions``: what the format itself marks as captions. No zones for an empty text.
    """
    marked = frozenset(comparable(line) for caption in captions for line in caption.split("\n") if comparable(line))
    lines = Lines(lines=lines_of(text), title=title or None, captions=marked)
    opening = opening_of(lines)
    kinds = _kinds(lines, opening)
    bodies = [at for at, kind in enumerate(kinds) if kind == "body"]
    pieces: list[tuple[ZoneKind, Span]] = []
    for at, (line, kind) in enumerate(zip(lines.lines, kinds, strict=True)):
        if kind != "body":
            pieces.append((kind, line.span))
            continue
        cut: list[tuple[ZoneKind, Span]] = [("body", line.span)]
        if at == bodies[0] and at < max(TOP, len(opening.kinds) + 1):
            cut = _with_body(list(_cut(line, None if "headline" in kinds else title)))
        elif at < TOP:
            cut = list(_from_place(line))
        cut = list(_without_tail(text, cut)) if at == bodies[-1] else cut
        pieces.extend(piece for one in cut for piece in _without_inlays(text, *one))
    heads = opening.headline or [at for at, kind in enumerate(kinds) if kind == "headline"][:1]
    return Layout(
        zones=tuple(_joined(pieces)),
        title=title or " ".join(" ".join(lines.text(at).split()) for at in heads) or None,
        masthead=opening.masthead,
    )


def zoned(text: str, *, title: str | None = None, captions: Iterable[str] = ()) -> tuple[Zone, ...]:
    """The zones that :func:`laid_out` finds."""
    return laid_out(text, title=title, captions=captions).zones


def holds_title(text: str, title: str) -> bool:
    """The text opens with the title: as a line of its own near the top, or before its first sentence."""
    wanted = comparable(title)
    if not wanted:
        return True
    lines = lines_of(text[: _TITLE_IN + 4 * len(title)])[:TOP]
    if any(comparable(line.text) == wanted for line in lines):
        return True
    return bool(lines) and any(kind == "headline" for kind, _ in _cut(lines[0], title))


def _kinds(lines: Lines, opening_lines: Opening) -> list[ZoneKind]:
    """One kind for each line; those of the opening are settled."""
    kinds: list[ZoneKind] = list(opening_lines.kinds)
    open_rule: Rule | None = None  # whose zone reaches beyond its line
    opened = 0
    opening = True  # neither headline nor body has begun
    for at in range(len(kinds), len(lines)):
        if open_rule and open_rule.reach == "end":
            kinds.append(open_rule.kind)
            continue
        opening = opening and not {"headline", "body"}.intersection(kinds)
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
    text, at, known = line.text, 0, title
    for _ in range(_PIECES_BEFORE_BODY):
        kind, end = opening_piece(text[at:], title)
        related = related_end(text[at:], known) if end == 0 and at > 0 else 0
        if related:
            kind, end = "furniture", related
        elif end == 0 and at > 0:
            kind, end = "byline", writer_end(text[at:])
        if end == 0:
            break
        stripped = text[at : at + end].rstrip()
        yield kind, Span(line.span.start + at, line.span.start + at + len(stripped))
        title = known if related else None if kind == "headline" else title
        at += end + len(text[at + end :]) - len(text[at + end :].lstrip())
    if at < len(text):
        yield "body", Span(line.span.start + at, line.span.end)


def _from_place(line: Line) -> Iterator[tuple[ZoneKind, Span]]:
    """A further line of the body: the place that it may open with, as paragraphs of a round-up do, and the rest."""
    end = place_line_end(line.text)
    if 0 < end < len(line.text):
        yield "dateline", Span(line.span.start, line.span.start + len(line.text[:end].rstrip()))
        yield "body", Span(line.span.start + end, line.span.end)
    else:
        yield "body", line.span


def _with_body(cut: list[tuple[ZoneKind, Span]]) -> list[tuple[ZoneKind, Span]]:
    """A report that is nothing but its title says what the title says: then that is its body."""
    if any(kind == "body" for kind, _ in cut):
        return cut
    return [("body" if kind == "headline" else kind, span) for kind, span in cut]


def _without_tail(text: str, cut: list[tuple[ZoneKind, Span]]) -> Iterator[tuple[ZoneKind, Span]]:
    """The pieces of the last line of the body, with what is run into its end cut off."""
    yield from cut[:-1]
    kind, span = cut[-1]
    tails = tail_pieces(span.of(text)) if kind == "body" and len(span) >= _SHORTEST_WITH_TAIL else ()
    end = span.start + tails[0][1] if tails else span.end
    yield kind, trimmed(text, Span(span.start, end))
    for tail, start, stop in tails:
        yield tail, trimmed(text, Span(span.start + start, span.start + stop))


def _without_inlays(text: str, kind: ZoneKind, span: Span) -> Iterator[tuple[ZoneKind, Span]]:
    """A piece of the body parted from what is run into its midst."""
    at = span.start
    for inlaid, start, end in inlaid_pieces(span.of(text)) if kind == "body" else ():
        before = trimmed(text, Span(at, span.start + start))
        if len(before):
            yield kind, before
        yield inlaid, trimmed(text, Span(span.start + start, span.start + end))
        at = span.start + end
    rest = trimmed(text, Span(at, span.end))
    if len(rest):
        yield kind, rest


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
