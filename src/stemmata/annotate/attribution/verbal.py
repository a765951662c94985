"""Credits by a verb: "X said that", "“…,” said X", "X, citing Y, said", "asked Y to", "are said to be"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from stemmata.annotate.attribution.attributions import (
    Attribution,
    Channel,
    Complement,
    IsDocument,
    Range,
    circumstance_end,
    content_end,
    end_of,
)
from stemmata.annotate.attribution.complements import QUESTION_WORDS, complement_of
from stemmata.annotate.attribution.cues import Cue, cue_index
from stemmata.annotate.attribution.free import free_content, inverted_attribution
from stemmata.annotate.attribution.noun_phrases import (
    Phrase,
    clause_subject,
    last_phrase,
    phrase_after,
    subject_before,
)
from stemmata.annotate.attribution.passive import passive_attribution
from stemmata.annotate.attribution.through import through
from stemmata.annotate.attribution.trailing import trailing_subject
from stemmata.annotate.attribution.units import Unit, Word
from stemmata.annotate.attribution.verb_forms import BE, NEGATIONS, is_auxiliary, is_finite
from stemmata.annotate.attribution.verb_groups import group_start
from stemmata.annotate.attribution.verb_readings import (
    is_country,
    is_participle,
    is_title_case,
    may_be_base,
    reads_as_verb,
)
from stemmata.annotate.lexicon.function_words import DETERMINERS, PREPOSITIONS
from stemmata.model.annotations import Modality

_GOES_ON: Final = frozenset("on continued appeared seemed began continues used".split())
_LEADS: Final = frozenset("in through via speaking".split())
_TOLD_IN: Final = frozenset(  # "issued a statement saying that"
    "statement statements letter letters message messages post posts tweet email memo interview report note".split()
)
NOT_SAID: Final = "The voice is said not to have said so."
_HELD: Final = frozenset("describe portray characterise characterize depict".split())  # "as"
_SEEN: Final = frozenset({"see", "view"})  # "sees the letter as a forgery"
SAYING: Final = frozenset("saying telling claiming reporting stating adding writing warning".split())


def verbal_attributions(unit: Unit, is_document: IsDocument) -> list[Attribution]:
    """All credits by a verb, in text order of their cues."""
    index = cue_index()
    found: list[Attribution] = []
    taken = -1
    titled = is_title_case(unit.words)
    for at, word in enumerate(unit.words):
        readings = index.get(word.lower)
        if readings is None or word.kind != "word" or at <= taken or (word.capital and at and not titled):
            continue
        if is_country(unit.words, at):
            continue
        for cue in readings:
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
    if cue.inflection in {"base", "third"} and cue.noun_too and _is_passive(words, group, at):
        return None  # "there were reports"
    if cue.inflection in {"past", "participle"} and _is_passive(words, group, at):
        return passive_attribution(unit, cue, (group, after), is_document)
    if cue.inflection == "participle" and not any(is_auxiliary(w.lower) for w in words[group:at]):
        return None
    if cue.inflection == "base" and not may_be_base(words, group, at):
        return None
    if words[at - 1].lower == "to" if at else False:
        control = _control(words, at)
        if control is None:
            return None
        group = control
    if cue.inflection == "past" and is_participle(words, cue, (group, at), after):
        return None
    if cue.inflection == "ing":
        return _participial(unit, cue, (group, after), before)
    return _finite(unit, cue, (group, after), before, is_document)


def _is_passive(words: Sequence[Word], group: int, verb: int) -> bool:
    auxiliaries = [w.lower for w in words[group:verb] if is_auxiliary(w.lower)]
    return bool(auxiliaries) and auxiliaries[-1] in BE


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


def _finite(
    unit: Unit, cue: Cue, group: Range, before: list[Attribution], is_document: IsDocument
) -> Attribution | None:
    words = unit.words
    if cue.noun_too and not reads_as_verb(unit, group):
        return None
    subject = trailing_subject(unit, group) if "f" in cue.frames else None
    subject = subject or _narrowed(unit, subject_before(words, group[0], 0))
    inverted = inverted_attribution(unit, cue, group, subject)
    if inverted is not None:
        return inverted
    source = (subject.start, subject.end) if subject else _shared_source(unit, group[0], before)
    if source is None or ("d" in cue.frames and not is_document(source)):
        return None
    if words[source[0]].lower in {"nobody", "none", "neither", "no", "there"}:
        return None  # "no one said that"
    made = _completed(unit, cue, group, source, subject)
    return None if made is None or _says_nothing(unit, made) else made


def _says_nothing(unit: Unit, made: Attribution) -> bool:
    """``did not say who``, ``quoted Pell a day earlier``, ``saw the ships``: no words of the voice follow."""
    words = unit.words
    if made.doubt == NOT_SAID:
        return True
    held = [w for start, end in made.content for w in words[start:end]]
    if made.lemma in _SEEN:
        return all(w.lower != "as" for w in held)
    if made.lemma not in {"quote", "cite"} or made.deeper or any(w.kind == "quote" for w in held):
        return False
    return any(w.capital for w in held[:2]) or made.lemma == "quote"


def _completed(unit: Unit, cue: Cue, group: Range, source: Range, subject: Phrase | None) -> Attribution | None:
    """The credit with its content, which follows the cue, or stands before it, or round it."""
    words = unit.words
    region = subject.region if subject else group[0]
    relative = subject is not None and subject.relative
    quoted = _quoted_as_saying(unit, cue, group)
    if quoted is not None:
        deeper, start = quoted
        if start >= end_of(unit):
            before = free_content(unit, region, start)
            base = _credit(cue, group, source, words, region)
            return replace(base, form="free", content=before, deeper=deeper) if before else None
        end = content_end(unit, start, region, relative=relative)
        base = _credit(cue, group, source, words, region)
        return (
            replace(base, form="clause", content=((start, end),), deeper=deeper, relative=relative)
            if start < end
            else None
        )
    found = complement_of(unit, cue, group[1], region, relative=relative)
    base = _credit(cue, group, source, words, region)
    came, _ = through(words, source, group[0]) if subject is not None and not relative else ((), 0)
    channels = (*_leading_channels(unit, region), *found.channels, *came)
    base = replace(base, channels=channels, shares=subject is None, relative=relative)
    base = replace(base, modality=_modality(unit, cue, found, group[1]))
    if found.content is not None and not _interrupts(words, group, subject):
        content: tuple[Range, ...] = (found.content,)
        if region and not relative and found.content[0] == found.after and is_auxiliary(words[found.after].lower):
            content = ((0, region), found.content)  # "The port he said was shut."
        return replace(base, content=content)
    if subject is not None and not relative and _announces(unit, found.after):
        return replace(base, form="free")
    if subject is None or relative or "f" not in cue.frames:
        return None
    free = free_content(unit, region, found.after)
    if free is None or ("c" not in cue.frames and not _quotes(words, free)):
        return None
    return replace(base, form="free", content=free)


def _modality(unit: Unit, cue: Cue, found: Complement, after: int) -> Modality:
    """How the verb says it here: "told X to" requests, "asked whether" asks, "dismissed X as" opines."""
    words = unit.words
    if found.requests and cue.modality == "asserts":
        return "requests"
    if found.content is None:
        return cue.modality
    first = words[found.content[0]]
    if cue.lemma == "ask" and (first.lower in QUESTION_WORDS or _is_question(first)):
        return "asks"
    held_to_be = cue.lemma in _HELD and any(w.lower == "as" for w in words[after : found.content[1]])
    return "opines" if held_to_be else cue.modality


def _is_question(word: Word) -> bool:
    return word.kind == "quote" and word.text.rstrip("\"'”’»“ ").endswith("?")


def _announces(unit: Unit, after: int) -> bool:
    """``The letter reads as follows:`` at the end of a paragraph: the next one is in its words."""
    return after == len(unit.words) - 1 and unit.words[after].text == ":"


def _quotes(words: Sequence[Word], content: Sequence[Range]) -> bool:
    """True for a content with a quotation, and for one that is still to be found in the sentence before."""
    return not content or any(w.kind == "quote" for start, end in content for w in words[start:end])


def _narrowed(unit: Unit, subject: Phrase | None) -> Phrase | None:
    """Where commas are lost: "… fled for her mother Tarn Aid said" is said by Tarn Aid, a known name."""
    if subject is None or subject.relative:
        return subject
    words = unit.words
    start = unit.names.get(words[subject.end - 1].span.end)
    first = next((at for at in range(subject.start + 1, subject.end) if words[at].span.start == start), None)
    if first is None or words[first - 1].lower in PREPOSITIONS | DETERMINERS | {"and", "or"}:
        return subject
    between = words[subject.start : first]
    if not any(is_finite(w.lower) or w.lower.endswith(("ing", "ed")) for w in between):
        return subject
    return Phrase(start=first, end=subject.end, region=first)


def _leading_channels(unit: Unit, region: int) -> tuple[Channel, ...]:
    """``In the letter, the colonel says``: the channel that opens the clause, right before its subject."""
    words = unit.words
    opening = region
    if region > 2 and words[region - 1].lower == "which" and words[region - 2].lower in {"in", "through"}:
        start = last_phrase(words, max(0, region - 10), region - 2)
        return (Channel(source=(start, region - 2), cue=(region - 2, region), must_be="document"),)
    if words[region].lower not in _LEADS:
        if not region or words[region - 1].kind != "comma":
            return ()
        found = [at for at in range(max(0, region - 12), region) if words[at].lower in _LEADS]
        if not found or (found[0] > 1 and words[found[0] - 1].kind == "word"):
            return ()
        opening = found[0]
    at = opening + 1 if words[opening].lower == "speaking" else opening
    _, channel = circumstance_end(words, at, end_of(unit))
    return (channel,) if channel is not None else ()


def _credit(cue: Cue, group: Range, source: Range | None, words: Sequence[Word], begins: int) -> Attribution:
    negative = any(w.lower in NEGATIONS or w.lower.endswith("n't") for w in words[group[0] : group[1]])
    unsaid = negative and cue.modality not in {"supposes", "expects", "opines", "denies"}
    return Attribution(
        form="clause",
        source=source,
        cue=group,
        content=(),
        modality=cue.modality,
        negative=negative and cue.modality != "denies",
        doubt=NOT_SAID if unsaid else None,
        lemma=cue.lemma,
        begins=begins,
        goes_on=any(w.lower in {"also", "further", "again"} for w in words[group[0] : group[1]]),
    )


def _interrupts(words: Sequence[Word], group: Range, subject: Phrase | None) -> bool:
    """``“A,” he said, “B.”``: the credit stands between two halves of what was said."""
    if subject is None or subject.relative or subject.region < 1 or group[1] >= len(words):
        return False
    here = subject.region - 1
    if words[here].kind == "comma":
        here -= 1
    if words[group[1]].kind not in {"comma", "break"} or words[group[1]].text == ":":
        return False
    begun = here < subject.region - 1 and not any(is_finite(w.lower) for w in words[:here])
    return words[here].kind == "quote" or begun


def _quoted_as_saying(unit: Unit, cue: Cue, group: Range) -> tuple[tuple[Channel, ...], int] | None:
    """``quoted B as saying that``: B, and where the content begins."""
    words, limit = unit.words, end_of(unit)
    if cue.lemma not in {"quote", "cite"} or cue.inflection == "participle":
        return None
    end = phrase_after(words, group[1], limit)
    if end <= group[1]:
        return None
    for at in range(end, min(end + 12, limit - 1)):
        if words[at].lower == "as" and words[at + 1].lower in SAYING:
            opened = at + 2 < limit and (words[at + 2].lower == "that" or words[at + 2].text in {",", ":"})
            start = at + 2 + opened
            return (Channel(source=(group[1], end), cue=(at, at + 2), must_be="any"),), start
    return None


def _shared_source(unit: Unit, group: int, before: list[Attribution]) -> Range | None:
    """``said A and warned that B``: the source of the credit before, else the subject of the clause."""
    words = unit.words
    if not group or not (words[group - 1].lower in {"and", "but", "or"} or words[group - 1].kind == "comma"):
        return None
    named = [a for a in before if a.source is not None and a.cue[1] <= group and a.form in {"clause", "free", "quoted"}]
    if named:
        return named[-1].source
    subject = clause_subject(words, group, 0)
    return (subject.start, subject.end) if subject else None


def _participial(unit: Unit, cue: Cue, group: Range, before: list[Attribution]) -> Attribution | None:
    """``…, adding that B``; ``issued a statement saying that``."""
    words = unit.words
    if (
        group[0] == 0
        or cue.noun_too
        or not cue.frames & {"c", "t", "q", "a"}
        or any(is_auxiliary(w.lower) for w in words[group[0] : group[1]])
    ):
        return _progressive(unit, cue, group)
    previous = words[group[0] - 1]
    if previous.lower in PREPOSITIONS | {"as"}:
        return None
    named = [a for a in before if a.source is not None and a.cue[1] <= group[0]]
    source: Range | None = named[-1].source if named else None
    if previous.kind == "word" and previous.lower not in _TOLD_IN:
        return None
    if source is None or previous.kind == "word":
        subject = clause_subject(words, group[0], 0)
        source = (subject.start, subject.end) if subject else source
    if source is None:
        return None
    found = complement_of(unit, cue, group[1], group[0], relative=False)
    if found.content is None:
        return None
    return replace(
        _credit(cue, group, source, words, group[0]), content=(found.content,), channels=found.channels, shares=True
    )


def _progressive(unit: Unit, cue: Cue, group: Range) -> Attribution | None:
    """``is now claiming that``."""
    words = unit.words
    if not any(is_auxiliary(w.lower) for w in words[group[0] : group[1]]):
        return None
    subject = subject_before(words, group[0], 0)
    return _completed(unit, cue, group, (subject.start, subject.end), subject) if subject else None
