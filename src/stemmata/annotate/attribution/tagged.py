"""The tagger's credits in the words of the units that they stand in."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from stemmata.annotate.attribution.attributions import Attribution, Form, Range
from stemmata.annotate.attribution.complements import QUESTION_WORDS
from stemmata.annotate.attribution.cue_table import ADVERBS, NOUNS
from stemmata.annotate.attribution.cues import cue_index
from stemmata.annotate.attribution.noun_phrases import RELATIVES, SUBJECT_PRONOUNS, antecedent_of
from stemmata.annotate.attribution.sources import source_in
from stemmata.annotate.attribution.speakers import SPOKEN, is_role
from stemmata.annotate.attribution.units import Unit, Word
from stemmata.annotate.attribution.verb_forms import NEGATIONS, is_auxiliary
from stemmata.annotate.attribution.voice_kinds import kind_of_words
from stemmata.annotate.lexicon.function_words import DETERMINERS, PREPOSITIONS
from stemmata.model.annotations import Credit, Modality
from stemmata.text.span import Span

_SURE: Final = 0.8  # a lower score gives way to a rule that has a document speak
UNSURE: Final = 0.5  # a lower score is told to the reader: of those four in ten are right
_PARTS: Final = {
    "source": "who is credited",
    "cue": "whether these words credit anybody",
    "content": "which words are credited",
}
_QUOTED: Final = 0.5  # the share of a quotation that a content has to cover to have it as its own
_CITING: Final = frozenset({"citing", "quoting"})  # their source becomes the voice under another one's
_EMPTY: Final = DETERMINERS | PREPOSITIONS | SUBJECT_PRONOUNS | {"what", "which", "whom", "whose"}
_BOUNDS: Final = frozenset({("at", "least"), ("at", "most"), ("more", "than"), ("less", "than"), ("fewer", "than")})
_LOOSE_ENDS: Final = ",;:–— \n"
_UNSAID: Final = frozenset({"asserts", "alleges", "requests", "asks"})


@dataclass(slots=True)
class InUnit:
    """Which of the tagger's outermost credits have their cue in a unit, which of those within a content have, and which
    outermost ones have only words of their content there."""

    own: list[int] = field(default_factory=list)
    inner: list[int] = field(default_factory=list)
    lent: list[int] = field(default_factory=list)


def in_units(units: Sequence[Unit], credits: Sequence[Credit]) -> list[InUnit]:
    """For each unit, which are in text order, the indices of the credits that it takes part in."""
    starts = [unit.span.start for unit in units]
    placed = [InUnit() for _ in units]
    for index, credit in enumerate(credits):
        own = bisect_right(starts, credit.cue[0].start) - 1
        if own < 0:
            continue
        if credit.depth:
            placed[own].inner.append(index)
            continue
        placed[own].own.append(index)
        first = max(0, bisect_right(starts, credit.content[0].start) - 1)
        for other in range(first, bisect_left(starts, credit.content[-1].end)):
            if other != own and any(span.overlaps(units[other].span) for span in credit.content):
                placed[other].lent.append(index)
    return placed


def credited_in(unit: Unit, credit: Credit, index: int) -> Attribution | None:
    """The credit in the words of the unit that holds its cue; ``index`` is its place among the tagger's.

    *Returns:* None for one whose cue is within a quotation, or says that nothing was said.
    """
    cue = _range(unit, credit.cue[0])
    if cue is None or any(word.kind == "quote" for word in unit.words[slice(*cue)]):
        return None
    content = contents_in(unit, credit)
    words = unit.words[slice(*cue)]
    if all(word.text.isupper() for word in words) and not any(word.lower in cue_index() for word in words):
        return None  # "TARN VALLEY VOICES": capitals make a verb of any name
    if credit.depth and not any(word.kind == "word" for word in words):
        return None  # within a content an apostrophe is part of a word
    if content and not any(_says(word) for start, end in content for word in unit.words[start:end]):
        return None
    modality, lemma, form = _reading(words, content, cue)
    form = form if content else "free"
    negative = any(w.lower in NEGATIONS or w.lower.endswith("n't") for w in words)
    if negative and modality in _UNSAID:
        return None
    source, spoken = _source(unit, credit, cue)
    relative = source is not None and spoken is not None and not unit.between(*source).overlaps(spoken)
    first = unit.words[content[0][0]].lower if content else ""
    if modality == "asserts" and first == "to" and content[0][0] >= cue[1]:
        modality = "requests"
    if lemma == "ask" and first in QUESTION_WORDS:
        modality = "asks"
    doubt = None
    if credit.score < UNSURE:
        doubt = f"Read with little certainty ({credit.score:.0%}), least of {_PARTS[credit.least_sure]}."
    return Attribution(
        form=form,
        source=source,
        cue=cue,
        content=content,
        modality=modality,
        negative=negative and modality != "denies",
        doubt=doubt,
        lemma=lemma,
        goes_on=any(w.lower in {"also", "further", "again"} for w in words),
        relative=relative,
        credit=index if credit.depth == 0 else None,
        read=True,
        sure=credit.score >= _SURE,
        spoken=spoken,
    )


def _says(word: Word) -> bool:
    """True for a word that can be what somebody says; not for "the" or "which"."""
    return word.kind in {"quote", "number"} or (word.kind == "word" and word.lower not in _EMPTY)


def _reading(words: Sequence[Word], content: Sequence[Range], cue: Range) -> tuple[Modality, str, Form]:
    """The modality, lemma and form of a cue, by the first of its words that the tables know; else it asserts."""
    if words[0].lower == "according":
        return "asserts", "according", "according"
    before = bool(content) and content[0][0] < cue[0]
    for at, word in enumerate(words):
        for reading in cue_index().get(word.lower, ()):
            follows = words[at + 1].lower if at + 1 < len(words) else ""
            if reading.particle is None or reading.particle == follows:
                return reading.modality, reading.lemma, "free" if before else "clause"
        if word.lower in ADVERBS:
            return ADVERBS[word.lower], word.lower, "adverb"
        noun = word.lower if word.lower in NOUNS else word.lower.removesuffix("s")
        if noun in NOUNS:
            return NOUNS[noun], noun, "nominal"
    return "asserts", words[-1].lower, "free" if before else "clause"


def _source(unit: Unit, credit: Credit, cue: Range) -> tuple[Range | None, Span | None]:
    """The words of the unit that name the source, and all of its words, wherever they stand."""
    if not credit.source:
        return None, None
    spoken = Span(credit.source[0].start, credit.source[-1].end)
    while len(spoken) > 1 and unit.text[spoken.end - 1] in _LOOSE_ENDS:
        spoken = Span(spoken.start, spoken.end - 1)
    whole = _range(unit, spoken) if unit.span.contains(spoken) else None
    if whole is None:
        return None, spoken
    relative = whole[1] - whole[0] == 1 and unit.words[whole[0]].lower in RELATIVES
    before = antecedent_of(unit.words, whole[0], 0) if relative else None
    if before is not None:
        return (before.start, before.end), spoken
    named = source_in(unit, whole, follows=whole[0] >= cue[1])
    pronoun = whole[1] - whole[0] == 1 and unit.words[whole[0]].lower in SUBJECT_PRONOUNS
    return (whole if named is None or pronoun else named), spoken


def contents_in(unit: Unit, credit: Credit) -> tuple[Range, ...]:
    """The unit's words that are content of the credit, in text order; a quotation is, if half of it is."""
    found: list[Range] = []
    for span in credit.content:
        whole = _range(unit, span)
        if whole is None:
            continue
        start, end = whole
        while start < end and not _is_covered(unit.words[start], span):
            start += 1
        while end > start and not _is_covered(unit.words[end - 1], span):
            end -= 1
        start -= _begins_late(unit, start)
        end += _breaks_off(unit, end)
        if start < end and found and found[-1][1] >= start:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        elif start < end:
            found.append((start, end))
    return tuple(found)


