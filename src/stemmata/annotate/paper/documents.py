"""Documents as a report describes them: who signed, to whom, when, who first published.

A cue ("signed by", "addressed to", "dated") belongs to the nearest document before it in the sentence, with no
verb of saying between; its party is the first mention behind it. A publication's date is not the document's.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from stemmata.annotate.lexicon.nouns import DOCUMENT_NOUNS
from stemmata.annotate.lexicon.ranks import OFFICE_MODIFIERS, RANK_WORDS, TITLE_HEADS
from stemmata.annotate.paper.document_cues import (
    ACTIVE,
    ADDRESSED,
    AUTHOR,
    BARE_FROM,
    BARE_TO,
    BETWEEN,
    CALLS,
    DATED,
    IN_WHICH,
    LEAKED,
    LEAKING,
    MADE_PUBLIC,
    PUBLISHED,
    RECIPIENT,
    RELATIVE,
    SIGNED,
    SOURCE,
    SPEAKING,
    STOPS,
    WRITING,
)
from stemmata.model.annotations import Annotations, LocalDocument, LocalEntity, Mention
from stemmata.model.report import Report
from stemmata.text.span import Span

_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5}
_PARTIES = frozenset({"person", "organisation", "group"})
_TITLE_WORDS = RANK_WORDS | OFFICE_MODIFIERS | TITLE_HEADS | {"the", "a", "an", "of", "state"}
_REAL = frozenset({"letter", "order", "memo", "recording"})


class Documents:
    """Describes each document entity that is a particular paper, file or recording."""

    name = "documents"
    version = "2"
    needs: tuple[str, ...] = ("passages", "mentions", "entities", "dates")
    gives: tuple[str, ...] = ("documents",)

    def annotate(self, report: Report, found: Annotations) -> Annotations:
        """Documents in the order of their first mention; none where the report describes none."""
        papers = [entity for entity in found.entities if entity.kind == "document"]
        seen = _Seen(report.text, found)
        described = [_document(seen, entity) for entity in papers]
        kept = [one for one in described if one is not None]
        return replace(found, documents=_with_source_line(seen, _numbered(seen, kept)))


@dataclass(frozen=True, slots=True)
class _Party:
    local: str
    anchor: Span  # from the cue to the party's last character


class _Seen:
    """The layers of one report, ready to be looked up by place."""

    def __init__(self, text: str, found: Annotations) -> None:
        self.text = text
        self.found = found
        self.sentences = [passage.span for passage in found.passages if passage.kind == "sentence"]
        self.starts = [span.start for span in self.sentences]
        self.mentions = found.mentions
        self.mention_starts = [mention.span.start for mention in found.mentions]
        self.papers = [mention for mention in found.mentions if mention.kind == "document"]

    def of(self, local: str) -> list[Mention]:
        return [mention for mention in self.mentions if mention.local == local]

    def clause(self, mention: Mention) -> Span:
        """From the mention's end to its sentence's end, the next document, or a verb of saying."""
        at = bisect_right(self.starts, mention.span.start) - 1
        end = self.sentences[at].end if at >= 0 else len(self.text)
        for paper in self.papers:
            if mention.span.end <= paper.span.start < end and paper.local != mention.local and paper.form != "pronoun":
                end = paper.span.start
                break
        stop = STOPS.search(self.text, mention.span.end, end)
        return Span(mention.span.end, max(mention.span.end, stop.start() if stop else end))

    def party(self, cue: Span) -> Iterator[_Party]:
        """The mention behind the cue, and those joined to it by "and"."""
        at = bisect_right(self.mention_starts, cue.end - 1)
        edge = cue.end
        while at < len(self.mentions):
            mention = self.mentions[at]
            between = self.text[edge : mention.span.start]
            joined = edge == cue.end or re.match(r",? and ", between)
            if not joined or not _only_titles(re.sub(r"^,? and ", "", between)):
                return
            if mention.kind in _PARTIES and mention.form != "pronoun" and mention.local is not None:
                yield _Party(mention.local, Span(cue.start, mention.span.end))
            edge = mention.span.end
            at += 1


def _only_titles(between: str) -> bool:
    """True if nothing but titles and modifiers stands between a cue and its party."""
    if re.search(r"[,;:()\n]", between) or len(between) > 70:
        return False
    words = re.findall(r"[^\W_]+(?:-[^\W_]+)*", between.lower())
    if words and words[-1] in TITLE_HEADS and words[0] in {"the", "his", "her", "a"}:  # "calls the shipping manager X"
        return len(words) < 5
    return all(word in _TITLE_WORDS or set(word.split("-")) <= _TITLE_WORDS for word in words)


def _document(seen: _Seen, entity: LocalEntity) -> LocalDocument | None:
    """The document behind an entity, with what all its mentions say; None if it is no particular paper."""
    mentions = [mention for mention in seen.of(entity.id) if mention.form != "pronoun"]
    signed: list[_Party] = []
    addressed: list[_Party] = []
    published: list[_Party] = []
    dates: list[tuple[str, Span]] = []
    for mention in mentions:
        clause = seen.clause(mention)
        signed += _parties(seen, clause, SIGNED)
        addressed += _parties(seen, clause, ADDRESSED)
        published += _parties(seen, clause, PUBLISHED)
        published += _relative(seen, mention)
        dates += _dates(seen, clause, mention)
        _beside(seen, mention, signed, addressed)
        signed += _owner(seen, mention)
        verb, doers = _doers(seen, mention)
        (signed if verb in {"signed", "wrote"} else addressed if verb == "received" else published).extend(doers)
    kind = _kind(seen.text, mentions)
    for mention in mentions:
        signed += _its(seen, mention, AUTHOR)
        addressed += _its(seen, mention, RECIPIENT)
        if kind == "recording":
            _heard(seen, mention, signed, addressed)
    stated = bool(signed or addressed or published or dates)
    if not stated and not _particular(seen.text, mentions, kind):
        return None
    anchors = {party.anchor for party in (*signed, *addressed, *published)} | {span for _, span in dates}
    return LocalDocument(
        local=entity.id,
        kind=kind,
        ordinal=1,
        date=dates[0][0] if dates else None,
        signatories=_locals(signed),
        addressees=_locals(addressed),
        publishers=_locals(published),
        anchors=tuple(sorted(anchors)),
    )


def _parties(seen: _Seen, clause: Span, cue: re.Pattern[str]) -> list[_Party]:
    found: list[_Party] = []
    for match in cue.finditer(seen.text, clause.start, clause.end):
        found.extend(seen.party(Span(match.start(), match.end() + 1)))
    return found


def _beside(seen: _Seen, mention: Mention, signed: list[_Party], addressed: list[_Party]) -> None:
    """ "a letter from X to Y": the prepositions right behind a letter, memo or order."""
    if _kind(seen.text, [mention]) not in _REAL:
        return
    edge = mention.span.end
    for cue, parties in ((BARE_FROM, signed), (BARE_TO, addressed)):
        match = cue.match(seen.text, edge)
        if not match:
            continue
        found = list(seen.party(Span(match.start() + 1, match.end())))
        parties.extend(found)
        edge = found[-1].anchor.end if found else edge
    match = IN_WHICH.match(seen.text, mention.span.end)
    writers = list(seen.party(Span(match.start() + 1, match.end()))) if match else []
    if writers and WRITING.match(seen.text, writers[0].anchor.end):
        signed.extend(writers[:1])


def _owner(seen: _Seen, mention: Mention) -> list[_Party]:
    """ "X's letter", "the X letter": the person right before it."""
    at = bisect_right(seen.mention_starts, mention.span.start - 1) - 1
    if at < 0 or _kind(seen.text, [mention]) not in _REAL - {"recording"}:
        return []
    owner = seen.mentions[at]
    gap = seen.text[owner.span.end : mention.span.start]
    if owner.kind != "person" or owner.form != "name" or owner.local is None or not re.fullmatch(r"(?:['’]s?)? ", gap):
        return []
    return [_Party(owner.local, Span(owner.span.start, mention.span.end))]


def _its(seen: _Seen, mention: Mention, cue: re.Pattern[str]) -> list[_Party]:
    """ "Its author, X", in the document's own sentence or the next, where no other document comes between."""
    at = bisect_right(seen.starts, mention.span.start) - 1
    if at < 0:
        return []
    match = cue.search(seen.text, mention.span.end, seen.sentences[min(at + 1, len(seen.sentences) - 1)].end)
    others = [paper for paper in seen.papers if paper.local != mention.local]
    if not match or any(mention.span.end <= paper.span.start < match.start() for paper in others):
        return []
    return list(seen.party(Span(match.start(), match.end())))


