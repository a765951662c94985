"""Credits without a verb of their own: "according to X", "X's claim that", "reportedly", "NAME: “…”"."""

from collections.abc import Iterator, Sequence
from typing import Final

from stemmata.annotate.attributions import Attribution, Range, content_end, end_of
from stemmata.annotate.cue_table import ADVERBS, NOUNS, PREPOSITIONAL
from stemmata.annotate.function_words import DETERMINERS, PREPOSITIONS
from stemmata.annotate.noun_phrases import RELATIVES, SUBORDINATORS, phrase_after
from stemmata.annotate.units import Unit, Word
from stemmata.annotate.verb_forms import BE, is_auxiliary, is_finite

_FIRST: Final = frozenset(phrase[0] for phrase in PREPOSITIONAL)
_ACCUSING: Final = frozenset("allegation accusation rumour rumor claim report warning fear threat".split())
_LABEL_WORDS = 6


def other_attributions(unit: Unit, verbal: Sequence[Attribution]) -> list[Attribution]:
    """All credits without a verb of the table, in text order of their cues; ``verbal`` are those that have one."""
    found = [
        *_prepositional(unit),
        *_adverbial(unit),
        *_nominal(unit),
        *_labels(unit),
        *_beside_quotations(unit, verbal),
    ]
    return sorted(found, key=lambda a: a.cue)


def _prepositional(unit: Unit) -> Iterator[Attribution]:
    words, limit = unit.words, end_of(unit)
    for at, word in enumerate(words):
        if word.lower not in _FIRST:
            continue
        phrase = next((p for p in PREPOSITIONAL if tuple(w.lower for w in words[at : at + len(p)]) == p), None)
        if phrase is None or (word.lower in {"quoted", "cited"} and (not at or words[at - 1].kind != "comma")):
            continue
        start = at + len(phrase)
        end = phrase_after(words, start, limit)
        if end == start:
            continue
        content = _around(unit, at, end, limit)
        if content:
            yield Attribution(
                form="according",
                source=(start, end),
                cue=(at, start),
                content=content,
                modality="asserts",
                lemma=phrase[0],
            )


def _around(unit: Unit, at: int, end: int, limit: int) -> tuple[Range, ...]:
    """The content of "according to X": what stands before it, and after it where it begins or interrupts."""
    words = unit.words
    left = at
    while left and (words[left - 1].kind in {"comma", "break"} or words[left - 1].lower in {"and", "but"}):
        left -= 1
    before = (0, left)
    after = _past_apposition(words, end, limit)
    opens = left == 0 or not _has_verb(words, 0, left)
    resumed = after < limit and words[after].kind == "comma" and after + 1 < limit
    start = after + 1 if resumed else after
    if left == 0:
        return ((start, limit),) if start < limit and (resumed or _has_verb(words, start, limit)) else ()
    if resumed and (opens or words[start].lower in {"and", "or"}):
        return (before, (start, limit))
    return (before,) if _has_verb(words, *before) or any(w.kind == "quote" for w in words[:left]) or left >= 3 else ()


def _past_apposition(words: Sequence[Word], end: int, limit: int) -> int:
    """``according to X, head of the guild, nine died``: the comma that closes the apposition."""
    if end >= limit or words[end].kind != "comma":
        return end
    comma = next((i for i in range(end + 1, min(limit, end + 30)) if words[i].kind == "comma"), None)
    if comma is None or comma == end + 1:
        return end
    first = words[end + 1].lower
    if first in {"who", "which", "whose"}:
        return comma
    lower_noun = (
        not words[end + 1].capital and first not in DETERMINERS - {"a", "an", "the"} and words[end + 1].kind == "word"
    )
    short = not _has_verb(words, end + 1, comma) and first not in PREPOSITIONS
    return comma if short and lower_noun and _has_verb(words, comma + 1, limit) else end


def _has_verb(words: Sequence[Word], start: int, end: int) -> bool:
    return any(is_finite(w.lower) for w in words[start:end])


def _adverbial(unit: Unit) -> Iterator[Attribution]:
    """``The attack reportedly killed nine``: the clause without the adverb."""
    words = unit.words
    for at, word in enumerate(words):
        if word.lower not in ADVERBS:
            continue
        start = at
        while (
            start
            and words[start - 1].kind not in {"quote", "break"}
            and words[start - 1].lower not in {"that", "while", "but"}
        ):
            start -= 1
        end = content_end(unit, at + 1, start, relative=False)
        content = tuple(r for r in ((start, at), (at + 1, end)) if r[0] < r[1])
        if content and _has_verb(words, start, end):
            yield Attribution(
                form="adverb",
                source=None,
                cue=(at, at + 1),
                content=content,
                modality=ADVERBS[word.lower],
                lemma=word.lower,
            )


