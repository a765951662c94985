"""Where a report points to another outlet's work, and by which words.

An outlet is known by its own name ("… Times", "… News Agency"), by a noun beside it ("the newspaper X"), or by the
construct it stands in ("told X television", "Source: X"). The report's own outlet cites nobody by its own name.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from stemmata.annotate.lexicon.function_words import PREPOSITIONS
from stemmata.annotate.lexicon.nouns import OUTLET_NOUNS, OUTLET_WORDS
from stemmata.annotate.lexicon.word_tables import word_set
from stemmata.annotate.name.name_keys import name_key, name_words
from stemmata.model.annotations import Annotations, Citation, CitationKind, Mention
from stemmata.model.report import Report
from stemmata.text.span import Span

URL = re.compile(
    r"https?://[^\s<>\"“”]+[^\s<>\"“”.,;:!?)\]’']"
    r"|\bwww\.[\w-]+(?:\.[\w-]+)+(?:/[^\s<>\"“”]*[\w/])?"
)
_NAME = r"(?:the )?([A-Z][\w&.'’-]*(?: (?:of |for |and |al-|the )?[A-Z&][\w&.'’-]*){0,5})"
_SOURCE = re.compile(
    r"(?:^|[(\[])[ \t]*((?:original )?sources?[ \t]*:[ \t]*([^\n)\]]{2,200}))"
    r"|^[ \t]*((?:via|h/t)[: ][ \t]*([^\n]{2,80}))$",
    re.I | re.M,
)
_READ_ALSO = re.compile(
    r"^[ \t]*((?:read|see|watch) (?:also|more|next)\b[^\n]*|also (?:read|see)\b[^\n]*|related(?: \w+)?[ \t]*:[^\n]*)$",
    re.I | re.M,
)
_TRANSLATED = re.compile(
    r"\b(?:[Tt]ranslated|[Tt]ranslation)(?: and edited)?(?: from(?: the)?(?: original)? [A-Z]\w+)?"
    r"(?: (?:into|to) [A-Z]\w+)?"
    rf"(?: (?:by|for|from)|:)[ \t]*{_NAME}"
)
_TRANSLATED_FROM = re.compile(r"\btranslated from(?: the)?(?: original)? [A-Z]\w+\b", re.I)
_FIRST = re.compile(
    r"\b(?:(?:was |were )?(?:first|originally) (?:published|appeared|ran|posted|aired|reported|carried|printed)"
    r"(?: \w+)? (?:by|in|on|at)|published (?:by|in)|appeared (?:first |originally )?(?:in|on))(?: the)? $",
    re.I,
)
_DATELINE = re.compile(
    r"[A-Z][^\n()]{1,70}?(?:[ ,]*)\(([A-Z][\w&. ]{1,30})\)[ \t]*(?=[-–—:]|[A-Z])"
    r"|[A-Z][A-Z ,.'’-]{2,40} [-–—] ([A-Z]{2,12}) [-–—] "
)
_CLOSING = re.compile(r"[.!?”\"][ \t]*\(([A-Z]{2,8}(?:[/,] ?[A-Za-z]{2,12})*)\)\s*$")
_PHOTO = re.compile(
    r"(?:\b(?:(?i:photo(?:graph)?|image|picture|credit|photo credit|image credit))s?[ \t]*(?::|by|courtesy of)[ \t]*"
    r"|©[ \t]*)"
    rf"{_NAME}|\b([A-Z][\w.-]+(?: [A-Z][\w.-]+){{0,3}}(?:/(?:[A-Z]{{2,}}|[A-Z]\w+(?: [A-Z]\w+)?)){{1,3}})",
)
_SAYING = word_set(
    "reported reports wrote writes said says quoted quotes noted notes claimed claims revealed reveals published"
    " publishes added adds announced cited cites broadcast aired carried"
)
_BEFORE = re.compile(
    r"((?i:according to|citing|quoting)|as reported by|reported by|reported in|report(?:s)? (?:by|in|from)|cited by"
    r"|quoted by|told"
    r"|interview with|interview to|interviewed by|statement to|speaking to|revealed by|quoted in|article in"
    r"|published by|says?|said|wrote)"
    r"(?: (?:the|a|an|[A-Z]\w+|state|local|official|semi-official|daily|weekly|newspaper|newspapers|news|agency|channel"
    r"|website|broadcaster|magazine|television|radio|tv|station|site|paper|outlet|\w+-based))* ?$",
)
_LEFT_ONLY = frozenset({"says", "say", "said", "wrote"})


class Citations:
    """Finds what a report cites, links, translates, or takes from an agency."""

    name = "citations"
    version = "1"
    needs: tuple[str, ...] = ("passages", "mentions", "entities", "dates")
    gives: tuple[str, ...] = ("citations",)

    def annotate(self, report: Report, found: Annotations) -> Annotations:
        """Citations in text order, no two of one kind on the same characters; none where nothing is cited."""
        seen = _Seen(report, found)
        lines = [*_sources(seen), *_read_also(seen), *_translations(seen), *_agencies(seen), *_photos(seen)]
        citations = [*lines, *_first_published(seen, lines)]
        citations += _links(seen, citations)
        citations += _named(seen, citations)
        unique = {(one.span, one.kind): one for one in citations}
        return replace(found, citations=tuple(unique[key] for key in sorted(unique)))


@dataclass(frozen=True, slots=True)
class _Seen:
    report: Report
    found: Annotations

    @property
    def text(self) -> str:
        return self.report.text

    def mentions_in(self, span: Span) -> Sequence[Mention]:
        """The mentions that share a character with the span; they are in order and do not overlap."""
        mentions = self.found.mentions
        first = bisect_right(mentions, span.start, key=lambda one: one.span.end)
        return mentions[first : bisect_left(mentions, span.end, key=lambda one: one.span.start)]

    def body_in(self, span: Span) -> Mention | None:
        """The first mention of an organisation in these characters."""
        inside = (one for one in self.mentions_in(span) if span.contains(one.span) and one.form != "pronoun")
        return next((one for one in inside if one.kind == "organisation"), None)

    def local_at(self, span: Span) -> str | None:
        return next((one.local for one in self.mentions_in(span) if one.local), None)

    def date_after(self, end: int, reach: int = 30) -> str | None:
        """The date that follows within the sentence."""
        dates = self.found.dates
        first = bisect_left(dates, end, key=lambda date: date.span.start)
        if first == len(dates) or dates[first].span.start > end + reach:
            return None
        between = self.text[end : dates[first].span.start]
        return None if re.search(r"[.;\n(]", between) else dates[first].edtf

    def zone(self, span: Span) -> str | None:
        return self.report.zone_at(span.start)

    def citation(self, span: Span, kind: CitationKind, name: Span | None, url: str | None = None) -> Citation:
        return Citation(
            span=span,
            kind=kind,
            outlet=name.of(self.text) if name else None,
            local=self.local_at(name) if name else None,
            url=url,
            date=self.date_after(span.end),
        )


def _sources(seen: _Seen) -> Iterator[Citation]:
    """ "Source: …", "(Source: …)", "Via …"."""
    for match in _SOURCE.finditer(seen.text):
        group = 1 if match[1] else 3
        span, value = _trimmed(seen.text, match.span(group)), _trimmed(seen.text, match.span(group + 1))
        url = URL.search(seen.text, value.start, value.end)
        body = seen.body_in(value)
        name = body.span if body else None if url else value if value.of(seen.text)[0].isupper() else None
        yield seen.citation(span, "source_line", name, url[0] if url else None)


def _trimmed(text: str, ends: tuple[int, int]) -> Span:
    start, end = ends
    while end > start and text[end - 1] in " \t.,;":
        end -= 1
    return Span(start, end)


def _read_also(seen: _Seen) -> Iterator[Citation]:
    """ "Read also …", "Related: …": with the address in the line or in the next."""
    for match in _READ_ALSO.finditer(seen.text):
        span = _trimmed(seen.text, match.span(1))
        url = URL.search(seen.text, span.start, span.end)
        following = URL.match(seen.text, match.end() + 1) if not url else None
        by = re.search(r"\b(?:by|in|from|on) (?=(?:the )?[A-Z]|al-)", span.of(seen.text))
        body = seen.body_in(Span(span.start + by.end(), span.end)) if by else None
        near = body if body and by and body.span.start - span.start - by.end() < 6 else None
        address = url or following
        whole = Span(span.start, following.end()) if following else span
        yield seen.citation(whole, "read_also", near.span if near else None, address[0] if address else None)


def _translations(seen: _Seen) -> Iterator[Citation]:
    """ "Translated by X", "Translation: X", "Translated from the Velian by X"."""
    named = []
    for match in _TRANSLATED.finditer(seen.text):
        named.append(Span(*match.span()))
        yield seen.citation(Span(*match.span()), "translated_by", _trimmed(seen.text, match.span(1)))
    for match in _TRANSLATED_FROM.finditer(seen.text):
        span = Span(*match.span())
        if not any(span.overlaps(other) for other in named):
            yield seen.citation(span, "translated_by", None)


def _agencies(seen: _Seen) -> Iterator[Citation]:
    """The agency of a dateline ("OSK (Mer) —"), of a byline, and of the initials that close a wire story."""
    text = seen.text
    body = next((zone for zone in seen.report.zones if zone.kind == "body"), None)
    heads = [zone.span for zone in seen.report.zones if zone.kind in {"dateline", "byline"}]
    paragraphs = [
        one.span for one in seen.found.passages if one.kind == "paragraph" and body and body.span.contains(one.span)
    ]
    for span in (*heads, *paragraphs[:2]):
        match = _DATELINE.match(text, span.start, min(span.end, span.start + 120))
        if match:
            group = 1 if match[1] else 2
            yield seen.citation(Span(match.start(group), match.end(group)), "agency", Span(*match.span(group)))
    for zone in (zone for zone in seen.report.zones if zone.kind == "byline"):
        mention = seen.body_in(zone.span)
        if mention and not _own(seen, mention.span.of(text)):
            yield seen.citation(mention.span, "agency", mention.span)
    closing = _CLOSING.search(text, body.span.start, body.span.end) if body else None
    if closing:
        yield seen.citation(Span(*closing.span(1)), "agency", Span(*closing.span(1)))


def _photos(seen: _Seen) -> Iterator[Citation]:
    """Photo credits: "Photo: X", "© X", "NAME/AGENCY"."""
    for match in _PHOTO.finditer(seen.text):
        span = Span(*match.span())
        credited = seen.zone(span) in {"caption", "furniture"}
        line_start = seen.text.rfind("\n", 0, span.start) + 1
        line_end = seen.text.find("\n", span.end)
        alone = len(seen.text[line_start : line_end if line_end >= 0 else None].strip()) < len(span) + 12
        if not (credited or match[1] or alone):
            continue
        name = _trimmed(seen.text, match.span(1) if match[1] else match.span(2))
        slash = name.of(seen.text).find("/")
        yield seen.citation(span, "photo", Span(name.start + slash + 1, name.end) if slash >= 0 else name)


def _first_published(seen: _Seen, lines: Sequence[Citation]) -> Iterator[Citation]:
    """ "first published by X", "published in X on DATE"."""
    for mention in seen.found.mentions:
        if mention.form == "pronoun" or mention.kind not in {"organisation", "person"}:
            continue
        start = max(0, mention.span.start - 60)
        cue = _FIRST.search(seen.text[start : mention.span.start])
        if not cue or _covered(mention.span, lines) or _own(seen, mention.span.of(seen.text)):
            continue
        plain = not re.match(r"(?:was |were )?(?:first|originally)|appeared", cue[0], re.I)
        if plain and mention.form == "nominal":
            continue
        yield seen.citation(Span(start + cue.start(), mention.span.end), "first_published", mention.span)


def _links(seen: _Seen, others: Sequence[Citation]) -> list[Citation]:
    """Hyperlinks, and addresses in the text that no line above has taken."""
    found = []
    for link in seen.report.links:
        if not _covered(link.span, others):
            body = seen.body_in(link.span)
            found.append(seen.citation(link.span, "link", body.span if body else None, link.url))
    for match in URL.finditer(seen.text):
        span = Span(*match.span())
        if not _covered(span, (*others, *found)):
            found.append(seen.citation(span, "link", None, match[0]))
    return found


def _covered(span: Span, citations: Sequence[Citation]) -> bool:
    return any(one.span.overlaps(span) for one in citations)


def _named(seen: _Seen, others: Sequence[Citation]) -> Iterator[Citation]:
    """ "according to X", "X reported", "told X", where X is an outlet."""
    outlets = _outlets(seen, others)
    taken = frozenset(position for one in others for position in range(one.span.start, one.span.end))
    for mention in seen.found.mentions:
        if mention.local not in outlets or mention.form == "pronoun" or mention.span.start in taken:
            continue
        if mention.form == "nominal" and mention.span.of(seen.text).lower().startswith(("a ", "an ")):
            continue
        span = _with_cue(seen.text, mention.span)
        name = mention.span.of(seen.text)
        if span is not None and not _own(seen, name):
            yield seen.citation(span, "named", mention.span)


def _with_cue(text: str, name: Span) -> Span | None:
    """The outlet's name with the words that make it a citation; None where none do."""
    start = max(0, name.start - 60)
    stretch = text[start : name.start]
    cut = max(stretch.rfind(mark) for mark in ".\n;") + 1
    before = _BEFORE.search(stretch[cut:])
    if before and before[1] not in _LEFT_ONLY:
        return Span(start + cut + before.start(1), name.end)
    after = re.match(
        r"(?:’s|'s)?(?: [(\[][^)\]\n]{2,12}[)\]])?"
        r"(?:,? (?:newspaper|news agency|agency|website|channel|television|tv|radio|correspondent|daily))*"
        r",?(?: (?:also|has|had|have|then|earlier|first|later|which|who|quickly))* (\w+)\b",
        text[name.end : name.end + 60],
    )
    if after and after[1] in _SAYING:
        return Span(name.start, name.end + after.end())
    if before:
        return Span(start + cut + before.start(1), name.end)
    return None


