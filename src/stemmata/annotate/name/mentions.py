"""Mentions: who and what a report names, and the phrases and pronouns that stand for them.

English rules, and no list of the world's names: a capitalised run is weighed by what stands around all
of its occurrences in the report. Mentions do not overlap; a rank is not part of a name; links and
furniture are not read. What a mention stands for is left to :mod:`stemmata.annotate.name.coreference`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from stemmata.annotate.lexicon.function_words import OPENERS, PHRASE_BREAKERS
from stemmata.annotate.lexicon.peoples import BROAD_ADJECTIVES, GROUPS, PLACES
from stemmata.annotate.lexicon.ranks import OFFICE_MODIFIERS, RANK_WORDS, TITLE_HEADS
from stemmata.annotate.name.acronyms import Expansion, expansions
from stemmata.annotate.name.name_cuts import Vocabulary
from stemmata.annotate.name.name_families import (
    LEAST_SIGN,
    surnames_are_persons,
    take_after_neighbours,
    take_after_spellings,
    with_relatives,
)
from stemmata.annotate.name.name_keys import name_key
from stemmata.annotate.name.name_runs import name_runs, title_case
from stemmata.annotate.name.name_types import is_known_place, is_organisation
from stemmata.annotate.name.naming import decided, sums
from stemmata.annotate.name.nominals import phrase_mention, phrases, pronouns
from stemmata.annotate.name.occurrences import Occurrence
from stemmata.annotate.name.run_together import parted
from stemmata.annotate.name.signs_read import SignsRead
from stemmata.annotate.name.words import Word, sentence_slices, words_of
from stemmata.model.annotations import Annotations, EntityKind, Mention, MentionForm
from stemmata.model.report import Report
from stemmata.text.span import Span

_PLURAL_ACRONYM = re.compile(r"[A-Z]{2,7}s$")
_BEYOND_DOUBT = 9.0  # what its own words make a name is one, whatever the tagger reads
_ARTICLE = re.compile(r"(?:al|el)[- ]", re.IGNORECASE)  # an Arabic article: with no other sign, seldom a person


_WORLD: dict[str, tuple[EntityKind, MentionForm]] = {
    **{group.lower(): ("group", "name") for group in sorted(GROUPS)},
    **{place.lower(): ("place", "name") for place in sorted(PLACES)},
}


class Mentions:
    """Finds the mentions of persons, organisations, places, groups, documents, weapons and vehicles."""

    name = "mentions"
    version = "5"
    needs: tuple[str, ...] = ("passages", "quotations", "name_signs")
    gives: tuple[str, ...] = ("mentions",)

    def annotate(self, report: Report, found: Annotations) -> Annotations:
        """Mentions in text order, each with ``local=None``; none for an empty report."""
        words = words_of(report, found.passages)
        names = _names(report, words, SignsRead(found.name_signs))
        running = _nominals(report.text, words, names)
        return replace(found, mentions=tuple(sorted(running, key=lambda mention: mention.span)))


@dataclass(frozen=True, slots=True)
class _Name:
    span: Span
    kind: EntityKind
    form: MentionForm


def _names(report: Report, words: Sequence[Word], read: SignsRead) -> tuple[_Name, ...]:
    """The names of a report, in text order, not overlapping."""
    text = report.text
    running, headings = _parted(report, words)
    vocabulary = Vocabulary.of(running)
    runs = name_runs(running, vocabulary)
    stated = _stated(report, expansions(text))
    occurrences = parted([Occurrence(text, running, run, vocabulary.low) for run in runs])
    seen = [_Seen(_clipped(one, vocabulary), one) for one in occurrences]
    taken = _characters(stated)
    seen = [one for one in seen if taken.isdisjoint(range(one.span.start, one.span.end))]
    rows = sums(((name_key(one.span.of(text)), one.seen) for one in seen), read.kind_of)
    kinds = _kinds(text, seen, rows, read)
    found = [_Name(span, kind, form) for span, (kind, form) in stated.items()]
    for one in seen:
        kind = _kind_here(text, one, kinds)
        if kind is not None:
            found.append(_Name(one.span, kind, _form(one.span.of(text))))
    found.extend(_in_headings(text, headings, found))
    passed_over = read.passed_over(text, [one.span for one in found])
    found.extend(_Name(span, kind, _form(span.of(text))) for span, kind in passed_over)
    return _apart(found)


def _characters(spans: Iterable[Span]) -> frozenset[int]:
    """The offsets that the spans cover."""
    return frozenset(position for span in spans for position in range(span.start, span.end))


@dataclass(frozen=True, slots=True)
class _Seen:
    span: Span
    seen: Occurrence


def _parted(report: Report, words: Sequence[Word]) -> tuple[tuple[Word, ...], tuple[tuple[Word, ...], ...]]:
    """The words of running text, and the sentences that are set like headlines."""
    low = frozenset(word.lower for word in words if not word.capital) | OPENERS
    low -= RANK_WORDS | TITLE_HEADS | OFFICE_MODIFIERS  # rightly capitalised before a name
    running: list[Word] = []
    headings: list[tuple[Word, ...]] = []
    for first, last in sentence_slices(words):
        sentence = tuple(words[first:last])
        common = sum(word.capital and word.lower in low and len(word.text) > 3 for word in sentence)
        enough = 1 if report.zone_at(sentence[0].start) == "headline" else 2
        heading = title_case(sentence) and common >= enough
        if heading or _shouted(sentence):
            headings.append(sentence)
        else:
            running.extend(sentence)
    return tuple(running), tuple(headings)


def _shouted(sentence: Sequence[Word]) -> bool:
    longer = [word for word in sentence if len(word.text) > 3]
    return len(longer) > 2 and sum(word.all_caps for word in longer) > 0.7 * len(longer)


def _stated(report: Report, found: Sequence[Expansion]) -> dict[Span, tuple[EntityKind, MentionForm]]:
    """Names that the report itself explains, wherever they stand, and the outlet's own name."""
    text = report.text
    stated: dict[Span, tuple[EntityKind, MentionForm]] = {}
    taken: set[int] = set()
    names: dict[str, MentionForm] = {}
    for expansion in found:
        names[expansion.long.of(text)] = "name"
        names[expansion.short.of(text)] = "acronym"
    if report.outlet_name and len(report.outlet_name) > 4 and report.outlet_name[0].isupper():
        names.setdefault(report.outlet_name.removeprefix("The "), "name")
    for name in sorted(names, key=lambda one: (-len(one), one)):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?![\w-])", text):
            span = Span(match.start(), match.end())
            if taken.isdisjoint(range(span.start, span.end)):
                taken.update(range(span.start, span.end))
                kind: EntityKind = "place" if name in PLACES else "organisation"
                stated[span] = (kind, names[name])
    readable = {"headline", "byline", "dateline", "body", "caption", "editorial"}
    return {span: value for span, value in stated.items() if report.zone_at(span.start) in readable}


