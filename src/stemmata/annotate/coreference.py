"""Joins the mentions of one report into local entities, where that is safe.

Names first (see :mod:`stemmata.annotate.name_joins`), then phrases and pronouns from left to right (see
:mod:`stemmata.annotate.antecedents`). "I" and "we" are the speaker's and stay open.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from stemmata.annotate.acronyms import expansions
from stemmata.annotate.antecedents import DETERMINER, Place, Reading, Thread, is_plural, person_heads, type_heads
from stemmata.annotate.function_words import SPEECH_VERBS
from stemmata.annotate.name_joins import Spelling, joined
from stemmata.annotate.name_keys import name_words
from stemmata.annotate.nouns import DOCUMENT_NOUNS, EVALUATIVE_MODIFIERS, PEOPLE_NOUNS
from stemmata.annotate.ranks import Gender
from stemmata.annotate.titles import Described, described, role_heads
from stemmata.model.annotations import Annotations, LocalEntity, Mention
from stemmata.model.report import Report
from stemmata.text.span import Span

_WORD_AFTER = re.compile(r"\W{0,3}(\w+)")
_WORD_BEFORE = re.compile(r"(\w+) $")


class Coreference:
    """Gives every mention its local entity, or none where two would fit."""

    name = "coreference"
    version = "1"
    needs: tuple[str, ...] = ("mentions", "passages", "quotations")
    gives: tuple[str, ...] = ("mentions", "entities")

    def annotate(self, report: Report, found: Annotations) -> Annotations:
        """The mentions again with ``local`` set; entities "e1", "e2" … in order of their first mention."""
        text, mentions = report.text, found.mentions
        spellings, index = _spellings(text, mentions)
        stated = {one.short.of(text): one.long.of(text) for one in expansions(text)}
        groups = joined([one.spelling for one in spellings], stated)
        given = [None if at is None else groups[at] for at in index]
        threads = _named_threads(spellings, groups)
        reading = Reading(_places(text, found), threads, given)
        numbers = reading.read()
        order = {number: f"e{at}" for at, number in enumerate(dict.fromkeys(n for n in numbers if n is not None), 1)}
        members: dict[int, list[int]] = defaultdict(list)
        for at, number in enumerate(numbers):
            if number is not None:
                members[number].append(at)
        collected = _Collected(text, mentions, [spellings[at].said if at is not None else Described() for at in index])
        acronyms = _acronyms(stated)
        entities = tuple(
            collected.entity(order[number], reading.threads[number], members[number], acronyms) for number in order
        )
        issued = tuple(
            replace(
                mention,
                local=None if number is None else order[number],
                kind=mention.kind if number is None else reading.threads[number].kind,
            )
            for mention, number in zip(mentions, numbers, strict=True)
        )
        return replace(found, mentions=issued, entities=entities)


@dataclass(frozen=True, slots=True)
class _Spelt:
    spelling: Spelling
    said: Described


def _spellings(text: str, mentions: Sequence[Mention]) -> tuple[tuple[_Spelt, ...], tuple[int | None, ...]]:
    """Each spelling and kind once, in order, with all that is said around it; and each mention's spelling."""
    bodies = [mention.span for mention in mentions if mention.kind in {"organisation", "place"}]
    starts = [span.start for span in bodies]
    at_key: dict[tuple[str, str], int] = {}
    said: list[list[Described]] = []
    keys: list[tuple[str, str]] = []
    index: list[int | None] = []
    for mention in mentions:
        if mention.form not in {"name", "acronym"}:
            index.append(None)
            continue
        key = (mention.kind, clean(mention.span.of(text)))
        if key not in at_key:
            at_key[key] = len(keys)
            keys.append(key)
            said.append([])
        index.append(at_key[key])
        if mention.kind == "person":
            near = bodies[bisect_right(starts, mention.span.start) :][:12]
            said[at_key[key]].append(described(text, mention.span, near))
    spelt = tuple(
        _Spelt(Spelling(surface, kind, _gender(each)), _together(each))  # type: ignore[arg-type]
        for (kind, surface), each in zip(keys, said, strict=True)
    )
    return spelt, tuple(index)


def clean(surface: str) -> str:
    """A name without an editor's brackets, without quotation marks and with single spaces."""
    return " ".join(re.sub(r"[\[\]‘“”]", "", surface).split())


def _gender(said: Sequence[Described]) -> Gender | None:
    genders = {one.gender for one in said} - {None}
    return genders.pop() if len(genders) == 1 else None


def _together(said: Sequence[Described]) -> Described:
    ranks = tuple(sorted({rank for one in said for rank in one.ranks}))
    roles = tuple(sorted({role for one in said for role in one.roles}))
    return Described(ranks, roles, _gender(said))