def _begins_late(unit: Unit, start: int) -> bool:
    """True where what begins there lacks the word before: "At | least 11 people"."""
    return 0 < start < len(unit.words) and (unit.words[start - 1].lower, unit.words[start].lower) in _BOUNDS


def _breaks_off(unit: Unit, end: int) -> bool:
    """True where what ends there lacks its last word: "had sunk on | Friday"."""
    if not end or end >= len(unit.words):
        return False
    return unit.words[end - 1].lower in PREPOSITIONS and unit.words[end].kind in {"word", "number"}


def _is_covered(word: Word, span: Span) -> bool:
    return word.kind != "quote" or word.span.shared(span) >= _QUOTED * len(word.span)


def _range(unit: Unit, span: Span) -> Range | None:
    """The words that share a character with a span; None where none does."""
    start = bisect_right(unit.words, span.start, key=lambda word: word.span.end)
    end = bisect_left(unit.words, span.end, key=lambda word: word.span.start)
    return (start, end) if start < end else None


def merged(rules: Sequence[Attribution], tagged: Sequence[Attribution], words: Sequence[Word]) -> list[Attribution]:
    """The credits of both: the tagger's spans, with what a rule knows more of the same credit, and the rules' credits
    that stand within what the tagger has somebody say, or apart from it.

    Where the tagger finds no source, it has to be a rule's credit too, or one of speech: "rifles were promised" has
    nobody say anything.
    """
    citing = [rule for rule in rules if rule.lemma in _CITING and rule.source and _speaks(words[slice(*rule.source)])]
    cited = [one for one in tagged if any(_overlap(one.cue, rule.cue) for rule in citing)]
    tagged = [one for one in tagged if one not in cited]
    rules = [rule for rule in rules if rule in citing or rule.lemma not in _CITING]
    outermost = [one for one in tagged if one.credit is not None]
    tagged = [*outermost, *(one for one in tagged if one.credit is None and _fits(one, outermost))]
    tagged = [one for one in tagged if one.spoken or one.lemma in SPOKEN or _same(one, rules) is not None]
    same = {index: rule for index, one in enumerate(tagged) if (rule := _same(one, rules)) is not None}
    found = [_with_rule(one, same.get(index), words) for index, one in enumerate(tagged)]
    matched = {id(rule) for rule in same.values()}
    for rule in rules:
        if id(rule) not in matched and (
            rule in citing or _is_within(rule, outermost) or not _runs_into(rule, outermost)
        ):
            found.append(rule)
    return sorted(found, key=lambda one: (one.cue, one.content))


