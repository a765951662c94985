"""Credits by a colon or a dash: "VARRO: “…”", "“…” — Varro", "The mayor laughed: “…”", "Coal sold: ministry"."""

from collections.abc import Iterator, Sequence
from typing import Final

from stemmata.annotate.attribution.attributions import Attribution, Range, end_of
from stemmata.annotate.attribution.noun_phrases import Phrase, clause_subject, phrase_after, subject_before
from stemmata.annotate.attribution.units import Unit, Word
from stemmata.annotate.attribution.verb_forms import is_finite

_LABEL_WORDS = 8
_SMALL: Final = frozenset({"of", "the", "al", "for"})
_GENRES: Final = frozenset(  # they announce a kind of text, not who speaks
    """factbox analysis exclusive update updates video videos photo photos picture pictures opinion breaking live
    timeline explainer interview watch listen read comment editorial feature profile blog podcast gallery infographic
    note correction clarification related""".split()
)
_DASHES: Final = frozenset({"—", "–", "-"})


def label_attributions(unit: Unit, verbal: Sequence[Attribution]) -> Iterator[Attribution]:
    """The credit by a label before the words, and the one after them; ``verbal`` are those that have a verb."""
    before = _before(unit, verbal)
    if before is not None:
        yield before
        return
    after = _after(unit)
    if after is not None:
        yield after


def _label(source: Range, cue: Range, content: Range) -> Attribution:
    return Attribution(
        form="label", source=source, cue=cue, content=(content,), modality="asserts", lemma=":", begins=0
    )


def _before(unit: Unit, verbal: Sequence[Attribution]) -> Attribution | None:
    """``VARRO: “…”``, ``The mayor, Ned Pell: “…”``, ``Minister: no guards`` in a headline, ``Pell laughed: “…”``."""
    words, limit = unit.words, end_of(unit)
    at = next((i for i in range(1, limit - 1) if words[i].text == ":"), None)
    if at is None:
        return None
    quoted = words[at + 1].kind == "quote"
    if any(is_finite(w.lower) for w in words[:at]):
        free = quoted and at + 2 >= limit and not any(a.cue[0] < at + 1 for a in verbal)
        subject = _subject(words, at) if free else None
        return _label((subject.start, subject.end), (at, at + 1), (at + 1, limit)) if subject is not None else None
    start = next((i + 1 for i in range(at - 1, 0, -1) if words[i].kind == "comma"), 0)
    named = words[start].capital and all(w.capital or w.lower in _SMALL for w in words[start:at])
    common = quoted and words[0].lower == "the" and at <= 5 and all(w.kind == "word" for w in words[:at])
    genre = at - start == 1 and words[start].lower in _GENRES
    if genre or at > _LABEL_WORDS or not (named or common) or not (quoted or (unit.zone == "headline" and not start)):
        return None
    return _label((start, at), (at, at + 1), (at + 1, limit))


def _subject(words: Sequence[Word], colon: int) -> Phrase | None:
    """Of "Asked about it, Pell laughed:" Pell: the subject of the last clause before the colon."""
    start = next((i + 1 for i in range(colon - 1, 0, -1) if words[i].kind == "comma"), 0)
    verb = next((i for i in range(start + 1, colon) if is_finite(words[i].lower)), None)
    if verb is not None:
        return subject_before(words, verb, start)
    end = phrase_after(words, start, colon)
    return Phrase(start=start, end=end, region=0) if start and end > start else clause_subject(words, colon, 0)


def _after(unit: Unit) -> Attribution | None:
    """``“…” — Ned Pell``; in a headline ``Coal sold: ministry`` too."""
    words, limit = unit.words, end_of(unit)
    headline = unit.zone == "headline"
    at = next((i for i in range(limit - 1, max(0, limit - 8), -1) if _parts(words[i], headline=headline)), None)
    if not at or at + 1 >= limit:
        return None
    quoted = words[at - 1].kind == "quote"
    end = phrase_after(words, at + 1, limit)
    if end == at + 1 or not ((quoted and (words[at + 1].capital or headline)) or (headline and end == limit)):
        return None
    return Attribution(
        form="label",
        source=(at + 1, end),
        cue=(at, at + 1),
        content=((at - 1, at),) if quoted else ((0, at),),
        modality="asserts",
        lemma="—",
    )


def _parts(word: Word, *, headline: bool) -> bool:
    return word.text in _DASHES or (headline and word.text == ":")