def _named_threads(spellings: Sequence[_Spelt], groups: Sequence[int | None]) -> list[Thread]:
    threads: dict[int, Thread] = {}
    for one, number in zip(spellings, groups, strict=True):
        if number is None:
            continue
        spelling, said = one.spelling, one.said
        thread = threads.setdefault(number, Thread(number=number, kind=spelling.kind, named=True))
        thread.gender = thread.gender or said.gender
        if spelling.kind == "person":
            thread.heads |= person_heads(said.ranks, role_heads(said.roles))
        elif spelling.kind == "organisation":
            thread.heads |= type_heads(name_words(spelling.surface))
        elif spelling.kind == "group":
            thread.plural = spelling.surface.endswith("s")
    return list(threads.values())


def _places(text: str, found: Annotations) -> tuple[Place, ...]:
    """Where each mention stands: its sentence, paragraph, quotation and neighbours."""
    sentences = [passage.span for passage in found.passages if passage.kind == "sentence"]
    paragraphs = [passage.span for passage in found.passages if passage.kind == "paragraph"]
    quotations = [quotation.span for quotation in found.quotations if quotation.depth == 0 and not quotation.scare]
    starts = [[span.start for span in layer] for layer in (sentences, paragraphs, quotations)]
    places = []
    end = 0
    for mention in found.mentions:
        sentence, paragraph, quotation = (bisect_right(layer, mention.span.start) - 1 for layer in starts)
        quoted = quotation >= 0 and quotations[quotation].contains(mention.span)
        first = sentences[sentence].start if sentence >= 0 else 0
        places.append(
            Place(
                mention=mention,
                sentence=sentence,
                paragraph=paragraph,
                quotation=quotation if quoted else -1,
                words=clean(mention.span.of(text)),
                lead=text[first : mention.span.start],
                gap=text[end : mention.span.start] if end else "",
                speaks=_speaks(text, mention.span),
            )
        )
        end = mention.span.end
    return tuple(places)


def _speaks(text: str, span: Span) -> bool:
    after = _WORD_AFTER.match(text, span.end)
    before = _WORD_BEFORE.search(text, max(0, span.start - 16), span.start)
    follows = after is not None and after[1].lower() in SPEECH_VERBS and text[span.end : span.end + 1] == " "
    return follows or (before is not None and before[1].lower() in SPEECH_VERBS - {"told", "tells", "asked", "called"})


def _acronyms(stated: Mapping[str, str]) -> dict[str, str]:
    return {short: long for short, long in stated.items() if short.replace(".", "").replace("-", "").isupper()}


@dataclass(frozen=True, slots=True)
class _Collected:
    text: str
    mentions: Sequence[Mention]
    said: Sequence[Described]

    def entity(self, local: str, thread: Thread, members: Sequence[int], stated: Mapping[str, str]) -> LocalEntity:
        """The local entity that these mentions make up."""
        surfaces = [
            clean(self.mentions[at].span.of(self.text))
            for at in members
            if self.mentions[at].form in {"name", "acronym"}
        ]
        phrases = [clean(self.mentions[at].span.of(self.text)) for at in members if self.mentions[at].form == "nominal"]
        names = sorted(set(surfaces)) if surfaces else sorted({_bare(phrase) for phrase in phrases})
        said = _together([self.said[at] for at in members])
        return LocalEntity(
            id=local,
            kind=thread.kind,
            name=_fullest(surfaces) if surfaces else _telling(phrases),
            names=tuple(names),
            acronyms=tuple(name for name in names if name in stated and len(names) > 1),
            ranks=said.ranks,
            roles=said.roles,
            evaluative=not surfaces and any(_evaluative(phrase) for phrase in phrases),
            generic=not surfaces and _generic(thread, phrases),
        )


def _fullest(surfaces: Sequence[str]) -> str:
    """The spelling with most words; then not the acronym, the most frequent, the longest, the alphabet's first."""
    counts = Counter(surfaces)
    return min(counts, key=lambda name: (-len(name_words(name)), name.isupper(), -counts[name], -len(name), name))


def _bare(phrase: str) -> str:
    return DETERMINER.sub("", phrase)


def _telling(phrases: Sequence[str]) -> str:
    """The first phrase without its determiner; of a document the first that says what kind of paper it is."""
    kinds = [phrase for phrase in phrases if DOCUMENT_NOUNS.get(phrase.split()[-1].lower(), "document") != "document"]
    return _bare((kinds or list(phrases))[0])


def _evaluative(phrase: str) -> bool:
    words = phrase.lower().split()
    return PEOPLE_NOUNS.get(words[-1], False) or bool(EVALUATIVE_MODIFIERS.intersection(words))


def _generic(thread: Thread, phrases: Sequence[str]) -> bool:
    """A class: people or things in the plural without a name, save bodies and documents."""
    if thread.kind in {"organisation", "document"}:
        return False
    return thread.kind in {"weapon", "vehicle"} or all(is_plural(phrase.split()[-1].lower()) for phrase in phrases)


annotator = Coreference()
