"""Credits by a passive: "is believed to", "was quoted by X as saying", "it is said that", "is considered by some"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from stemmata.annotate.attribution.attributions import (
    Attribution,
    Channel,
    IsDocument,
    Range,
    circumstance_end,
    content_end,
    end_of,
    starts_clause,
)
from stemmata.annotate.attribution.cues import Cue
from stemmata.annotate.attribution.noun_phrases import RELATIVES, phrase_after, subject_before
from stemmata.annotate.attribution.units import Unit, Word
from stemmata.annotate.attribution.verb_forms import NEGATIONS

_SAYING: Final = frozenset("saying telling claiming reporting stating adding writing warning".split())
_DEEDS: Final = frozenset("welcome hail charge feel post email text".split())  # "was welcomed by" is no speech
_TELLS: Final = frozenset("tell inform notify assure remind warn".split())
_CHARGES: Final = frozenset({"accuse", "blame"})
_WHERE: Final = frozenset("in with to within".split())


def passive_attribution(unit: Unit, cue: Cue, group: Range, is_document: IsDocument) -> Attribution | None:
    """The credit of a passive verb group; None where it credits nobody."""
    words, limit = unit.words, end_of(unit)
    subject = subject_before(words, group[0], 0)
    if subject is None:
        return None
    whole: Range = (subject.region, group[0])
    if cue.lemma in {"quote", "cite"}:
        return _quoted(unit, cue, group, (subject.start, subject.end))
    enclosing = _enclosing(unit, cue, group, is_document)
    if enclosing is not None:
        return replace(_made(cue, group, enclosing, (whole,), words), cue=(group[0], enclosing[0]))
    after = group[1]
    agent: Range | None = None
    if after < limit and words[after].lower == "by":
        end = phrase_after(words, after + 1, limit)
        if end == after + 1:
            return None
        agent, after = (after + 1, end), end
    if cue.lemma in _CHARGES:
        return _charged(unit, cue, group, whole, agent)
    impersonal = words[subject.start].lower == "it" and subject.end - subject.start == 1
    if impersonal and cue.frames & {"c", "t", "b"}:
        return _impersonal(unit, cue, (subject.start, group[1]), agent, after)
    if cue.lemma in _TELLS:
        return _told(unit, cue, group, agent, after)
    if agent is None and not _nobody(words, cue, after, limit):
        return None
    if agent is not None and (not cue.frames & {"f", "b"} or cue.lemma in _DEEDS):
        return None
    if subject.relative:
        whole = (subject.start, subject.end)
    end = content_end(unit, after, subject.region, relative=subject.relative)
    rest = (after, end)
    goes_on = rest[0] < rest[1] and words[after].kind in {"word", "quote"} and words[after].lower not in RELATIVES
    content = (whole, rest) if goes_on else (whole,)
    return _made(cue, group, agent, content, words)


def _impersonal(unit: Unit, cue: Cue, group: Range, agent: Range | None, after: int) -> Attribution | None:
    """``It is said in the port that ships left``, ``it is feared they sank``, ``ships left, it is understood``."""
    words, limit = unit.words, end_of(unit)
    at = after
    if any(w.lower in NEGATIONS for w in words[group[0] : group[1]]):
        return None  # "it is not known who"
    for _ in range(2):
        if at < limit and words[at].lower != "that":
            at, _channel = circumstance_end(words, at, limit)
    if at < limit and (words[at].lower == "that" or (at == after and starts_clause(words, at, limit))):
        start = at + (words[at].lower == "that")
        end = content_end(unit, start, group[0], relative=False)
        return _made(cue, group, agent, ((start, end),), words) if start < end else None
    begin = group[0]
    if begin < 2 or words[begin - 1].kind != "comma" or not (at >= limit or words[at].kind == "comma"):
        return None
    rest = (at + 1, limit) if at + 1 < limit else None
    content = ((0, begin - 1), rest) if rest else ((0, begin - 1),)
    return _made(cue, group, agent, content, words)


def _told(unit: Unit, cue: Cue, group: Range, agent: Range | None, after: int) -> Attribution | None:
    """``Varro was told by a clerk that ships left``: the clerk's words; the subject is the hearer."""
    words, limit = unit.words, end_of(unit)
    if after >= limit or words[after].lower not in {"that", "how", "to"} or words[after + 1 : after + 2] == ():
        return None
    end = content_end(unit, after, group[0], relative=False)
    made = _made(cue, group, agent, ((after, end),), words)
    return replace(made, modality="requests") if words[after].lower == "to" else made


