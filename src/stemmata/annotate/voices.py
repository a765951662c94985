"""What kind of voice a noun phrase is, and through whom a document reached the public."""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from stemmata.annotate.nouns import (
    BODY_HEADS,
    DOCUMENT_NOUNS,
    ORGANISATION_WORDS,
    OUTLET_NOUNS,
    OUTLET_WORDS,
    PEOPLE_NOUNS,
    PERSONAL_PAPERS,
)
from stemmata.annotate.placed import Placed
from stemmata.annotate.units import is_capital
from stemmata.model.annotations import Annotations, Citation, LocalDocument, LocalEntity, Mention, Step, VoiceKind
from stemmata.model.report import Report
from stemmata.text.span import Span

_WORD = re.compile(r"[^\W_]+(?:[’'\-.][^\W_]+)*")
_PREPOSITION = re.compile(r"\s(?:of|for|in|at|from|on|with|near|inside|within|who|which|close)\s|,")
_COUNTED = re.compile(  # "a large number of volunteers" is volunteers
    r"(?:[^\W_]+\s+){0,3}(?:number|numbers|group|majority|majorities|handful|series|percent|dozens|hundreds|thousands"
    r"|half|most|many|some|several|one|two|three|all|\d+|%)\s+of\s+(?:(?:the|its|his|their|these)\s+)?",
    re.IGNORECASE,
)
_OWN: Final = frozenset("we i us you our my me anyone everyone nobody our".split())
_PRONOUNS: Final[dict[str, VoiceKind]] = {
    "he": "person", "she": "person", "him": "person", "his": "person", "her": "person",
    "they": "group", "them": "group", "their": "group", "it": "unknown", "its": "unknown",
    "who": "unknown", "which": "unknown", "this": "unknown", "that": "unknown", "these": "unknown", "those": "group",
}  # fmt: skip
# people whom a text does not want to name
_UNNAMED: Final = frozenset(
    """source sources official officials resident residents activist activists witness witnesses eyewitness
    eyewitnesses diplomat diplomats analyst analysts expert experts observer observers critic critics
    people many some others several villagers locals insider insiders medics medic doctors doctor
    refugees refugee survivors survivor most few statement civilians defector defectors deserter deserters
    everyone nobody someone neighbours neighbors relatives relative
    """.split()
)
_PERSONS: Final = frozenset(
    """spokesman spokeswoman spokesperson minister president colonel general captain major commander chief
    director head governor mayor ambassador secretary editor reporter correspondent lawyer judge
    professor officer soldier author journalist chairman chairwoman chairperson envoy senator deputy
    leader member boss owner man woman boy girl mother father son daughter brother sister wife husband
    lieutenant sergeant admiral pilot clerk docker king queen prince prosecutor inspector historian
    scholar economist adviser advisor aide
    """.split()
)
_BODIES: Final = frozenset("team teams corps crew crews staff military center centre ministry office side".split())
_PEOPLE_ENDINGS: Final = ("er", "or", "ist", "ian", "man", "woman", "ee")
_TEXTS: Final = frozenset("resolution draft bill text declaration communique".split())  # documents if they speak
_FIRST_PUBLISHED: Final = frozenset({"first_published", "source_line"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A voice before it is a step: what it is, not yet how it is credited."""

    kind: VoiceKind
    name: str
    local: str | None
    mention: Span
    pronoun: bool = False  # an unresolved pronoun


class Voices:
    """Looks up what a report's layers know of the voices in it. Empty layers are no trouble."""

    def __init__(self, report: Report, found: Annotations) -> None:
        self.report = report
        self._mentions = sorted(found.mentions, key=lambda m: (m.span.start, -m.span.end))
        self._placed = Placed([m.span for m in self._mentions])
        self._entities: dict[str, LocalEntity] = {e.id: e for e in found.entities}
        self._documents: dict[str, LocalDocument] = {d.local: d for d in found.documents}
        self._citations = found.citations
        self._outlets = frozenset(c.local for c in found.citations if c.local is not None and c.kind != "photo")
        self._outlet_names = frozenset(c.outlet.casefold() for c in found.citations if c.outlet and c.kind != "photo")
        self._firsts = tuple(c for c in found.citations if c.kind in _FIRST_PUBLISHED)

    def voice_of(self, phrase: Span) -> Voice | None:
        """The voice that a noun phrase stands for; None for the outlet's own "we" and for the outlet itself."""
        text = self.report.text
        phrase = _unpossessed(text, phrase)
        lower = phrase.of(text).lower()
        if lower in _OWN or not len(phrase):
            return None
        head = self._head(phrase)
        mention = self._mention_of(head, phrase)
        if mention is not None and mention.local is not None and mention.local in self._entities:
            return self._resolved(mention, phrase)
        if lower in _PRONOUNS:
            return Voice(kind=_PRONOUNS[lower], name=phrase.of(text), local=None, mention=phrase, pronoun=True)
        name = " ".join(phrase.of(text).split())
        if self.is_own(name):
            return None
        kind = self._kind_of_words(head.of(text))
        if mention is not None and kind == "unknown":
            kind = _kind_of_mention(mention)
        return Voice(kind=kind, name=name, local=None, mention=phrase)

    def _head(self, phrase: Span) -> Span:
        """The phrase without what hangs on it: "a clerk" of "a clerk at the harbour office"."""
        text = self.report.text
        start = phrase.start
        counted = _COUNTED.match(text, start, phrase.end)
        if counted is not None:
            start = counted.end()
        match = _PREPOSITION.search(text, start, phrase.end)
        if match is None or match.start() == start:
            return Span(start, phrase.end)
        return Span(start, match.start())

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
        return Voice(kind=self._kind_of_entity(entity, phrase), name=entity.name, local=entity.id, mention=phrase)

    def _kind_of_entity(self, entity: LocalEntity, phrase: Span) -> VoiceKind:
        if entity.kind == "person":
            return "unnamed" if entity.generic else "person"
        if entity.kind == "document":
            return "document"
        if entity.kind == "group":
            return "unnamed" if entity.generic and not entity.evaluative else "group"
        if entity.kind == "organisation":
            return "outlet" if self._is_outlet(entity, phrase) else "organisation"
        return "organisation" if entity.kind == "place" else "unknown"

    def _is_outlet(self, entity: LocalEntity, phrase: Span) -> bool:
        if entity.id in self._outlets or entity.name.casefold() in self._outlet_names:
            return True
        return _says_outlet(phrase.of(self.report.text)) or _says_outlet(entity.name)

    def _kind_of_words(self, words: str) -> VoiceKind:
        found = _WORD.findall(words)
        if not found:
            return "unknown"
        if words.casefold() in self._outlet_names or _says_outlet(words):
            return "outlet"
        last = found[-1]
        lower = last.lower()
        names = [w for w in found[1:] if w[0].isupper()] + (
            [found[0]] if found[0][0].isupper() and len(found) == 1 else []
        )
        if (
            lower in DOCUMENT_NOUNS
            and (len(found) == 1 or not is_capital(last))
            and not any(w.lower() in PERSONAL_PAPERS for w in found)
        ):
            return "document"
        if lower in _UNNAMED:
            return "unnamed"
        if lower in _PERSONS:
            return "person"
        if lower in {"media", "agencies", "newspapers", "channels", "websites"}:
            return "outlet"
        if lower in BODY_HEADS or lower in _BODIES:
            return "organisation"
        if lower in PEOPLE_NOUNS:
            return "group"
        if is_capital(last) and names:
            organisation = any(w.lower() in ORGANISATION_WORDS for w in found) or found[0].lower() == "the"
            return "organisation" if organisation else "person"
        return _kind_by_ending(lower)

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


def _unpossessed(text: str, phrase: Span) -> Span:
    """ "the guild" of "the guild's"."""
    words = phrase.of(text)
    if words.endswith(("'s", "’s")):
        return Span(phrase.start, phrase.end - 2)
    return Span(phrase.start, phrase.end - 1) if words.endswith(("s'", "s’")) else phrase


def _kind_by_ending(lower: str) -> VoiceKind:
    """``a photographer``, ``the neurologists``: nouns for people by their ending."""
    if len(lower) > 5 and lower.endswith(_PEOPLE_ENDINGS):
        return "person"
    return "group" if len(lower) > 6 and lower.endswith(tuple(f"{e}s" for e in _PEOPLE_ENDINGS)) else "unknown"


def _kind_of_mention(mention: Mention) -> VoiceKind:
    if mention.kind in {"person", "organisation", "group", "document"}:
        return mention.kind
    return "organisation" if mention.kind == "place" else "unknown"


def _says_outlet(words: str) -> bool:
    """``the newspaper Tarn``, ``Varro News Agency``, ``Harbour Daily``: a name with a word for what publishes."""
    found = _WORD.findall(words)
    if any(w in OUTLET_NOUNS for w in found[:-1]) and found[-1][0].isupper():
        return True
    if found and found[-1] in OUTLET_NOUNS - {"agency", "station", "site", "monitor", "platform", "programme"}:
        return True
    return (
        len(found) > 1
        and found[-1][0].isupper()
        and found[-1].lower()
        in OUTLET_WORDS
        - {
            "world",
            "today",
            "report",
            "reports",
            "record",
            "independent",
            "mirror",
            "monitor",
            "agency",
            "network",
            "site",
            "observer",
            "reporter",
            "reviewer",
        }
    )


def _host(url: str | None) -> str | None:
    if not url:
        return None
    host = urlsplit(url).hostname
    return host.removeprefix("www.") if host else None