def _heard(seen: _Seen, mention: Mention, signed: list[_Party], addressed: list[_Party]) -> None:
    """Who speaks in a recording to whom: "X calls Y", "a call between X and Y", in its sentence or the next two."""
    at = bisect_right(seen.starts, mention.span.start) - 1
    if at < 0 or signed:
        return
    end = seen.sentences[min(at + 2, len(seen.sentences) - 1)].end
    between = BETWEEN.search(seen.text, seen.sentences[at].start, end)
    if between:
        signed += seen.party(Span(between.start(), between.end()))
        return
    first = bisect_right(seen.mention_starts, seen.sentences[at].start - 1)
    for speaker in seen.mentions[first:]:
        if speaker.span.start >= end:
            return
        call = CALLS.match(seen.text, speaker.span.end)
        if call and speaker.kind == "person" and speaker.form == "name" and speaker.local is not None:
            called = list(seen.party(Span(call.start() + 1, call.end())))
            if called:
                signed.append(_Party(speaker.local, Span(speaker.span.start, call.end() - 1)))
                addressed += called[:1]
                return


def _dates(seen: _Seen, clause: Span, mention: Mention | None = None) -> list[tuple[str, Span]]:
    """What follows "dated", or stands right behind the document with "of"."""
    found = []
    for match in DATED.finditer(seen.text, clause.start, clause.end):
        if match[0].lower().startswith("of") and match.start() > clause.start + 1:
            continue
        for date in seen.found.dates:
            if date.edtf and 0 <= date.span.start - match.end() <= 6:
                found.append((date.edtf, Span(match.start(), date.span.end)))
    if not found and mention is not None:  # "the 3 May letter"
        for date in seen.found.dates:
            if date.edtf and mention.span.start <= date.span.start < mention.span.end:
                found.append((date.edtf, date.span))
    return found