def _charged(unit: Unit, cue: Cue, group: Range, whole: Range, agent: Range | None) -> Attribution | None:
    """``The guild was accused by Pell of selling coal``, ``… of selling coal by Pell``."""
    words, limit = unit.words, end_of(unit)
    start = agent[1] if agent is not None else group[1]
    if start >= limit or words[start].lower not in {"of", "for"}:
        return None
    end = content_end(unit, start, whole[0], relative=False)
    if agent is None:
        by = next((at for at in range(start + 1, end - 1) if words[at].lower == "by"), None)
        stop = phrase_after(words, by + 1, limit) if by is not None else start
        if by is not None and stop >= end:
            agent, end = (by + 1, stop), by
    return _made(cue, group, agent, (whole, (start, end)), words)


def _enclosing(unit: Unit, cue: Cue, group: Range, is_document: IsDocument) -> Range | None:
    """``is enclosed with the letter``, ``are named in it``: the document."""
    words, limit = unit.words, end_of(unit)
    if "e" not in cue.frames or group[1] >= limit or words[group[1]].lower not in _WHERE:
        return None
    end = phrase_after(words, group[1] + 1, limit)
    phrase = (group[1] + 1, end)
    return phrase if end > phrase[0] and is_document(phrase) else None


def _nobody(words: Sequence[Word], cue: Cue, after: int, limit: int) -> bool:
    """``are said to be``, ``is considered dead``, ``is described as``: a passive that credits somebody unnamed."""
    if "b" in cue.frames and after < limit:
        if words[after].lower == "to":
            return True
        return cue.lemma in {"consider", "deem", "regard"} and words[after].lower not in {"and", "or", "in", "on", "at"}
    return cue.lemma in {"describe", "portray", "depict"} and after < limit and words[after].lower == "as"


def _made(
    cue: Cue, group: Range, agent: Range | None, content: tuple[Range, ...], words: Sequence[Word]
) -> Attribution:
    negative = any(w.lower in NEGATIONS or w.lower.endswith("n't") for w in words[group[0] : group[1]])
    return Attribution(
        form="passive",
        source=agent,
        cue=group,
        content=content,
        modality=cue.modality,
        negative=negative,
        lemma=cue.lemma,
    )


def _quoted(unit: Unit, cue: Cue, group: Range, source: Range) -> Attribution | None:
    """``was quoted by Y as saying that``, ``was quoted as saying by Y``."""
    words, limit = unit.words, end_of(unit)
    at = group[1]
    through: tuple[Channel, ...] = ()
    cue_end = at
    for _ in range(3):
        if at + 1 < limit and words[at].lower == "by":
            end = phrase_after(words, at + 1, limit)
            if end == at + 1:
                return None
            through = (Channel(source=(at + 1, end), cue=(group[0], group[1]), must_be="any"),)
            at = end
        elif at + 1 < limit and words[at].lower == "as" and words[at + 1].lower in _SAYING:
            at += 2
            cue_end = at if not through else cue_end
        else:
            break
    if at < limit and (words[at].kind == "comma" or words[at].lower == "that" or words[at].text == ":"):
        at += 1
    if at == group[1]:
        return None
    if at >= limit:
        return _quoted_before(unit, cue, (group[0], cue_end), source, through)
    end = content_end(unit, at, source[0], relative=False)
    return (
        Attribution(
            form="quoted",
            source=source,
            cue=(group[0], cue_end),
            content=((at, end),),
            modality="asserts",
            channels=through,
            lemma=cue.lemma,
        )
        if at < end
        else None
    )


def _quoted_before(
    unit: Unit, cue: Cue, group: Range, source: Range, through: tuple[Channel, ...]
) -> Attribution | None:
    """``“Nine died,” a clerk was quoted as saying by the Beacon``: the content stands before the source."""
    words = unit.words
    end = source[0]
    while end and words[end - 1].kind in {"comma", "break"}:
        end -= 1
    if not end or words[end - 1].kind != "quote":
        return None
    return Attribution(
        form="quoted",
        source=source,
        cue=group,
        content=((0, end),),
        modality="asserts",
        channels=through,
        lemma=cue.lemma,
    )