def _is_told(seen: Occurrence) -> bool:
    """Who is told something is somebody: "Quill told Tarvianews that …", whatever the tagger makes of the capital."""
    return seen.before(1) in {"told", "tells", "telling"} and not seen.inside[0].opens


def _clipped(seen: Occurrence, vocabulary: Vocabulary) -> Span:
    """The name's span without a plural's or a lost apostrophe's "s" ("BBRs", "Velias")."""
    last = seen.inside[-1]
    start, end = seen.inside[0].start, last.end
    stem = last.text[:-1]
    whole = seen.surface in PLACES or seen.surface in GROUPS or is_organisation(seen.inside)
    known = stem in PLACES or (len(stem) > 4 and stem.lower() in vocabulary.named and last.text not in GROUPS)
    if (
        not whole
        and not last.possessive
        and last.text.endswith("s")
        and (_PLURAL_ACRONYM.fullmatch(last.text) or known)
    ):
        end -= 1
    return Span(start, end)


def _kinds(
    text: str, seen: Sequence[_Seen], rows: dict[str, dict[EntityKind, float]], read: SignsRead
) -> dict[str, EntityKind | None]:
    """The kind of each key; a surname takes after the full name. None: not a name after all."""
    keyed = [(name_key(one.span.of(text)), one.seen) for one in seen]
    sure = {key for key, one in keyed if not one.run.unsure}
    after_the = {key for key, one in keyed if one.before(1) == "the" and not one.inside[-1].possessive}
    rows = with_relatives(rows, after_the, rows.keys() - sure)
    kinds: dict[str, EntityKind | None] = {}
    for key, row in rows.items():
        weak = key not in sure and max(row.values(), default=0.0) < LEAST_SIGN
        kinds[key] = None if weak else decided(row)
    surnames_are_persons(rows, kinds)
    take_after_neighbours(text, keyed, rows, kinds)
    take_after_spellings(sure, kinds)
    countable = {key for key, one in keyed if _countable(one)}
    perhaps = {key for key, one in keyed if _is_told(one) or not read.is_no_name(one)}
    with_article = {key for key, one in keyed if _ARTICLE.match(one.surface)}
    for key in sorted(sure):
        if key in countable:
            kinds[key] = None
            continue
        kinds[key] = kinds[key] or ("organisation" if key in with_article else "person")
    for key in kinds.keys() - perhaps:
        if max(rows[key].values(), default=0.0) < _BEYOND_DOUBT:
            kinds[key] = None
    return kinds


