"""Credits without a verb of their own: "according to X", "X's claim that", "reportedly", "NAME: “…”"."""

from collections.abc import Iterator, Sequence
from typing import Final

from stemmata.annotate.attribution.attributions import Attribution, Range, circumstance_end, content_end, end_of
from stemmata.annotate.attribution.cue_table import ADVERBS, NOUNS, PREPOSITIONAL
from stemmata.annotate.attribution.cues import cue_index
from stemmata.annotate.attribution.labels import label_attributions
from stemmata.annotate.attribution.noun_phrases import RELATIVES, SUBORDINATORS, phrase_after, subject_before
from stemmata.annotate.attribution.phrasal import phrasal_attributions
from stemmata.annotate.attribution.through import through
from stemmata.annotate.attribution.units import Unit, Word
from stemmata.annotate.attribution.verb_forms import BE, is_auxiliary, is_finite
from stemmata.annotate.attribution.verb_groups import group_start
from stemmata.annotate.lexicon.function_words import DETERMINERS, PREPOSITIONS

_FIRST: Final = {first: tuple(p for p in PREPOSITIONAL if p[0] == first) for first in {p[0] for p in PREPOSITIONAL}}
_ACCUSING: Final = frozenset("allegation accusation rumour rumor claim report warning fear threat".split())
_GIVING: Final = frozenset(
    """give gives gave given provide provides provided offer offers offered make makes made repeat repeats repeated
    voice voiced express expresses expressed issue issued raise raises raised contain contains contained advance
    advanced""".split()
)


def other_attributions(unit: Unit, verbal: Sequence[Attribution]) -> list[Attribution]:
    """All credits without a verb of the table, in text order of their cues; ``verbal`` are those that have one."""
    found = [
        *_prepositional(unit),
        *_adverbial(unit),
        *_nominal(unit),
        *label_attributions(unit, verbal),
        *phrasal_attributions(unit),
        *_beside_quotations(unit, verbal),
    ]
    return sorted(found, key=lambda a: a.cue)


def _prepositional(unit: Unit) -> Iterator[Attribution]:
    words, limit = unit.words, end_of(unit)
    for at, word in enumerate(words):
        if word.lower not in _FIRST:
            continue
        phrase = next((p for p in _FIRST[word.lower] if tuple(w.lower for w in words[at : at + len(p)]) == p), None)
        if phrase == ("per",) and not (at == 0 or words[at - 1].kind == "comma"):
            continue
        if phrase is None or (word.lower in {"quoted", "cited"} and (not at or words[at - 1].kind != "comma")):
            continue
        start = at + len(phrase)
        end = phrase_after(words, start, limit)
        if end == start:
            continue
        channels, past = through(words, (start, end), limit)
        content = _around(unit, at, past, limit)
        if content:
            yield Attribution(
                form="according",
                source=(start, end),
                cue=(at, start),
                content=content,
                modality="asserts",
                lemma=phrase[0],
                channels=channels,
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
            and not _says(words[start - 1].lower)
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


def _says(lower: str) -> bool:
    """A verb of speech, before which another voice stands."""
    return any(c.inflection in {"past", "third"} and {"c", "q"} <= c.frames for c in cue_index().get(lower, ()))


def _nominal(unit: Unit) -> Iterator[Attribution]:
    """``X's claim that``, ``reports that``, ``allegations of``."""
    words, limit = unit.words, end_of(unit)
    for at in range(len(words) - 2):
        noun = _noun_of(words[at].lower)
        if noun is None or words[at].kind != "word":
            continue
        maker, past = _maker(words, at + 1, limit)
        start = past + 1
        if start >= limit:
            continue
        follows = words[past].lower
        if follows in {"is", "was", "remains"} and words[start].lower == "that" and at:
            start, follows = start + 1, "that"
        there = at > 1 and words[at - 1].lower in BE and words[at - 2].lower == "there"  # "there is talk of"
        if noun == "talk" and not there:
            continue
        if follows != "that" and not (follows == "of" and (there or (noun in _ACCUSING and words[at].lower != noun))):
            continue
        if _is_medium(words, at) or start >= limit:
            continue
        if follows == "that" and is_finite(words[start].lower):
            continue
        opens = at == 0 or all(w.lower in DETERMINERS or w.lower.endswith(("'s", "s'")) for w in words[:at])
        end = _clause_end(words, start, content_end(unit, start, at, relative=opens), opens=opens)
        if follows == "of" and opens:
            end = next((i for i in range(start + 1, end) if is_finite(words[i].lower)), end)
        if start < end:
            yield Attribution(
                form="nominal",
                source=maker or _owner(words, at) or _giver(words, at),
                cue=(at, at + 1),
                content=((start, end),),
                modality=NOUNS[noun],
                lemma=noun,
            )


def _giver(words: Sequence[Word], noun: int) -> Range | None:
    """``The files provide further proof that``, ``Pell repeated the claim that``: the subject of the verb."""
    verb = next((at for at in range(noun - 1, max(0, noun - 5), -1) if words[at].lower in _GIVING), None)
    subject = subject_before(words, group_start(words, verb), 0) if verb else None
    return (subject.start, subject.end) if subject is not None else None


def _is_medium(words: Sequence[Word], noun: int) -> bool:
    """``wrote in his report that``: the verb before it is the cue."""
    return noun > 2 and words[noun - 2].lower in {"in", "on", "with"} and words[noun - 1].lower in DETERMINERS


def _maker(words: Sequence[Word], at: int, limit: int) -> tuple[Range | None, int]:
    """``claims by the guild that``, ``reports on Monday that``: who makes them, and the word past all that."""
    maker: Range | None = None
    if at < limit and words[at].lower in {"made", "given", "published", "put"}:
        at += 1
    if at + 1 < limit and words[at].lower in {"by", "from"}:
        end = phrase_after(words, at + 1, limit)
        maker, at = ((at + 1, end), end) if end > at + 1 else (None, at)
    if at < limit and words[at].lower != "that":
        moved, _channel = circumstance_end(words, at, limit)
        at = moved if moved < limit and words[moved].lower == "that" else at
    return maker, at


def _clause_end(words: Sequence[Word], start: int, limit: int, *, opens: bool) -> int:
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
        if seen and opens and (is_finite(lower) or lower.endswith("ed")) and not _in_group(words, at):
            return at
        seen = seen or (is_finite(lower) and at > start)
    return limit


def _in_group(words: Sequence[Word], at: int) -> bool:
    """True for the "left" of "had left" and the "wounded" of "the wounded"."""
    before = words[at - 1].lower
    return is_auxiliary(before) or before in DETERMINERS | {"not", "and", "to"} or before.endswith("ly")


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
