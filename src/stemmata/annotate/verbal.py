"""Credits by a verb: "X said that", "“…,” said X", "X, citing Y, said", "asked Y to", "are said to be"."""

from collections.abc import Iterator, Sequence
from typing import Final

from stemmata.annotate.attributions import Attribution, Channel, IsDocument, Range, end_of
from stemmata.annotate.complements import complement_of
from stemmata.annotate.cues import Cue, cue_index
from stemmata.annotate.function_words import DETERMINERS, PREPOSITIONS
from stemmata.annotate.noun_phrases import (
    SUBORDINATORS,
    Phrase,
    is_adverb,
    phrase_after,
    subject_before,
)
from stemmata.annotate.passive import passive_attribution
from stemmata.annotate.units import Unit, Word
from stemmata.annotate.verb_forms import BE, NEGATIONS, is_auxiliary, is_finite
from stemmata.model.annotations import Modality

_IN_GROUP: Final = frozenset(
    """also now then later further previously earlier already still again repeatedly once even first since just only
    both all therefore thus never not always often sometimes""".split()
)
_GOES_ON: Final = frozenset("on continued appeared seemed began continues used".split())
_NOT_SAID = "The voice is said not to have said so."


def verbal_attributions(unit: Unit, is_document: IsDocument) -> list[Attribution]:
    """All credits by a verb, in text order of their cues."""
    index = cue_index()
    found: list[Attribution] = []
    taken = -1
    for at, word in enumerate(unit.words):
        if word.kind != "word" or at <= taken:
            continue
        for cue in index.get(word.lower, ()):
            made = _read(unit, cue, at, found, is_document)
            if made is not None:
                found.append(made)
                taken = made.cue[1] - 1 if made.cue[0] <= at else at
                break
    return found


def _read(unit: Unit, cue: Cue, at: int, before: list[Attribution], is_document: IsDocument) -> Attribution | None:
    words = unit.words
    after = at + 1
    if cue.particle is not None:
        if after >= len(words) or words[after].lower != cue.particle:
            return None
        after += 1
    group = group_start(words, at)
    if cue.inflection in {"past", "participle"} and _is_passive(words, group, at):
        return passive_attribution(unit, cue, (group, after))
    if cue.inflection == "participle" and group == at and not _same_as_past(cue, words[at].lower):
        return None
    if cue.inflection == "base" and not _may_be_base(words, group, at):
        return None
    if words[at - 1].lower == "to" if at else False:
        control = _control(words, at)
        if control is None:
            return None
        group = control
    if cue.inflection == "past" and group == at and _is_modifier(words, at):
        return None
    if cue.inflection == "ing":
        return _participial(unit, cue, (group, after), before, is_document)
    return _finite(unit, cue, (group, after), before, is_document)


def group_start(words: Sequence[Word], verb: int) -> int:
    """Where the auxiliaries and adverbs begin that belong to the verb."""
    at = verb
    while at and words[at - 1].kind == "word":
        lower = words[at - 1].lower
        if not (is_auxiliary(lower) or lower in _IN_GROUP or lower in NEGATIONS or _is_inner_adverb(words, at - 1)):
            break
        at -= 1
    while at < verb and words[at].lower in {"both", "all", "then"}:
        at += 1
    return at


def _is_inner_adverb(words: Sequence[Word], at: int) -> bool:
    return at > 0 and words[at].lower.endswith("ly") and is_adverb(words[at])


def _is_passive(words: Sequence[Word], group: int, verb: int) -> bool:
    auxiliaries = [w.lower for w in words[group:verb] if is_auxiliary(w.lower)]
    return bool(auxiliaries) and auxiliaries[-1] in BE


def _same_as_past(cue: Cue, lower: str) -> bool:
    return any(c.inflection == "past" and c.lemma == cue.lemma for c in cue_index().get(lower, ()))


def _may_be_base(words: Sequence[Word], group: int, verb: int) -> bool:
    """A base form is a finite verb after an auxiliary, "to", a plural or a pronoun: ``activists say``."""
    if group < verb and any(is_auxiliary(w.lower) for w in words[group:verb]):
        return True
    if not group:
        return False
    before = words[group - 1]
    if before.lower == "to":
        return True
    if before.lower in {"they", "we", "i", "you", "who", "which", "that", "and", "people", "police", "some", "many", "others", "most"}:
        return True
    return before.kind == "word" and before.lower.endswith("s") and not before.lower.endswith(("ss", "'s", "us", "is"))


def _control(words: Sequence[Word], verb: int) -> int | None:
    """``went on to say``: where the verb group begins; None where "to say" is a mere wish."""
    if verb < 2 or words[verb - 2].lower not in _GOES_ON:
        return None
    start = verb - 2
    if words[start].lower == "on":
        if start == 0 or words[start - 1].lower not in {"went", "goes", "go"}:
            return None
        start -= 1
    return group_start(words, start)


def _is_modifier(words: Sequence[Word], at: int) -> bool:
    """``the reported attack``, ``a letter quoted by``: no finite verb."""
    if at + 1 < len(words) and words[at + 1].lower == "by":
        return True
    if not at:
        return True
    before = words[at - 1].lower
    return (before in DETERMINERS and before not in {"this", "that", "these", "those", "some", "many", "several", "others", "all", "one", "her", "both"}) or before in PREPOSITIONS | {"'s"}


def _finite(
    unit: Unit, cue: Cue, group: Range, before: list[Attribution], is_document: IsDocument
) -> Attribution | None:
    words = unit.words
    if cue.noun_too and not _reads_as_verb(words, group):
        return None
    subject = subject_before(words, group[0], 0)
    inverted = _inverted(unit, cue, group) if subject is None or _is_clause_end(words, group[0]) else None
    if inverted is not None:
        return inverted
    shares = subject is None
    source: Range | None = (subject.start, subject.end) if subject else None
    if subject is None:
        source = _shared_source(unit, group[0], before)
        if source is None:
            return None
    if "d" in cue.frames and (source is None or not is_document(source)):
        return None
    region = subject.region if subject else group[0]
    relative = subject is not None and subject.relative
    found = complement_of(unit, cue, group[1], region, relative=relative)
    cue_range = (group[0], max(group[1], found.cue_end))
    if found.content is not None and not _ends_free(unit, cue, group, subject):
        return _made("clause", cue, cue_range, source, (found.content,), words, found.channels, shares, relative, found.requests)
    free = free_content(unit, region, found.after, cue) if subject and not relative and "f" in cue.frames else ()
    if not free:
        return None
    return _made("free", cue, cue_range, source, free, words, found.channels, shares, False, False)


def _ends_free(unit: Unit, cue: Cue, group: Range, subject: Phrase | None) -> bool:
    """``“A,” he said, “B.”``: a quotation on either side is one content that the credit interrupts."""
    if subject is None or subject.relative or "f" not in cue.frames or subject.region < 2:
        return False
    words = unit.words
    here = subject.region - 1
    if words[here].kind == "comma":
        here -= 1
    return words[here].kind == "quote" and group[1] < len(words) and words[group[1]].kind in {"comma", "break"}


def _made(  # noqa: PLR0913, PLR0917 — one row of the finished value
    form: str, cue: Cue, cue_range: Range, source: Range | None, content: tuple[Range, ...], words: Sequence[Word],
    channels: tuple[Channel, ...], shares: bool, relative: bool, requests: bool,
) -> Attribution:
    raise NotImplementedError