def _countable(seen: Occurrence) -> bool:
    """True for "a UAV": letters with an indefinite article are a thing's short name, no body's."""
    after = seen.after()
    qualifies = (after is not None and after.lower not in PHRASE_BREAKERS) or bool(seen.inside[-1].tail)
    letters = len(seen.inside) == 1 and seen.inside[0].all_caps
    return letters and seen.before(1) in {"a", "an"} and not qualifies


def _kind_here(text: str, one: _Seen, kinds: Mapping[str, EntityKind | None]) -> EntityKind | None:
    surface = one.span.of(text)
    lone_letters = len(one.seen.inside) == 1 and one.seen.inside[0].all_caps  # "the secretary of the UN"
    if one.seen.run.titled and not lone_letters:
        return "person"
    if is_known_place(surface) and not is_organisation(one.seen.inside):
        return "place"
    if surface in BROAD_ADJECTIVES and _qualifies(one.seen):
        return None
    return "group" if surface in GROUPS else kinds[name_key(surface)]


def _qualifies(seen: Occurrence) -> bool:
    """True for "Western pressure", where a common noun follows; not for "the Western and"."""
    after = seen.after()
    return after is not None and not after.capital and after.lower not in PHRASE_BREAKERS


def _form(surface: str) -> MentionForm:
    letters = surface.replace(".", "").replace("-", "")
    return "acronym" if letters.isupper() and 1 < len(letters) <= 7 and " " not in surface else "name"


def _in_headings(text: str, headings: Sequence[Sequence[Word]], found: Sequence[_Name]) -> Iterator[_Name]:
    """Names known from the running text, and countries and peoples, where a headline repeats them."""
    if not headings:
        return
    known = dict(_WORLD)
    for name in sorted(found, key=lambda one: one.span):
        surface = name.span.of(text)
        if name.kind == "person" and " " in surface:
            known.setdefault(surface.rsplit(" ", 1)[1].lower(), (name.kind, name.form))
        known[surface.lower()] = (name.kind, name.form)
    longest = max((len(key.split()) for key in known), default=1)
    for sentence in headings:
        at = 0
        while at < len(sentence):
            length = _longest_known(text, sentence, at, known, longest)
            if length:
                span = Span(sentence[at].start, sentence[at + length - 1].end)
                yield _Name(span, *known[span.of(text).lower()])
            at += max(1, length)


def _longest_known(
    text: str, sentence: Sequence[Word], at: int, known: Mapping[str, tuple[EntityKind, MentionForm]], longest: int
) -> int:
    for length in range(min(longest, len(sentence) - at), 0, -1):
        surface = text[sentence[at].start : sentence[at + length - 1].end]
        short = len(surface) < 4 and not surface.isupper()
        if surface.lower() in known and sentence[at].capital and not short:
            return length
    return 0


def _apart(found: Sequence[_Name]) -> tuple[_Name, ...]:
    """The names in text order; of two that overlap the one that starts first, then the longer one, stays."""
    kept: list[_Name] = []
    for name in sorted(found, key=lambda one: (one.span.start, -one.span.end, one.kind)):
        if not kept or name.span.start >= kept[-1].span.end:
            kept.append(name)
    return tuple(kept)


def _nominals(text: str, words: Sequence[Word], names: Sequence[_Name]) -> list[Mention]:
    """All mentions: the names, and phrases and pronouns between them; a phrase takes in a people's name."""
    holder: dict[int, _Name] = {}
    at = 0
    for index, word in enumerate(words):
        while at < len(names) and names[at].span.end <= word.start:
            at += 1
        if at < len(names) and names[at].span.start < word.end:
            holder[index] = names[at]

    def covered(index: int) -> EntityKind | None:
        return holder[index].kind if index in holder else None

    nominals = [phrase_mention(words, phrase) for phrase in phrases(words, covered)]
    return _joined(text, words, names, nominals)


def _joined(text: str, words: Sequence[Word], names: Sequence[_Name], nominals: Sequence[Mention]) -> list[Mention]:
    inside = _covering(nominals)
    kept = [
        Mention(span=name.span, kind=name.kind, form=name.form, local=None) for name in names if not inside(name.span)
    ]
    return [*kept, *nominals, *(one for one in pronouns(text, words) if not inside(one.span))]


def _covering(nominals: Sequence[Mention]) -> Callable[[Span], bool]:
    covered = _characters(nominal.span for nominal in nominals)
    return lambda span: span.start in covered


annotator = Mentions()
