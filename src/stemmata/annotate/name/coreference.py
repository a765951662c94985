"""Joins the mentions of one report into local entities, where that is safe.

Names first (see :mod:`stemmata.annotate.name.name_joins`), then phrases and pronouns from left to right (see
:mod:`stemmata.annotate.name.antecedents`). "I" and "we" are the speaker's and stay open.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from stemmata.annotate.lexicon.function_words import SPEECH_VERBS
from stemmata.annotate.lexicon.nouns import DOCUMENT_NOUNS, EVALUATIVE_MODIFIERS, PEOPLE_NOUNS
from stemmata.annotate.lexicon.ranks import Gender
from stemmata.annotate.name.acronyms import expansions
from stemmata.annotate.name.antecedents import DETERMINER, Place, Reading, Thread, is_plural, person_heads, type_heads
from stemmata.annotate.name.name_joins import Joined, Spelling, joined
from stemmata.annotate.name.name_keys import name_words
from stemmata.annotate.name.name_types import is_body_name, is_known_place
from stemmata.annotate.name.roles_of_bodies import bearers
from stemmata.annotate.name.titles import Described, described, role_heads
from stemmata.annotate.name.two_scripts import in_two_scripts
from stemmata.model.annotations import Annotations, EntityKind, LocalEntity, Mention
from stemmata.model.report import Report
from stemmata.text.span import Span

_Key = tuple[EntityKind, str, frozenset[str]]  # kind, spelling, and the titles by a person's lone name
_LOCATIVE = re.compile(r"\b(?:in|near|around|outside|across|of|off|from|at|to) $", re.IGNORECASE)
_WORD_AFTER = re.compile(r"\W{0,3}(\w+)")
_WORD_BEFORE = re.compile(r"(\w+) $")


class Coreference:
    """Gives every mention its local entity, or none where two would fit."""

    name = "coreference"
    version = "4"
    needs: tuple[str, ...] = ("mentions", "passages", "quotations")
    gives: tuple[str, ...] = ("mentions", "entities")

    def annotate(self, report: Report, found: Annotations) -> Annotations:
        """The mentions again with ``local`` set; entities "e1", "e2" … in order of their first mention."""
        text, mentions = report.text, found.mentions
        spellings, index = _spellings(text, mentions)
        stated = {one.short.of(text): one.long.of(text) for one in expansions(text)}
        twice = {clean(other): clean(one) for other, one in in_two_scripts(text, mentions).items()}
        found_joins = joined([one.spelling for one in spellings], {**stated, **twice})
        given = _given(found_joins, index)
        threads = _named_threads(spellings, found_joins.groups)
        bodies = {thread.number for thread in threads if thread.kind == "organisation"}
        at_names = [(n, m.span) for n, m in zip(given, mentions, strict=True) if n is not None and n in bodies]
        reading = Reading(_places(text, found), threads, given, bearers(text, at_names))
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


def _given(joins: Joined, index: Sequence[int | None]) -> list[int | None]:
    """The group of each mention that is a name; a name that two persons share is the only one's spoken of so far."""
    spoken: set[int] = set()
    given: list[int | None] = []
    for at in index:
        group = None if at is None else joins.groups[at]
        if group is not None:
            spoken.add(group)
        elif at is not None:
            known = spoken.intersection(joins.bearers[at])
            group = next(iter(known)) if len(known) == 1 else None
        given.append(group)
    return given


@dataclass(frozen=True, slots=True)
class _Spelt:
    spelling: Spelling
    said: Described


def _spellings(text: str, mentions: Sequence[Mention]) -> tuple[tuple[_Spelt, ...], tuple[int | None, ...]]:
    """Each spelling and kind once, in order, with all that is said around it; and each mention's spelling.

    A person's lone name is parted by the titles that stand by it: "Colonel Vashti" need not be "Mrs Vashti".
    """
    bodies = [mention.span for mention in mentions if mention.kind in {"organisation", "place"}]
    starts = [span.start for span in bodies]
    at_key: dict[_Key, int] = {}
    said: list[list[Described]] = []
    articles: list[bool] = []
    index: list[int | None] = []
    for mention in mentions:
        if mention.form not in {"name", "acronym"}:
            index.append(None)
            continue
        surface = clean(mention.span.of(text))
        around = Described()
        if mention.kind == "person":
            near = bodies[bisect_right(starts, mention.span.start) :][:12]
            around = described(text, mention.span, near)
        titles = _titles([around]) if " " not in surface else frozenset()
        key = (mention.kind, surface, titles)
        if key not in at_key:
            at_key[key] = len(said)
            said.append([])
            articles.append(False)
        at = at_key[key]
        index.append(at)
        said[at].append(around)
        articles[at] = articles[at] or text[max(0, mention.span.start - 4) : mention.span.start].lower() == "the "
    spelt = tuple(
        _Spelt(Spelling(surface, kind, _gender(each), titles or _titles(each), the), _together(each))
        for (kind, surface, titles), each, the in zip(at_key, said, articles, strict=True)
    )
    return spelt, tuple(index)


def _titles(said: Sequence[Described]) -> frozenset[str]:
    """The ranks and the nouns of office or calling."""
    return frozenset(rank for one in said for rank in one.ranks) | {
        head for one in said for head in role_heads(one.roles)
    }


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
            words = name_words(spelling.surface)
            thread.heads |= type_heads(words)
            thread.words |= {*words, "".join(words)}
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
            kind_sure=self._kind_sure(thread, members, surfaces, said),
        )

    def _kind_sure(self, thread: Thread, members: Sequence[int], surfaces: Sequence[str], said: Described) -> bool:
        """True if something but the name's capitals says what kind of thing it is."""
        others = {self.mentions[at].form for at in members} & {"nominal", "pronoun"}
        if others or said != Described() or not surfaces:
            return True
        if thread.kind == "person":
            shortened = len({name_words(one) for one in surfaces}) > 1
            return shortened or any(_speaks(self.text, self.mentions[at].span) for at in members)
        if thread.kind == "organisation":
            typed = any(is_body_name(name_words(one)) for one in surfaces)
            return typed or any(one.isupper() and len(one) < 8 for one in surfaces)
        spans = [self.mentions[at].span for at in members]
        led = any(_LOCATIVE.search(self.text, max(0, span.start - 12), span.start) for span in spans)
        return thread.kind != "place" or led or any(is_known_place(one) for one in surfaces)


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
