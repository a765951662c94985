"""What kind of voice a noun phrase is, and through whom a document reached the public."""

import re
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlsplit

from stemmata.annotate.attribution.known_as import known_as
from stemmata.annotate.attribution.voice_kinds import (
    is_indefinite,
    is_office,
    is_other_body,
    kind_of_words,
    says_outlet,
)
from stemmata.annotate.attribution.voice_phrases import head_of, shortened, unpossessed, without_marks
from stemmata.annotate.layout.placed import Placed
from stemmata.model.annotations import Annotations, Citation, LocalDocument, LocalEntity, Mention, Step, VoiceKind
from stemmata.model.report import Report
from stemmata.text.span import Span

# what an outlet calls itself in its own pages
_OWN_NAMES: Final = frozenset(
    f"{lead} {noun}"
    for lead in ("this", "our")
    for noun in "newspaper paper outlet website site channel station magazine correspondent reporter blog".split()
)
_OWN_WORK = re.compile(
    r"(?:our|my) (?:own )?(?:analysis|investigation|inquiry|reporting|research|review|reading|view)\b"
)
_PUBLISHING = re.compile(  # after a name: what only an outlet does with other people's words
    r"['’]?s?,?\s+(?:(?:has|have|had|also|later|first|previously|itself|earlier)\s+)*"
    r"(?:reports|reported|quotes|quoted|wrote|writes|broadcast|aired|published|carried|correspondent|reporter)\b"
)
_OWN: Final = frozenset("we i us you our my me anyone everyone nobody our".split())
_PRONOUNS: Final[dict[str, VoiceKind]] = {
    "he": "person", "she": "person", "him": "person", "his": "person", "her": "person",
    "they": "group", "them": "group", "their": "group", "it": "unknown", "its": "unknown",
    "who": "unknown", "which": "unknown", "this": "unknown", "that": "unknown", "these": "unknown", "those": "group",
}  # fmt: skip
_FIRST_PUBLISHED: Final = frozenset({"first_published", "source_line"})


