"""Where a report names outlets of the case, whatever the annotators took the name for, and where it credits them.

Only the words are looked at: mastheads in full, short names after "the", domains. The tables hold the words
around a name that make it a credit.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from stemmata.link.context import LinkContext
from stemmata.link.descent.outlet_names import HEAD, WORDS, OutletNames
from stemmata.model.case import Annotated
from stemmata.text.shingles import fold
from stemmata.text.span import Span

SAYING: Final = (
    r"reports?|reported|writes?|wrote|says?|said|quotes?|quoted|notes?|noted|claims?|claimed|reveals?|revealed|adds?"
    r"|added|published|publishes|broadcast|aired|carried|alleges?|alleged|describes?|described|told|tells?|ran|printed"
)
AFTER: Final = re.compile(
    r"(?:’s|'s)?(?:,? (?:newspaper|news agency|agency|website|blog|channel|daily|weekly|has|have|had|all|both|each|also"
    rf"|then|earlier|first|later|since|now|in turn)){{0,5}},? (?:{SAYING})\b"
)
BEFORE: Final = re.compile(
    r"\b(?:according to|citing|cites|cited|quoting|quotes|quoted|reported by|reported in|reports? (?:by|in|from|of)"
    r"|cited by|quoted by|quoted in|article in|articles? (?:by|in)|story (?:by|in)|revealed by|interview with"
    r"|published by|published in|first published by|as told to|told|interviewed by|credits|relies on|based on)"
    r"(?: (?:both|the|a|an|local|newspaper|newspapers|daily|blog|website|agency|channel|sites|outlets"
    r"|[\w-]+(?= (?:newspaper|daily|weekly|blog|website|site|agency|channel|broadcaster|station) )))*\s*$",
    re.IGNORECASE,
)
LISTED: Final = re.compile(
    r"\s*(?:,|,? and|,? or|;|&| as well as|,? then|,? followed by)(?: (?:by|in|from))?\s*(?:the\s+)?$", re.I
)
SQUEEZABLE: Final = 5  # words that a domain's one may stand for: "Harbour Ledger", harbourledger.example
REACH: Final = 60  # characters before a name in which the words that credit it stand
CREDITED: Final = frozenset({"headline", "body", "editorial", "caption"})


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Sighting:
    """An outlet of the case, named in a report."""

    span: Span  # without an article
    outlet: str  # outlet id
    short: bool  # by the end of its masthead


class _Word(NamedTuple):
    """A word as written, without a possessive's end, and folded."""

    start: int
    end: int
    written: str
    folded: str


class _Known(NamedTuple):
    """What tells which outlet a short name is: those named in full in the report, and those near its matter."""

    full: frozenset[str]
    near: frozenset[str]


def sightings(report: Annotated, names: OutletNames, near: frozenset[str]) -> tuple[Sighting, ...]:
    """The outlets that the report names, in text order, not overlapping.

    A short name counts where it can only be one outlet: one that the report names in full elsewhere, or
    one of ``near``, the outlets that write about the same matter.
    """
    text = report.report.text
    words = [_word(match) for match in WORDS.finditer(text)]
    begins = [at for at, word in enumerate(words) if _may_begin(word, names)]
    full = [one for at in begins for one in _in_full(text, words, at, names)]
    known = _Known(frozenset(one.outlet for one in full), near)
    short = [one for at in begins for one in _in_short(text, words, at, names, known)]
    kept: list[Sighting] = []
    for one in sorted([*full, *short], key=lambda one: (one.span.start, -one.span.end, one.short, one.outlet)):
        if not kept or one.span.start >= kept[-1].span.end:
            kept.append(one)
    return tuple(kept)


def _may_begin(word: _Word, names: OutletNames) -> bool:
    """False for a word with which no name of an outlet begins: most words of a text."""
    return word.written[0].isupper() or word.folded in names.written or "." in word.written


def _word(match: re.Match[str]) -> _Word:
    written = match[0].removesuffix("'s").removesuffix("’s")
    return _Word(match.start(), match.start() + len(written), written, _folded(written))


@lru_cache(maxsize=1 << 16)
def _folded(written: str) -> str:
    return fold(written).replace(".", "")


