"""What is run into the end of a text that came without line breaks: buttons, tags, related titles, notices, credits.

Tables of reports often hold each text in one line, with the page's furniture behind the last sentence. A tail begins
where a sentence ends and a cue of the table below follows, near the end of the text, and only if no ordinary sentence
of a report stands after it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stemmata.ingest.zone_words import NAME, any_of
from stemmata.model.report import ZoneKind

_REACH = 2500  # characters at the end of a text in which a tail may begin
_SHARE = 0.6  # of the text that may be tail
_BORDER = re.compile(
    r"(?:(?:\.\s*){3,}(?P<count>(?:\d+\s+)*)|[.!?…][\"'”’»)\]]*\s*|[\"”»)\]]\s*\.?\s*|\s+(?=Tags [^.]*$))(?=\S)"
)
_SENTENCE = re.compile(r"[^\W\d_a-z][^.!?]{20,}[.!?]")
_PLAIN_WORDS = 6  # small words that a sentence of a report has and a row of labels has not
_SAID = re.compile(r"\b(?:said|says|told|added|reported|killed|was|were|has|had|have|is|are|will|would|could)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tail:
    """What opens a tail."""

    kind: ZoneKind
    opens: re.Pattern[str]  # matched right after the end of a sentence
    whole: bool = False  # the pattern must reach the end of the text
    sentences: bool = False  # sentences may follow, for what opens it is telling enough
    closes: bool = False  # nothing of the report comes after it, whatever follows


def _cue(*phrases: str) -> re.Pattern[str]:
    return re.compile(rf"(?:\d{{1,5}}\s+)?[^\w\s]*\s*(?i:{any_of(*phrases)})(?![a-z\d_])", re.DOTALL)


_BUTTON_WORDS = "Related|Read|Tags?|Topics?|More|Copyright|Follow|Subscribe|Share|Recommended|Latest|See|Watch"
_BUTTON_NEXT = re.compile(rf"(?:{_BUTTON_WORDS})\b")
_HAND = r"(?:[A-Z]\. ?){0,2}[A-Za-z][\w.-]*(?: [\w.-]+)?"  # one of several at a desk: "J. Reed", "Mira", "MT"
# In the order in which they are tried at one place.
TAILS: tuple[Tail, ...] = (
    Tail(
        kind="byline",
        opens=re.compile(
            r"[(\[]?(?i:(?:additional |with )?(?:reporting|writing|editing|translation|compiled) by\b)"
            r"[^.!?]{3,300}?[)\]]?\.?\s*"
            r"(?=$|(?:Our|All|Subscribe|Copyright|©|Follow|Share|Related|Read)\b)"
        ),
    ),
    Tail(
        kind="byline",
        opens=re.compile(
            rf"\((?i:with|by|from) {NAME}(?:(?:,| and|/)? {NAME}){{0,5}}(?: and (?i:agencies))?\)\s*"
            r"(?=$|\(?(?i:last update))"
        ),
    ),
    Tail(
        kind="furniture",
        sentences=True,
        opens=_cue(
            "copyright (?:©|\\(c\\)|\\d{4}|by)",
            "©",
            "\\(c\\) ?\\d{4}",
            "all rights reserved",
            "our standards",
            "sign up (?:for|to)",
            "subscribe (?:to|now|here|for)",
            "follow (?:us|@)",
            "(?:like|find|join) us on",
            "download (?:the|our) app",
            "click here",
            "share this",
            "share on",
            "(?:this (?:site|website)|we) uses? cookies",
            "please (?:subscribe|share|donate|follow|support|like|sign up|consider)",
            "support (?:our|us|independent)",
            "the views expressed",
            "if you (?:value|like|enjoy|appreciate)",
        ),
    ),
    Tail(
        kind="furniture",
        opens=_cue(
            "read (?:also|more|next)",
            "see also",
            "also read",
            "related(?: (?:news|articles?|stor(?:y|ies)|posts?|topics?|content|coverage|links?|video))?",
            "(?:recommended|trending|popular|most (?:read|viewed)|latest) ?(?:news|articles?|stories|headlines)?",
            "more (?:news|stories|from|on this|in|image)",
            "moreimage",
            "you (?:may|might) (?:also )?like",
            "don[’']?t miss",
            "tags?",
            "key ?words",
            "filed under",
            "categor(?:y|ies)",
            "topics?",
            "labels?",
            "posted in",
            "community standards",
            "subscribe",
            "newsletter",
            "share",
            "tweet",
            "twitter",
            "facebook",
            "e-?mail",
            "print(?: this)?",
            "whatsapp",
            "comments?",
            "comment via",
            "(?:leave|post|add|write) a (?:comment|reply)",
            "\\d+ comments?",
            "view comments",
            "advertisement",
            "sponsored",
            "photo gallery",
            "watch(?: now| video|:)",
            "contact us",
            "about us",
            "privacy policy",
            "terms of use",
            "cookie policy",
            "home ?page",
            "back to top",
            "get short url",
            "last updated?",
            "warning graphic content",
            "(?:previous|next) (?:article|post|story)",
            "android",
            "ios",
            "rss",
            "english (?:bulletin|edition|service)",
        ),
    ),
    Tail(
        kind="byline",
        opens=re.compile(
            rf"(?i:sources?|via):? {NAME}(?: {NAME}){{0,3}}?(?: and (?i:(?:other )?agencies))?\s*"
            rf"(?=$|(?:{_BUTTON_WORDS})\b)"
        ),
        closes=True,
    ),
    Tail(
        kind="byline",
        opens=re.compile(r"(?i:(?:news )?agencies contributed(?: to this (?:story|report|article))?)\.?\s*"),
        closes=True,
    ),
    Tail(kind="byline", whole=True, opens=re.compile(rf"(?:--?|–|—)\s?{NAME}(?: {NAME})?\s*$")),
    Tail(
        kind="links",
        opens=re.compile(rf"[(\[](?i:sources?): ?{NAME}(?:(?: |, |/| [+&] | and ){NAME}){{0,6}}[)\]]\.?\s*"),
    ),
    Tail(  # "Harbour Ledger Harbour Ledger is the town's oldest newspaper …"
        kind="furniture",
        whole=True,
        opens=re.compile(
            rf"(?P<name>{NAME}(?: {NAME}){{0,3}}?)(?: {NAME})? (?P=name) (?i:is|was|has been) (?i:the|an?)\b"
            r".{20,700}$",
            re.DOTALL,
        ),
    ),
    Tail(kind="byline", whole=True, opens=re.compile(rf"{_HAND}(?:\s?/\s?{_HAND}){{1,4}}\s*$")),
    Tail(kind="byline", whole=True, opens=re.compile(rf"{NAME} {NAME}\s*$")),
    Tail(kind="byline", whole=True, opens=re.compile(r"[A-Z]{2,4}(?: -)? ?\d{0,3}\s*$|[a-z]{2,3}/[a-z]{2,3}\s*$")),
    Tail(kind="furniture", whole=True, opens=re.compile(r"\d{1,5}(?:-\d{1,3})?\s*$")),
)


def tail_pieces(text: str) -> tuple[tuple[ZoneKind, int, int], ...]:
    """The tails of one long line as (kind, start, end), in text order, the last ending where the text ends.

    Nothing where the text ends with its last sentence.
    """
    first = max(int(len(text) * (1 - _SHARE)), len(text) - _REACH)
    for border in _BORDER.finditer(text, first):
        at = border.end()
        tail = next((one for one in TAILS if _opens(one, text, at)), None)
        if tail is not None:
            counted = border.start("count") if border["count"] else at
            head = (("furniture", counted, at),) if counted < at and tail.kind != "furniture" else ()
            return (*head, *_pieces(text, at if head else counted, at))
    return ()


def _opens(tail: Tail, text: str, at: int) -> bool:
    match = tail.opens.match(text, at)
    if match is None or not (text[at].isupper() or not text[at].isalpha() or tail.whole):
        return False
    if tail.whole:
        return True
    rest = match.end()
    if tail.closes:
        return _BUTTON_NEXT.match(text, rest) is not None or not _holds_report(text[rest:], lenient=True)
    if tail.kind in {"byline", "links"}:
        return rest >= len(text) or any(_opens(one, text, rest) for one in TAILS)
    return not _holds_report(text[match.end() :] if tail.sentences else text[at:], lenient=tail.sentences)


def _holds_report(rest: str, *, lenient: bool) -> bool:
    """An ordinary sentence of a report stands in what would be the tail."""
    for match in _SENTENCE.finditer(rest):
        small = sum(word.isalpha() and word.islower() for word in match.group().split())
        if small >= _PLAIN_WORDS * (2 if lenient else 1) and _SAID.search(match.group()):
            return True
    return False


def _pieces(text: str, start: int, at: int) -> Iterator[tuple[ZoneKind, int, int]]:
    """Credits first, as they come; from the first piece of furniture on, all is furniture. ``at``: of the first cue."""
    while at < len(text):
        tail = next((one for one in TAILS if _opens(one, text, at)), None)
        match = tail.opens.match(text, at) if tail else None
        if tail is None or match is None or tail.kind == "furniture":
            yield "furniture", start, len(text)
            return
        yield tail.kind, at, match.start() + len(match.group().rstrip())
        start = at = match.end()