_RANK = re.compile(r"(?:[A-Z][\w-]+\.?\s){1,2}(?=[A-Z])")
_ACCOUNTS = (
    r"(?:\w+\s){0,2}(?:correspondent|reporter|report|reports|article|articles|story|stories|dispatch|account|accounts"
    r"|item|piece|column)"
)
_OWNED_ACCOUNT = re.compile(
    rf"(?P<owner>\S.*?)(?:(?:['’]s|(?<=s)['’])\s{_ACCOUNTS}|\s(?:correspondent|reporter))", re.IGNORECASE
)
_ACCOUNT = re.compile(rf"(?:an?|the|one|another|its|this|that)\s{_ACCOUNTS}|{_ACCOUNTS}", re.IGNORECASE)
_BY = re.compile(r"\s(?:(?:published|carried|broadcast|aired|run)\s)?(?:by|in|from|of|on)\s(?:the\s)?")
_ROLE_LEADS: Final = ("the ", "its ", "his ", "her ", "their ", "a ", "an ", "one ")
_AUTHOR = re.compile(r"(?:its|the|the letter's|the document's) (?:author|writer|signatory|sender)(?: of the \w+)?")
_ANONYMOUS = re.compile(
    r"(?:not to be |not be |un)(?:named|identified)|\b(?:anonym|withh|told|spoke|speak|agreed to|interview|met)",
    re.IGNORECASE,
)
_GENDERS: Final = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A voice before it is a step: what it is, not yet how it is credited."""

    kind: VoiceKind
    name: str
    local: str | None
    mention: Span
    pronoun: bool = False  # an unresolved pronoun
    stands_for: str = ""  # the pronoun, lower case, that a resolved voice is written as
    place: bool = False  # it names a town or a land
    mute: bool = False  # it names a weapon or a vehicle: nothing that speaks


class Voices:
    """Looks up what a report's layers know of the voices in it. Empty layers are no trouble."""

    def __init__(self, report: Report, found: Annotations) -> None:
        self.report = report
        self._mentions = sorted(found.mentions, key=lambda m: (m.span.start, -m.span.end))
        self._placed = Placed([m.span for m in self._mentions])
        self._entities: dict[str, LocalEntity] = {e.id: e for e in found.entities}
        self._documents: dict[str, LocalDocument] = {d.local: d for d in found.documents}
        self._outlets = frozenset(c.local for c in found.citations if c.local is not None and c.kind != "photo")
        self._outlet_names = frozenset(c.outlet.casefold() for c in found.citations if c.outlet and c.kind != "photo")
        self._firsts = tuple(c for c in found.citations if c.kind in _FIRST_PUBLISHED)
        named = [m for m in self._mentions if m.form in {"name", "acronym"}]
        self._named = frozenset(m.local for m in named if m.local is not None)
        self._names_at = {m.span.start: m for m in reversed(named) if m.local is not None}
        self._publishing = frozenset(m.local for m in named if _PUBLISHING.match(report.text, m.span.end))
        self._introduced = self._first_phrases()
        self._known_as = known_as(report.text, self._mentions, found.entities)
        self._genders = self._gender_of_each()

    def _first_phrases(self) -> dict[str, str]:
        """Of each local entity the words of the first phrase that stands for it."""
        first: dict[str, str] = {}
        for mention in self._mentions:
            if mention.local is not None and mention.form == "nominal":
                first.setdefault(mention.local, mention.span.of(self.report.text))
        return first

    def voice_of(self, phrase: Span) -> Voice | None:
        """The voice that a noun phrase stands for; None for the outlet's own "we" and for the outlet itself."""
        text = self.report.text
        phrase = unpossessed(text, without_marks(text, shortened(text, phrase)))
        lower = " ".join(phrase.of(text).lower().split())
        if lower in _OWN or lower in _OWN_NAMES or _OWN_WORK.match(lower) or not len(phrase):
            return None
        head = head_of(self.report.text, phrase)
        mention = self._mention_of(head, phrase)
        if mention is None:
            mention = self._opening_name(phrase) or self._closing_name(phrase)
        account = self._account(phrase)
        if account is not None:
            return self.voice_of(account)
        author = self._author(lower)
        if author is not None:
            return replace(author, mention=phrase)
        beside = self._beside(phrase) if mention is None or mention.local not in self._named else None
        if beside is not None:
            return self._resolved(beside, phrase)
        called = self._called(lower, head) if mention is None or mention.local not in self._named else None
        if called is not None:
            return called
        if mention is not None and mention.local is not None and mention.local in self._entities:
            return self._resolved(mention, phrase)
        if lower in _PRONOUNS:
            return Voice(kind=_PRONOUNS[lower], name=phrase.of(text), local=None, mention=phrase, pronoun=True)
        name = " ".join(phrase.of(text).split())
        if self.is_own(name):
            return None
        kind: VoiceKind = "outlet" if name.casefold() in self._outlet_names else kind_of_words(head.of(text))
        if mention is not None and kind == "unknown":
            kind = _kind_of_mention(mention)
        return Voice(kind=kind, name=name, local=None, mention=phrase)

    def _called(self, lower: str, phrase: Span) -> Voice | None:
        """``the owner``: the one named person whom the report calls the owner of something."""
        words = lower.split()
        local = self._known_as.get(words[-1]) if lower.startswith("the ") and len(words) < 4 else None
        entity = self.entity(local)
        if entity is None or self.is_own(entity.name):
            return None
        return Voice(kind="person", name=entity.name, local=entity.id, mention=phrase)

    def _author(self, lower: str) -> Voice | None:
        """``its author``, ``the writer of the letter``: who signed the one document that is signed."""
        if _AUTHOR.fullmatch(lower) is None:
            return None
        signed = [d for d in self._documents.values() if len(d.signatories) == 1]
        entity = self.entity(signed[0].signatories[0]) if len(signed) == 1 else None
        if entity is None:
            return None
        return Voice(kind="person", name=entity.name, local=entity.id, mention=Span(0, 0))

    def gender(self, local: str | None) -> str | None:
        """ "he" or "she", as the report's pronouns for the entity tell; None where they tell nothing or both."""
        return self._genders.get(local) if local is not None else None

    def _gender_of_each(self) -> dict[str, str]:
        told: dict[str, set[str]] = {}
        for mention in self._mentions:
            if mention.form == "pronoun" and mention.local is not None:
                pronoun = mention.span.of(self.report.text).lower()
                if pronoun in _GENDERS:
                    told.setdefault(mention.local, set()).add(_GENDERS[pronoun])
        return {local: next(iter(which)) for local, which in told.items() if len(which) == 1}

    def person_at(self, start: int) -> Voice | None:
        """The person whose name or pronoun stands exactly there; None where none does."""
        mention = next((m for m in self.mentions_in(Span(start, start + 1)) if m.span.start == start), None)
        if mention is None or mention.kind != "person" or mention.local not in self._named:
            return None
        return self._resolved(mention, mention.span)

    def newcomer(self, stretch: Span) -> Voice | None:
        """Somebody unnamed whom a sentence brings in to speak: "One is a driver who asked not to be named"."""
        text = self.report.text
        for mention in self.mentions_in(stretch):
            unnamed = mention.local is not None and mention.local not in self._named
            if mention.kind != "person" or mention.form != "nominal" or not unnamed:
                continue
            opens = mention.span.start == stretch.start
            if is_indefinite(mention.span.of(text)) and (opens or _ANONYMOUS.search(text, *_ends(stretch))):
                return self._resolved(mention, mention.span)
        return None

    def _account(self, phrase: Span) -> Span | None:
        """``the Beacon's report``, ``a story in the Beacon``: the outlet is the voice, not a paper of its own."""
        text = self.report.text
        owned = _OWNED_ACCOUNT.fullmatch(text, phrase.start, head_of(self.report.text, phrase).end)
        if owned is not None:
            owner = Span(*owned.span("owner"))
        elif _ACCOUNT.fullmatch(text, phrase.start, phrase.end) and (by := _BY.match(text, phrase.end)):
            mention = self._names_at.get(by.end())
            if mention is None:
                return None
            owner = mention.span
        else:
            return None
        voice = self.voice_of(owner)
        return owner if voice is None or self.may_publish(voice) else None

    def _opening_name(self, phrase: Span) -> Mention | None:
        """``Ned Pell head of the guild``, where a comma is lost: the person whose name opens the phrase."""
        mention = self._names_at.get(phrase.start)
        return mention if mention is not None and mention.kind == "person" and mention.span.end < phrase.end else None

    def _closing_name(self, phrase: Span) -> Mention | None:
        """``head of the guild Ned Pell``: the person whose name closes a phrase that begins with an office."""
        head = head_of(self.report.text, phrase)
        last = [m for m in self.mentions_in(phrase) if m.span.end == phrase.end and m.span.start > head.end]
        name = last[-1] if last else None
        if name is None or name.kind != "person" or name.local not in self._named:
            return None
        return name if is_office(head.of(self.report.text)) else None

    def _beside(self, phrase: Span) -> Mention | None:
        """``the harbour master, Ned Pell,``: the name that follows a phrase after a comma."""
        text = self.report.text
        if not text.startswith(", ", phrase.end) or not phrase.of(text).lower().startswith(_ROLE_LEADS):
            return None
        ranked = _RANK.match(text, phrase.end + 2)
        mention = self._names_at.get(phrase.end + 2) or (self._names_at.get(ranked.end()) if ranked else None)
        closed = mention is not None and text.startswith(",", mention.span.end)
        return mention if mention is not None and closed and mention.kind == "person" else None

    def _mention_of(self, head: Span, phrase: Span) -> Mention | None:
        """The mention that ends where the head ends, or covers it; the longest of several."""
        best: Mention | None = None
        for mention in self.mentions_in(phrase):
            reaches = mention.span.end >= head.end and mention.span.start < head.end
            if reaches and (
                best is None
                or (mention.local is not None, len(mention.span)) > (best.local is not None, len(best.span))
            ):
                best = mention
        return best

    def mentions_in(self, span: Span) -> list[Mention]:
        """Mentions that share a character with the span, in text order."""
        return [self._mentions[at] for at in self._placed.touching(span)]

    def _resolved(self, mention: Mention, phrase: Span) -> Voice | None:
        entity = self._entities[mention.local or ""]
        if self.is_own(entity.name):
            return None
        words = phrase.of(self.report.text).lower()
        return Voice(
            kind=self._kind_of_entity(entity, phrase),
            name=entity.name,
            local=entity.id,
            mention=phrase,
            stands_for=words if words in _PRONOUNS else "",
            place=entity.kind == "place",
            mute=entity.kind in {"weapon", "vehicle"},
        )

    def _kind_of_entity(self, entity: LocalEntity, phrase: Span) -> VoiceKind:
        words = phrase.of(self.report.text)
        if entity.kind == "person":
            return self._kind_of_person(entity, words)
        if entity.kind == "document":
            return "document"
        if entity.kind == "group":
            return "unnamed" if entity.generic and not entity.evaluative else "group"
        if entity.kind == "organisation":
            return "outlet" if self._is_outlet(entity, phrase) else "organisation"
        return "organisation" if entity.kind == "place" else "unknown"

    def _kind_of_person(self, entity: LocalEntity, words: str) -> VoiceKind:
        """A person who is named or holds a known office; else somebody unnamed: "a clerk", and "the clerk" later."""
        if entity.generic:
            return "unnamed"
        if entity.id in self._named:
            article = words.lower().startswith("the ") and words[4:].startswith(entity.name) and not entity.ranks
            return "organisation" if article else "person"  # "the Tarn Beacon" is nobody's name
        first = self._introduced.get(entity.id, words)
        if is_indefinite(first) or not is_office(entity.name):
            kind = kind_of_words(first)
            return kind if kind in {"person", "organisation", "outlet"} and is_office(entity.name) else "unnamed"
        return "person"

    def _is_outlet(self, entity: LocalEntity, phrase: Span) -> bool:
        if entity.id in self._outlets or entity.name.casefold() in self._outlet_names:
            return True
        if entity.id in self._publishing and not is_other_body(entity.name):
            return True
        return says_outlet(phrase.of(self.report.text)) or says_outlet(entity.name)

    def may_publish(self, voice: Voice) -> bool:
        """True for a named body that no word calls anything but an outlet: whom sources tell things."""
        named = voice.local in self._named if voice.local is not None else voice.name[:1].isupper()
        entity = self.entity(voice.local)
        body = voice.kind == "organisation" and (entity is None or entity.kind != "place")
        return voice.kind == "outlet" or (named and body and not is_other_body(voice.name))

    def is_own(self, name: str) -> bool:
        """True for the report's own outlet."""
        own = self.report.outlet_name or self.report.outlet_domain
        bare = name.casefold().removeprefix("the ")
        return bool(own) and bare == (own or "").casefold().removeprefix("the ")

    def entity(self, local: str | None) -> LocalEntity | None:
        return self._entities.get(local) if local is not None else None

    def outlet_step(self, *, opines: bool) -> Step:
        """The first step of every chain."""
        name = self.report.outlet_name or self.report.outlet_domain or "this report"
        return Step(
            kind="outlet", name=name, local=None, mention=None, cue=None, modality="opines" if opines else "asserts"
        )

    def publishers(self, document: str | None) -> tuple[Step, ...]:
        """Who first published the document, as steps before it; none where the report does not say, or did so."""
        known = self._documents.get(document) if document is not None else None
        if known is None and self._documents:
            return ()
        if known is not None and known.publishers:
            steps = [self._publisher(local) for local in known.publishers]
        else:
            steps = [self._cited(citation) for citation in self._firsts]
        named = {s.name.casefold(): s for s in reversed([s for s in steps if s is not None])}
        return tuple(reversed(named.values()))[:1]

    def _publisher(self, local: str) -> Step | None:
        entity = self._entities.get(local)
        if entity is None or self.is_own(entity.name):
            return None
        mention = next((m.span for m in self._mentions if m.local == local), None)
        return Step(kind="outlet", name=entity.name, local=local, mention=mention, cue=None, modality="asserts")

    def _cited(self, citation: Citation) -> Step | None:
        entity = self._entities.get(citation.local) if citation.local is not None else None
        name = entity.name if entity else citation.outlet or _host(citation.url)
        if name is None or self.is_own(name):
            return None
        return Step(kind="outlet", name=name, local=citation.local, mention=citation.span, cue=None, modality="asserts")

    def signed_by(self, person: str | None, before: int) -> Step | None:
        """The document that the person signed and that the report has named by then; None where that is not one."""
        if person is None:
            return None
        signed = [d for d in self._documents.values() if person in d.signatories]
        if len(signed) != 1:
            return None
        mentions = [m for m in self._mentions if m.local == signed[0].local and m.span.end <= before]
        entity = self._entities.get(signed[0].local)
        if not mentions or entity is None:
            return None
        return Step(
            kind="document", name=entity.name, local=entity.id, mention=mentions[-1].span, cue=None, modality="asserts"
        )


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _kind_of_mention(mention: Mention) -> VoiceKind:
    if mention.kind in {"person", "organisation", "group", "document"}:
        return mention.kind
    return "organisation" if mention.kind == "place" else "unknown"


def _host(url: str | None) -> str | None:
    if not url:
        return None
    host = urlsplit(url).hostname
    return host.removeprefix("www.") if host else None