def _in_full(text: str, words: Sequence[_Word], at: int, names: OutletNames) -> Iterator[Sighting]:
    """The longest masthead that begins at this word, or the domain that it is."""
    first = words[at]
    for name, outlet in names.written.get(first.folded, ()):
        found = words[at : at + len(name)]
        whole = len(name) > 1 or not (_goes_on(text, words, at + 1) or _goes_on(text, words, at))
        if whole and tuple(word.folded for word in found) == name and _is_name(text, found):
            yield Sighting(span=Span(first.start, found[-1].end), outlet=outlet, short=False)
            return
    squeezable = first.written[0].isupper() and first.folded[:HEAD] in names.heads
    for length in range(SQUEEZABLE, 1, -1) if squeezable else ():
        run = words[at : at + length]
        joined = names.full.get("".join(word.folded for word in run))
        if joined is not None and length == len(run) and _is_name(text, run):
            yield Sighting(span=Span(first.start, run[-1].end), outlet=joined, short=False)
            return
    if "." in first.written and (first.start == 0 or text[first.start - 1] not in "/@"):
        host = names.exact(first.written)
        if host is not None:
            yield Sighting(span=Span(first.start, first.end), outlet=host, short=False)


def _in_short(text: str, words: Sequence[_Word], at: int, names: OutletNames, known: _Known) -> Iterator[Sighting]:
    """ "the Ledger", "Voice of Solvik"; a lone word counts only after "the"."""
    if not words[at].written[0].isupper() or words[at].folded not in names.short_firsts:
        return
    after_article = at > 0 and words[at - 1].folded == "the"
    for length in range(names.short_longest, 0 if after_article else 1, -1):
        found = words[at : at + length]
        outlet = only(names.short.get(tuple(word.folded for word in found), ()), *known)
        if outlet is not None and _is_name(text, found) and not _goes_on(text, words, at + length):
            yield Sighting(span=Span(found[0].start, found[-1].end), outlet=outlet, short=True)
            return


def only(outlets: Sequence[str], seen: frozenset[str], near: frozenset[str]) -> str | None:
    """The one of these outlets that is meant: the only one named in full, or else the only one that is near."""
    for known in (seen, near):
        found = [outlet for outlet in outlets if outlet in known]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def credited(report: Annotated, found: Sequence[Sighting]) -> Iterator[tuple[Sighting, Span]]:
    """The outlets that the words around them credit, one by one also where several are listed: with those words."""
    text = report.report.text
    for group in _lists(text, found):
        if report.report.zone_at(group[0].span.start) not in CREDITED:
            continue
        first, last = group[0].span, group[-1].span
        line = max(text.rfind("\n", 0, first.start), text.rfind(". ", 0, first.start)) + 1
        before = BEFORE.search(text, max(line, first.start - REACH), first.start)
        after = AFTER.match(text, last.end)
        if before is None and after is None:
            continue
        span = Span(before.start() if before else first.start, after.end() if after else last.end)
        for one in group:
            yield one, span


def _lists(text: str, found: Sequence[Sighting]) -> Iterator[list[Sighting]]:
    group: list[Sighting] = []
    for one in found:
        if group and LISTED.fullmatch(text, group[-1].span.end, one.span.start):
            group.append(one)
            continue
        if group:
            yield group
        group = [one]
    if group:
        yield group


def _is_name(text: str, words: Sequence[_Word]) -> bool:
    """Written as a name, its first and last words with capitals, or a domain; no line ends within it."""
    if "\n" in text[words[0].start : words[-1].end]:
        return False
    capitals = words[0].written[0].isupper() and not words[-1].written[0].islower()
    return capitals or "." in words[0].written or words[0].written[0].isdigit()


def _goes_on(text: str, words: Sequence[_Word], at: int) -> bool:
    """True if the name runs from the word before into this one: "the Post Office" is not "the Post"."""
    if not 0 < at < len(words) or text[words[at - 1].end : words[at].start] != " ":
        return False
    return words[at].written[0].isupper() and words[at - 1].written[0].isupper() and words[at - 1].folded != "the"


def near_outlets(context: LinkContext, most: int) -> dict[str, frozenset[str]]:
    """Report id → outlets of other reports that name something which at most ``most`` reports name."""
    named: dict[str, set[str]] = {}
    for entity in context.entities:
        if entity.kind != "place":
            named[entity.id] = {report for report, _ in entity.members}
    outlets = set(context.outlets.values())
    near: dict[str, set[str]] = {one.report.id: set() for one in context.reports}
    for name in sorted(named):
        reports = named[name]
        if name in outlets or not 1 < len(reports) <= most:
            continue
        publishers = Counter(context.outlets[report] for report in reports if report in context.outlets)
        for report in reports & near.keys():
            near[report] |= publishers.keys()
    return {report: frozenset(found) for report, found in near.items()}
