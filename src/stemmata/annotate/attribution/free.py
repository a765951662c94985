"""Contents that stand before their cue: "…, the letter says", "“…,” said X, “…”", "This, X adds, …"."""

from collections.abc import Sequence
from typing import Final

from stemmata.annotate.attribution.attributions import Attribution, Range, circumstance_end, content_end, end_of
from stemmata.annotate.attribution.cues import Cue
from stemmata.annotate.attribution.noun_phrases import SUBORDINATORS, TIME_WORDS, Phrase, is_modifier, phrase_after
from stemmata.annotate.attribution.units import Unit, Word
from stemmata.annotate.attribution.verb_forms import is_finite
from stemmata.annotate.lexicon.function_words import PREPOSITIONS

_NOT_RESUMED: Final = frozenset(
    "who which whose according citing quoting adding saying while whereas although though as when after noting".split()
)
_INVERTS: Final = frozenset("say add note warn explain argue insist report".split())  # without quotation marks
_DASHES: Final = frozenset("—–")
_LONG_ADJUNCT = 8  # words: "In May the crews left the quay" is more than an adjunct
_SHORT_UNIT = 14  # "Varro said in a telephone interview on Monday." credits the sentence before it


def free_content(unit: Unit, subject: int, after: int) -> tuple[Range, ...] | None:
    """The content of a credit whose words run from ``subject`` to ``after``.

    *Returns:* one range, or two where the credit interrupts it; empty where the credit is all there is to the unit;
    None where nothing before it can be its content.
    """
    words, limit = unit.words, end_of(unit)
    if subject == 0 or (subject == 1 and words[0].kind == "word"):
        return () if after >= limit <= _SHORT_UNIT else None
    before = _content_before(words, subject, ends=after >= limit)
    if before is None:
        return None
    rest = _content_after(unit, before, after, limit)
    if rest is None and not (_stands_alone(words, before) or _is_headline(unit, before)):
        return None
    return (before,) if rest is None else (before, rest)


def _content_before(words: Sequence[Word], subject: int, *, ends: bool) -> Range | None:
    end = subject
    if words[end - 1].lower in {"as", "so"}:
        end -= 1
    separated = end < subject
    while end and (words[end - 1].kind == "comma" or words[end - 1].text in _DASHES or words[end - 1].text == "-"):
        end -= 1
        separated = True
    start = 0
    while start < end and words[start].lower in {"and", "but"}:
        start += 1
    if start >= end:
        return None
    quoted = words[end - 1].kind == "quote" or words[end - 1].text in {"?", "!", '"', "”"}
    if separated or quoted:
        return (start, end)
    return (start, end) if ends and _has_verb(words, start, end) else None


def _content_after(unit: Unit, before: Range, after: int, limit: int) -> Range | None:
    """Where the content goes on after the credit."""
    words = unit.words
    if after >= limit - 1 or not (words[after].kind in {"comma", "break"} or words[after].text == "."):
        if after < limit and words[after].kind == "quote":
            return (after, content_end(unit, after, 0, relative=False))
        return None
    follows = words[after + 1]
    if follows.kind == "quote":
        return (after + 1, content_end(unit, after + 1, 0, relative=False))
    if words[after].text == "." or follows.lower in _NOT_RESUMED or follows.lower.endswith("ing"):
        return None
    incomplete = not _has_verb(words, *before) and not any(w.kind == "quote" for w in words[before[0] : before[1]])
    if incomplete or follows.lower in {"and", "or", "but", "because", "since"}:
        end = content_end(unit, after + 1, 0, relative=False)
        return (after + 1, end) if end > after + 1 else None
    return None


def _is_headline(unit: Unit, content: Range) -> bool:
    """``Town empty, mayor says``: a headline needs no verb to say something."""
    start, end = content
    adjunct = unit.words[start].lower in SUBORDINATORS | PREPOSITIONS
    return unit.zone == "headline" and end - start > 1 and not adjunct