def _doers(seen: _Seen, mention: Mention) -> tuple[str, list[_Party]]:
    """ "X published the letter": the verb, and the mention that stands before it."""
    start = max(0, mention.span.start - 60)
    before = seen.text[start : mention.span.start]
    match = ACTIVE.search(before)
    at = bisect_right(seen.mention_starts, mention.span.start - 1) - 1
    if not match or at < 0:
        return "", []
    doer = seen.mentions[at]
    gap = seen.text[doer.span.end : mention.span.start]
    fits = (
        doer.kind in _PARTIES
        and doer.local
        and re.fullmatch(r",?(?: \w+){0,3} ?", gap[: match.start(1) + len(gap) - len(before)])
    )
    if not fits or doer.local is None:
        return "", []
    return match[1].lower(), [_Party(doer.local, Span(doer.span.start, mention.span.end))]


def _relative(seen: _Seen, mention: Mention) -> list[_Party]:
    """ "The letter that X published"."""
    at = bisect_right(seen.mention_starts, mention.span.end)
    if at >= len(seen.mentions):
        return []
    doer = seen.mentions[at]
    fits = doer.kind in _PARTIES and doer.form != "pronoun" and doer.local is not None
    if not fits or not RELATIVE.fullmatch(seen.text[mention.span.end : doer.span.start]):
        return []
    verb = MADE_PUBLIC.match(seen.text, doer.span.end)
    return [_Party(doer.local, Span(mention.span.start, verb.end()))] if verb and doer.local else []


def _locals(parties: Sequence[_Party]) -> tuple[str, ...]:
    ordered = sorted(parties, key=lambda party: party.anchor)
    return tuple(dict.fromkeys(party.local for party in ordered))


def _kind(text: str, mentions: Sequence[Mention]) -> str:
    """The most telling noun that the report uses for it: "letter" before "document"."""
    kinds = [DOCUMENT_NOUNS.get(mention.span.of(text).split()[-1].lower(), "document") for mention in mentions]
    return next((kind for kind in kinds if kind != "document"), "document")


def _particular(text: str, mentions: Sequence[Mention], kind: str) -> bool:
    """True if something is told of this very paper: that it leaked, or what it says."""
    for mention in mentions:
        behind = text[mention.span.end : mention.span.end + 60]
        plain = kind != "report" or LEAKED.search(mention.span.of(text))
        if LEAKED.search(text[max(0, mention.span.start - 30) : mention.span.end].rpartition(".")[2]) and plain:
            return True
        if kind != "report" and (SPEAKING.match(behind) or LEAKING.match(behind)):
            return True
        if kind != "report" and re.search(
            r"[Aa]ccording to $", text[max(0, mention.span.start - 13) : mention.span.start]
        ):
            return True
    return False


def _numbered(seen: _Seen, documents: Sequence[LocalDocument]) -> list[LocalDocument]:
    """The documents with their ordinals: as the report counts them, "another" being one more."""
    numbered: list[LocalDocument] = []
    highest = 0
    for document in documents:
        words = {word for mention in seen.of(document.local) for word in mention.span.of(seen.text).lower().split()}
        said = [number for word, number in _ORDINALS.items() if word in words]
        another = bool(words & {"another", "other"}) and highest > 0
        ordinal = said[0] if said else highest + 1 if another else 1
        highest = max(highest, ordinal)
        numbered.append(replace(document, ordinal=ordinal))
    return numbered


def _with_source_line(seen: _Seen, documents: Sequence[LocalDocument]) -> tuple[LocalDocument, ...]:
    """A "Source: X" line names the publisher of the one document that the report is about."""
    counts = {one.local: len(seen.of(one.local)) for one in documents}
    lacking = [one for one in documents if not one.publishers and one.ordinal == 1 and counts[one.local] >= 3]
    lines = list(SOURCE.finditer(seen.text))
    if len(lacking) != 1 or len(lines) != 1 or any(counts[one.local] > counts[lacking[0].local] for one in documents):
        return tuple(documents)
    parties = list(seen.party(Span(lines[0].start(), lines[0].end())))
    publishers = _locals(parties)
    anchors = tuple(sorted({*lacking[0].anchors, *(party.anchor for party in parties)}))
    filled = replace(lacking[0], publishers=publishers, anchors=anchors)
    return tuple(filled if one is lacking[0] else one for one in documents)


annotator = Documents()