def _speaks(words: Sequence[Word]) -> bool:
    """True for ``citing two dockers``, ``citing the Tarn Beacon``; not for ``citing the release of the crew``."""
    first = next((at for at, word in enumerate(words) if at and word.lower in PREPOSITIONS), len(words))
    head = words[first - 1]
    return head.capital or kind_of_words(head.lower) != "unknown"


def _same(one: Attribution, rules: Sequence[Attribution]) -> Attribution | None:
    """The rules' reading of the same credit: it shares a word of the cue."""
    return next((rule for rule in rules if rule.lemma not in _CITING and _overlap(one.cue, rule.cue)), None)


def _with_rule(one: Attribution, rule: Attribution | None, words: Sequence[Word]) -> Attribution:
    if rule is None:
        return one
    if rule.deeper:
        return replace(rule, doubt=rule.doubt or one.doubt)
    elsewhere = one.source is None and rule.source is not None  # the voice in the sentence goes before
    one = replace(one, source=None, spoken=None) if elsewhere or _is_paper(one, rule, words) else one
    return replace(
        rule,
        source=_named(one, rule, words),
        cue=one.cue,
        content=_whole(one, rule, words),
        shares=rule.shares and one.spoken is None,
        doubt=rule.doubt or one.doubt,
        credit=one.credit,
        read=True,
        spoken=one.spoken,
        begins=-1,
    )


def _whole(one: Attribution, rule: Attribution, words: Sequence[Word]) -> tuple[Range, ...]:
    """The tagger's content; a rule's where that only begins earlier: "called on | the crews | to stay", or where the
    tagger's ends before its verb: "claimed | the ferry | was safe"."""
    if not one.content or len(one.content) > 1 or len(rule.content) > 1 or not rule.content:
        return one.content or rule.content
    (start, end), (begins, ends) = one.content[0], rule.content[0]
    earlier = one.cue[1] <= begins <= start and end == ends
    cut_off = begins == start and end < ends and is_auxiliary(words[end].lower)
    return rule.content if earlier or cut_off else one.content


def _is_paper(one: Attribution, rule: Attribution, words: Sequence[Word]) -> bool:
    """``A letter signed by Orla Quill says``: the letter does, where the tagger is not sure that Quill does."""
    if one.sure or one.source is None or rule.source is None or _overlap(one.source, rule.source):
        return False
    return any(kind_of_words(word.lower) == "document" for word in words[slice(*rule.source)])


def _named(one: Attribution, rule: Attribution, words: Sequence[Word]) -> Range | None:
    """The words that name the source: a rule's, where it agrees with the tagger on who speaks; it knows the head.

    Where it breaks off before a role, they are the tagger's: "said | Guild | chief Orla Quill".
    """
    if one.spoken is None or not rule.source or not one.source or not _overlap(rule.source, one.source):
        return rule.source if one.spoken is None else one.source
    (start, end), (begins, ends) = one.source, rule.source
    breaks_off = start == begins and ends < end and is_role(words[ends])
    return one.source if breaks_off else rule.source


def _fits(inner: Attribution, outermost: Sequence[Attribution]) -> bool:
    """True for a credit within a content, or in a sentence of a quotation, where no outermost one is in sight."""
    return not outermost or _is_within(inner, outermost)


def _is_within(rule: Attribution, tagged: Sequence[Attribution]) -> bool:
    """True if all of a rule's credit lies within one content of the tagger's."""
    parts = (rule.cue, *rule.content)
    return any(
        all(start <= part[0] and part[1] <= end for part in parts) for one in tagged for start, end in one.content
    )


def _runs_into(rule: Attribution, tagged: Sequence[Attribution]) -> bool:
    """True where a rule has somebody say words that the tagger uses otherwise."""
    for one in tagged:
        taken = (one.cue, *([one.source] if one.source else []), *one.content)
        if any(_overlap(a, b) for a in taken for b in (rule.cue, *rule.content)):
            return True
    return False


def _overlap(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]