def _stands_alone(words: Sequence[Word], content: Range) -> bool:
    """A quotation, or a clause of at least three words; not "After the raid," or "When asked,"."""
    start, end = content
    if any(w.kind == "quote" for w in words[start:end]):
        return True
    first = words[start].lower
    adjunct = first in SUBORDINATORS or (first in PREPOSITIONS and end - start < _LONG_ADJUNCT)
    most = start + 1 < end and words[start + 1].lower in {"least", "most"}  # "At least nine died"
    if adjunct and not most and not any(w.kind == "comma" for w in words[start:end]):
        return False
    return end - start >= 2 and _has_verb(words, start, end)


def _has_verb(words: Sequence[Word], start: int, end: int) -> bool:
    return any(is_finite(w.lower) for w in words[start:end])


def inverted_attribution(unit: Unit, cue: Cue, group: Range, subject: Phrase | None) -> Attribution | None:
    """``“…,” said X``: the source follows the cue, and the content stands before it. None where it is not so."""
    words, limit = unit.words, end_of(unit)
    start, after = group
    if "v" not in cue.frames or start == 0 or after >= limit or cue.inflection not in {"past", "third", "base"}:
        return None
    closing = words[start - 1]
    quoted = closing.kind == "quote" or closing.text in {'"', "”", "?", "!"}
    if closing.kind == "comma":
        quoted = start > 1 and words[start - 2].kind == "quote"
    elif closing.text not in _DASHES and not quoted:
        return _unmarked(unit, cue, group)
    if not quoted and (
        words[after].lower == "that" or cue.lemma not in _INVERTS or (subject is not None and "o" in cue.frames)
    ):
        return None
    if words[after].lower in TIME_WORDS:
        return None  # "a group said Saturday"
    end = phrase_after(words, after, limit)
    if (
        not quoted
        and end < limit
        and words[end].kind not in {"comma", "break"}
        and words[end].lower not in PREPOSITIONS
    ):
        return None
    if end == after or (end < limit and is_finite(words[end].lower)):
        return None
    before = _content_before(words, start, ends=False)
    if before is None or not (_stands_alone(words, before) or _is_headline(unit, before)):
        return None
    rest = _content_after(unit, before, _past_apposition(words, end, limit), limit)
    return Attribution(
        form="free",
        source=(after, end),
        cue=group,
        content=(before,) if rest is None else (before, rest),
        modality=cue.modality,
        lemma=cue.lemma,
    )


def _unmarked(unit: Unit, cue: Cue, group: Range) -> Attribution | None:
    """``nine men died said Tarn Aid``, where commas are lost: a name without a verb is no content of "said"."""
    words, limit = unit.words, end_of(unit)
    start, after = group
    end = phrase_after(words, after, limit)
    named = words[after].capital or words[after].lower in {"the", "a", "an"} or words[max(after, end - 1)].capital
    if (
        words[after].lower in TIME_WORDS
        or cue.lemma not in _INVERTS
        or not named
        or end == after
        or not _has_verb(words, 0, start)
    ):
        return None
    stop = next((at for at in range(after, limit) if words[at].lower in {"who", "which", "that"}), limit)
    if any(w.kind == "quote" for w in words[after:limit]) or any(
        is_finite(words[at].lower) and not is_modifier(words, at) for at in range(after, stop)
    ):
        return None
    return Attribution(
        form="free", source=(after, end), cue=group, content=((0, start),), modality=cue.modality, lemma=cue.lemma
    )


def _past_apposition(words: Sequence[Word], at: int, limit: int) -> int:
    """``said X, a docker, “…”``: the comma before the quotation that resumes; ``at`` itself where none does."""
    for _ in range(3):
        moved, _channel = circumstance_end(words, at, limit)
        if moved == at:
            break
        at = moved
    for here in range(at, min(at + 30, limit)):
        if words[here].kind == "quote" and here > at:
            return here - 1 if words[here - 1].kind in {"comma", "break", "mark"} else here
        if words[here].text == "." or (is_finite(words[here].lower) and words[here].lower not in {"was", "is"}):
            break
    return at
