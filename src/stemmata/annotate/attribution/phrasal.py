"""Credits by a set phrase: "as X put it", "in X's view", "by X's account", "rumour has it that"."""

from collections.abc import Iterator, Sequence
from typing import Final

from stemmata.annotate.attribution.attributions import Attribution, Range, circumstance_end, content_end, end_of
from stemmata.annotate.attribution.cues import cue_index
from stemmata.annotate.attribution.noun_phrases import phrase_after, subject_before
from stemmata.annotate.attribution.units import Unit, Word
from stemmata.annotate.attribution.verb_forms import is_finite
from stemmata.annotate.lexicon.function_words import DETERMINERS
from stemmata.model.annotations import Modality

# whose words, view or count it is: "in the mayor's view", "by his own account"
_NOUNS: Final[dict[str, Modality]] = {
    "words": "asserts", "account": "asserts", "telling": "asserts", "version": "asserts", "accounts": "asserts",
    "view": "opines", "opinion": "opines", "eyes": "opines", "judgment": "opines", "judgement": "opines",
    "estimate": "supposes", "reckoning": "supposes", "estimates": "supposes", "count": "asserts", "belief": "supposes",
}  # fmt: skip
_LEADS: Final = frozenset({"in", "by", "on", "from"})
_WHOEVER: Final = frozenset("one some all many most several other".split())
_POSSESSIVES: Final = frozenset("his her their its".split())
_PUT: Final = frozenset({"put", "puts"})
_STORY: Final = frozenset("rumour rumours rumor rumors gossip talk word legend".split())  # nobody's in particular
_MOST_OWNER = 8  # words of "the head of the harbour office's"


def phrasal_attributions(unit: Unit) -> Iterator[Attribution]:
    """All credits by a set phrase, in text order of their kinds; none where the unit has none."""
    yield from _as_clauses(unit)
    yield from _views(unit)
    yield from _has_it(unit)


def _as_clauses(unit: Unit) -> Iterator[Attribution]:
    """``As the Beacon reported on Monday, ships left``; ``the deal was dead, as Pell put it``."""
    words, limit = unit.words, end_of(unit)
    for at in range(limit - 2):
        if words[at].lower != "as" or not (at == 0 or words[at - 1].kind in {"comma", "break", "quote"}):
            continue
        end = phrase_after(words, at + 1, limit)
        cue = _cue_at(words, end, limit)
        if end == at + 1 or cue is None:
            continue
        after, modality, lemma = cue
        if at and lemma != "put":
            continue  # a verb of the table, afterwards: read as a free credit
        for _ in range(3):
            after, _channel = circumstance_end(words, after, limit)
        content = _as_content(unit, at, after, limit)
        if content is not None:
            yield Attribution(
                form="according",
                source=(at + 1, end),
                cue=(end, cue[0]),
                content=(content,),
                modality=modality,
                lemma=lemma,
                begins=at,
            )


def _as_content(unit: Unit, at: int, after: int, limit: int) -> Range | None:
    words = unit.words
    if at:
        return (0, at) if _has_verb(words, 0, at) and after >= limit - 1 else None
    if after >= limit or words[after].kind not in {"comma", "break"}:
        return None
    return (after + 1, limit) if after + 1 < limit else None


def _cue_at(words: Sequence[Word], at: int, limit: int) -> tuple[int, Modality, str] | None:
    """The verb group at ``at``: where it ends, how it says it, and its lemma; None where it is no cue of speech."""
    here = at
    while here < min(limit, at + 3) and words[here].lower in {"has", "have", "had", "also", "first", "later", "once"}:
        here += 1
    if here >= limit:
        return None
    if words[here].lower in _PUT and here + 1 < limit and words[here + 1].lower == "it":
        return here + 2, "asserts", "put"
    for cue in cue_index().get(words[here].lower, ()):
        if cue.particle is None and cue.inflection in {"past", "third"} and cue.frames & {"c", "q"}:
            return here + 1, cue.modality, cue.lemma
    return None


def _views(unit: Unit) -> Iterator[Attribution]:
    """``In Pell's view, …``; ``…, by his own account``; ``in the guild's words``."""
    words, limit = unit.words, end_of(unit)
    for at in range(limit - 2):
        if words[at].lower not in _LEADS or not (at == 0 or words[at - 1].kind in {"comma", "break", "quote"}):
            continue
        noun = next((i for i in range(at + 2, min(limit, at + _MOST_OWNER)) if words[i].lower in _NOUNS), None)
        owner = _owner(words, at + 1, noun) if noun is not None else None
        if noun is None:
            continue
        if owner is None and noun == at + 2 and words[at + 1].lower in _WHOEVER:  # "by some accounts"
            content = _around(unit, at, noun + 1, limit)
            if content is not None:
                yield _nobodys(words, (at, noun + 1), content)
            continue
        if owner is None:
            continue
        content = _around(unit, at, noun + 1, limit)
        if content is not None:
            yield Attribution(
                form="according",
                source=owner,
                cue=(at, noun + 1) if words[owner[0]].lower in _POSSESSIVES else (noun, noun + 1),
                content=(content,),
                modality=_NOUNS[words[noun].lower],
                lemma=words[noun].lower,
                begins=at,
            )


def _nobodys(words: Sequence[Word], cue: Range, content: Range) -> Attribution:
    noun = words[cue[1] - 1].lower
    return Attribution(form="according", source=None, cue=cue, content=(content,), modality=_NOUNS[noun], lemma=noun)


def _owner(words: Sequence[Word], start: int, noun: int) -> Range | None:
    end = noun - 1 if words[noun - 1].lower == "own" else noun
    if end - start == 1 and words[start].lower in _POSSESSIVES:
        return (start, end)
    owned = words[end - 1].text.endswith(("'s", "’s", "s'", "s’"))
    plain = all(w.kind in {"word", "number"} for w in words[start:end])
    return (start, end) if owned and plain and start < end else None


def _around(unit: Unit, at: int, after: int, limit: int) -> Range | None:
    words = unit.words
    if at == 0:
        opens = after < limit and words[after].kind == "comma"
        return (after + 1, limit) if opens and after + 1 < limit else None
    return (0, at) if after >= limit - 1 and _has_verb(words, 0, at) else None


def _has_it(unit: Unit) -> Iterator[Attribution]:
    """``Rumour has it that ships left``; ``one version had it that``."""
    words, limit = unit.words, end_of(unit)
    for at in range(1, limit - 3):
        if (
            words[at].lower not in {"has", "had", "have"}
            or words[at + 1].lower != "it"
            or words[at + 2].lower != "that"
        ):
            continue
        subject = subject_before(words, at, 0)
        if subject is None:
            continue
        end = content_end(unit, at + 3, subject.region, relative=False)
        nobody = words[subject.end - 1].lower in _STORY and words[subject.start].lower not in DETERMINERS - {"the"}
        cue = (subject.start, at + 3) if nobody else (at, at + 3)
        yield Attribution(
            form="clause",
            source=None if nobody else (subject.start, subject.end),
            cue=cue,
            content=((at + 3, end),),
            modality="alleges",
            lemma="have",
        )


def _has_verb(words: Sequence[Word], start: int, end: int) -> bool:
    return any(is_finite(w.lower) or w.kind == "quote" for w in words[start:end])