def _outlets(seen: _Seen, others: Sequence[Citation]) -> frozenset[str]:
    """The local entities that are outlets: by name, by a noun beside them, or by a line that credits them."""
    stated = {one.local for one in others if one.local and one.kind in {"source_line", "first_published", "agency"}}
    by_name = {
        entity.id
        for entity in seen.found.entities
        if entity.kind == "organisation" and any(_is_outlet_name(name_words(name)) for name in entity.names)
    }
    beside = {mention.local for mention in seen.found.mentions if mention.local and _beside(seen.text, mention)}
    return frozenset(stated | by_name | beside)


# An observatory or a monitor speaks for itself: it is an organisation, not an outlet that has it from somebody.
_OUTLET_ENDS = OUTLET_WORDS - word_set(
    "reports report record site network mail sun world independent recorder monitor observer"
) | word_set("newspaper broadcaster television website newswire")


def _is_outlet_name(words: Sequence[str]) -> bool:
    return bool(words) and words[-1] in _OUTLET_ENDS


def _beside(text: str, mention: Mention) -> bool:
    """True for "the newspaper X", "X television", "told X" without more."""
    if mention.kind != "organisation" or mention.form not in {"name", "acronym"}:
        return False
    before = text[max(0, mention.span.start - 30) : mention.span.start].split()
    after = re.match(r" ([a-z]+)\b", text[mention.span.end : mention.span.end + 20])
    if before and before[-1].lower() in OUTLET_NOUNS - PREPOSITIONS and text[mention.span.start - 1] == " ":
        return True
    if after and after[1] in OUTLET_NOUNS | {"correspondent", "reporter"}:
        return True
    lone = " " not in mention.span.of(text)
    return (bool(before) and before[-1].lower() == "told") or bool(lone and after and after[1] == "reported")


def _own(seen: _Seen, name: str) -> bool:
    return bool(seen.report.outlet_name) and name_key(name) == name_key(seen.report.outlet_name or "")


annotator = Citations()