def _nominal(unit: Unit) -> Iterator[Attribution]:
    """``X's claim that``, ``reports that``, ``allegations of``."""
    words, limit = unit.words, end_of(unit)
    for at in range(len(words) - 2):
        noun = _noun_of(words[at].lower)
        if noun is None or words[at].kind != "word":
            continue
        follows = words[at + 1].lower
        if follows != "that" and not (follows == "of" and noun in _ACCUSING and words[at].lower != noun):
            continue
        if follows == "that" and at + 2 < limit and is_finite(words[at + 2].lower):
            continue
        end = _clause_end(words, at + 2, content_end(unit, at + 2, at, relative=True))
        if at + 2 < end:
            yield Attribution(
                form="nominal",
                source=_owner(words, at),
                cue=(at, at + 1),
                content=((at + 2, end),),
                modality=NOUNS[noun],
                lemma=noun,
            )


def _clause_end(words: Sequence[Word], start: int, limit: int) -> int:
    """``the claim that ships left was rejected``: where the verb begins whose subject the claim is."""
    seen = False
    for at in range(start, limit):
        lower = words[at].lower
        if lower in {"and", "or", "but", "because", "who", "which", "that", "when", "if", "as"}:
            return limit
        if words[at].kind == "comma":
            return limit
        if seen and lower in BE | {"has", "have"} and not is_auxiliary(words[at - 1].lower):
            return at
        seen = seen or (is_finite(lower) and at > start)
    return limit


def _noun_of(lower: str) -> str | None:
    if lower in NOUNS:
        return lower
    return lower[:-1] if lower.endswith("s") and lower[:-1] in NOUNS else None


def _owner(words: Sequence[Word], noun: int) -> Range | None:
    """``the guild's`` of "the guild's claim", ``his``; None where nobody owns it."""
    if not noun:
        return None
    before = words[noun - 1]
    if before.lower in {"his", "her", "their", "its"}:
        return (noun - 1, noun)
    if not before.lower.endswith(("'s", "s'")):
        return None
    start = noun - 1
    while (
        start
        and words[start - 1].kind == "word"
        and (words[start - 1].capital or words[start - 1].lower in {"the", "a", "an"})
    ):
        start -= 1
        if words[start].lower in {"the", "a", "an"}:
            break
    return (start, noun)


def _labels(unit: Unit) -> Iterator[Attribution]:
    """``VARRO: “…”``, ``Minister: no guards were sent`` in a headline, and ``“…” — Varro``."""
    words, limit = unit.words, end_of(unit)
    for at in range(1, min(_LABEL_WORDS + 1, limit - 1)):
        if words[at].text != ":":
            continue
        named = all(w.capital or w.lower in {"of", "the", "al", "for"} for w in words[:at]) and words[0].capital
        quoted = words[at + 1].kind == "quote"
        if named and at + 1 < limit and (quoted or unit.zone == "headline"):
            yield Attribution(
                form="label",
                source=(0, at),
                cue=(at, at + 1),
                content=((at + 1, limit),),
                modality="asserts",
                lemma=":",
            )
        return
    dash = next((i for i in range(limit - 1, max(0, limit - 8), -1) if words[i].text in {"—", "–", "-"}), None)
    if dash and dash + 1 < limit and words[dash - 1].kind == "quote" and words[dash + 1].capital:
        end = phrase_after(words, dash + 1, limit)
        if end > dash + 1:
            yield Attribution(
                form="label",
                source=(dash + 1, end),
                cue=(dash, dash + 1),
                content=((dash - 1, dash),),
                modality="asserts",
                lemma="—",
            )


def _beside_quotations(unit: Unit, verbal: Sequence[Attribution]) -> Iterator[Attribution]:
    """``“Never,” the owner shot back``: after a quotation that ends with a comma, any verb is a cue."""
    words, limit = unit.words, end_of(unit)
    for at in range(limit - 2):
        if words[at].kind != "quote" or not _expects_credit(words, at):
            continue
        if any(a <= at < b for one in verbal for a, b in one.content):
            continue
        start = at + 1 + (words[at + 1].kind == "comma")
        if words[start].lower in RELATIVES | SUBORDINATORS:
            continue
        end = phrase_after(words, start, limit)
        if start < end < limit and words[end].kind == "word" and _may_be_verb(words[end].lower):
            yield Attribution(
                form="free",
                source=(start, end),
                cue=(end, end + 1),
                content=((at, at + 1),),
                modality="asserts",
                lemma=words[end].lower,
            )


def _expects_credit(words: Sequence[Word], at: int) -> bool:
    spoken = words[at].text.rstrip("\"'”’»“ ")
    return spoken.endswith((",", "?", "!")) or (words[at + 1].kind == "comma" and at == 0)


def _may_be_verb(lower: str) -> bool:
    return (is_finite(lower) and not is_auxiliary(lower)) or (lower.endswith("ed") and len(lower) > 4)
