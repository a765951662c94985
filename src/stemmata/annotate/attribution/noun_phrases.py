"""Finds the noun phrase that a cue belongs to, to its left or right, without a parser.

All functions speak of words by index; a phrase is half-open, like a span.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from stemmata.annotate.attribution.openings import is_opening_participle
from stemmata.annotate.attribution.units import Word
from stemmata.annotate.attribution.verb_forms import is_auxiliary, is_finite
from stemmata.annotate.lexicon.function_words import CONJUNCTIONS, DETERMINERS, PREPOSITIONS
from stemmata.annotate.lexicon.nouns import BODY_HEADS, PEOPLE_NOUNS

SUBJECT_PRONOUNS: Final = frozenset("he she it they we i you this that these those who someone everyone".split())
RELATIVES: Final = frozenset("who which that whose whom where".split())
SUBORDINATORS: Final = frozenset(
    """because although though while whereas if when whenever since unless until that whether as than so but yet before
    after once except lest how why what where wherever""".split()
)
TIME_WORDS: Final = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight earlier later late
    early last next this recently afterwards overnight ago mon tue wed thu fri sat sun""".split()
)
SENTENCE_ADVERBS: Final = frozenset(
    """meanwhile however also still then now furthermore moreover indeed instead nevertheless nonetheless therefore thus
    additionally further later earlier finally yet again once only even just already so first second third separately
    similarly likewise and but or yet or nor for too either neither perhaps maybe today yesterday overnight here there
    besides afterwards subsequently elsewhere""".split()
)
ATTACHED: Final = frozenset("of for from at in near inside within".split())
_FOR_WHOM: Final = frozenset(  # "a spokesman for the guild, who said"
    "spokesman spokeswoman spokesperson director head minister secretary correspondent candidate adviser doctor".split()
)
_CLEAR_SUBJECTS: Final = frozenset("he she they we i".split())
_BARE: Final = frozenset("the a an its their our my your no every not".split())  # no subject without a noun
_PARTICIPLES: Final = frozenset("sent held made kept brought caught left put set led".split())
_OPENS_ADJUNCT: Final = PREPOSITIONS | {"last", "speaking", "according", "prior"}
_LEFT_LIMIT = 60  # words that a subject with its appositions may take


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """The words of a noun phrase."""

    start: int
    end: int
    relative: bool = False  # it was reached through "who" or "which"
    region: int = 0  # where the whole subject begins, with what stands before its core


def is_adverb(word: Word) -> bool:
    return word.kind == "word" and (word.lower in SENTENCE_ADVERBS or (word.lower.endswith("ly") and not word.capital))


def phrase_after(words: Sequence[Word], start: int, limit: int) -> int:
    """The end of the noun phrase that begins at ``start``; ``start`` itself where none begins there."""
    at = start
    headed = False
    while at < limit:
        word = words[at]
        previous = words[at - 1].lower if at > start else ""
        if word.text in "$£€%" and word.kind == "mark":
            at += 1
            continue
        if word.kind not in {"word", "number"}:
            break
        lower = word.lower
        if (lower in SUBJECT_PRONOUNS and lower not in DETERMINERS) or lower in {"who", "which"}:
            return at + 1 if at == start else at
        if lower in {"him", "her", "them", "me", "us"} and at == start:
            follows = words[at + 1] if at + 1 < limit else None
            if lower != "her" or follows is None or follows.lower in DETERMINERS | {"that", "to", "he", "she"}:
                return at + 1
        if _stops_phrase(words, at, limit, headed=headed, previous=previous):
            break
        headed = headed or (lower not in DETERMINERS and lower not in PREPOSITIONS)
        at += 1
    while at > start and words[at - 1].lower in PREPOSITIONS | {"and", "or"} | DETERMINERS - _NUMBERS:
        at -= 1
    return at


_NUMBERS: Final = frozenset(
    "one two three four five six seven eight nine ten some many several few dozens others all both".split()
)


def _stops_phrase(words: Sequence[Word], at: int, limit: int, *, headed: bool, previous: str) -> bool:
    word = words[at]
    lower = word.lower
    follows = words[at + 1] if at + 1 < limit else None
    inside = previous in PREPOSITIONS or previous in {"and", "or", "all", "both", "'s"}
    if lower in DETERMINERS:
        return headed and not inside
    if lower in {"and", "or", "&"}:
        return not (headed and follows is not None and (follows.capital or _short_end(words, at + 1, limit)))
    if lower in PREPOSITIONS:
        counted = lower == "of" and previous in _NUMBERS  # "one of the guards"
        if (not headed and not counted) or follows is None or follows.kind not in {"word", "number"}:
            return True
        if lower in {"of", "for"}:
            return False
        return (
            lower not in ATTACHED or words[at - 1].capital or follows.lower in _STATEMENTS_AFTER or follows.lower == "a"
        )
    if not headed:
        return lower in CONJUNCTIONS or is_auxiliary(lower)
    if lower in TIME_WORDS or lower in CONJUNCTIONS or (is_adverb(word) and not inside):
        return True
    if is_finite(lower) or (lower.endswith("ed") and follows is not None and follows.lower in PREPOSITIONS):
        return not inside
    named = words[at - 1].capital and not words[at - 1].lower.endswith(_LINKED)
    return named and word.kind == "word" and not word.capital and lower not in _AFTER_NAMES and not inside


_LINKED: Final = (
    "-based",
    "-led",
    "-backed",
    "-run",
    "-held",
    "-language",
    "-owned",
    "-funded",
    "-linked",
    "-controlled",
)
_STATEMENTS_AFTER: Final = frozenset("statement interview remarks comments tweet post speech telephone phone".split())
_AFTER_NAMES: Final = (
    frozenset(PEOPLE_NOUNS)
    | BODY_HEADS
    | frozenset(
        """spokesman spokeswoman spokesperson official leader commander correspondent reporter minister ministry regime
        administration newspaper media militant activist journalist source staff intelligence state""".split()
    )
)


def _short_end(words: Sequence[Word], start: int, limit: int) -> bool:
    """True where at most four plain words follow up to a comma or the end: ``police and the ministry``."""
    for at in range(start, min(start + 5, limit)):
        if words[at].kind in {"comma", "break", "mark", "quote"}:
            return at > start
        if is_finite(words[at].lower):
            return False
    return start < limit <= start + 5


def subject_before(words: Sequence[Word], verb: int, floor: int) -> Phrase | None:
    """The noun phrase that is the subject of the verb group at ``verb``; None where there is none after ``floor``."""
    if verb <= floor or words[verb - 1].lower in {"and", "or", "but"}:
        return None
    if words[verb - 1].lower in {"who", "which", "that"}:
        return antecedent_of(words, verb - 1, floor)
    if words[verb - 1].kind == "comma" or words[verb - 1].text in {")", "—", "–"}:
        return _before_apposition(words, verb - 1, floor)
    start = _segment_start(words, verb, floor)
    return _core(words, start, verb)


def antecedent_of(words: Sequence[Word], relative: int, floor: int) -> Phrase | None:
    """What "who" stands for: the phrase right before it, past one comma."""
    end = relative
    if end > floor and words[end - 1].kind == "comma":
        end -= 1
    if end > floor and words[end - 1].text == ")":  # "the Harbour Guild (HG), which"
        end = next((at for at in range(end - 2, floor, -1) if words[at].text == "("), end)
    if end <= floor or words[end - 1].kind not in {"word", "number"}:
        quoted = end > floor and words[end - 1].kind == "quote" and words[relative].lower == "which"
        return Phrase(start=end - 1, end=end, relative=True, region=end - 1) if quoted else None
    if words[relative].lower == "that" and end == relative and is_finite(words[end - 1].lower):
        return None
    start = _segment_start(words, end, floor)
    start = last_phrase(words, start, end)
    found = _core(words, start, end)
    return Phrase(start=found.start, end=found.end, relative=True, region=found.start) if found else None


def last_phrase(words: Sequence[Word], start: int, end: int) -> int:
    """Where the last noun phrase of a stretch begins: after its last preposition, unless that is "of"."""
    for at in range(end - 1, start, -1):
        lower = words[at].lower
        if lower in PREPOSITIONS and lower != "of" and words[at - 1].lower not in _FOR_WHOM:
            return at + 1
        if is_finite(lower) and at < end - 1:
            return at + 1
    return start


def _segment_start(words: Sequence[Word], end: int, floor: int) -> int:
    """Going left from ``end``: where the clause stretch that touches it begins."""
    at = end
    while at > max(floor, end - _LEFT_LIMIT):
        word = words[at - 1]
        lower = word.lower
        if word.kind in {"comma", "break", "quote"} or (word.kind == "mark" and word.text not in "$£€&.'’‘-@#"):
            break
        if lower in SUBORDINATORS and not _opens_relative(words, at - 1, end):
            break
        if lower == "which" and at > 1 and words[at - 2].lower in PREPOSITIONS and at < end:
            break  # "a letter in which the colonel asks"
        if is_finite(lower) and at < end and not is_modifier(words, at - 1) and not _in_relative(words, at - 1, floor):
            break
        at -= 1
    while at < end and words[at].lower in {"and", "or"}:
        at += 1
    return at


def _opens_relative(words: Sequence[Word], at: int, end: int) -> bool:
    """``the man that fled said``: a relative "that" or "where", with its own verb before the end."""
    if words[at].lower not in {"that", "where"} or at == 0 or is_finite(words[at - 1].lower):
        return False
    return words[at].lower == "that" and at + 1 < end and is_finite(words[at + 1].lower)


def _in_relative(words: Sequence[Word], at: int, floor: int) -> bool:
    """True where a relative pronoun stands up to six words before: ``the man who had later fled``."""
    for left in range(at - 1, max(floor - 1, at - 7), -1):
        if words[left].kind in {"comma", "break", "quote"}:
            return False
        if words[left].lower in {"who", "which", "whose"}:
            return True
        if words[left].lower == "that":
            return _opens_relative(words, left, at + 1)
    return False


def is_modifier(words: Sequence[Word], at: int) -> bool:
    """``the wounded guard``, ``a letter signed by``: a participle that is no finite verb."""
    lower = words[at].lower
    if is_auxiliary(lower) or not (lower.endswith(("ed", "en", "wn", "ung", "ound")) or lower in _PARTICIPLES):
        return False
    before = words[at - 1].lower if at else ""
    after = words[at + 1].lower if at + 1 < len(words) else ""
    return (
        before in DETERMINERS
        or before in {"newly", "recently"}
        or before.endswith("ly")
        or after in {"by", "to", "in", "on", "from", "as", "with"}
    )


def _core(words: Sequence[Word], start: int, end: int) -> Phrase | None:
    """The subject within a stretch, past adverbs and a leading "on Tuesday", up to "who", "signed by" or a comma."""
    at = start
    while at < end and (is_adverb(words[at]) or words[at].lower in TIME_WORDS - {"this", "last"}) and at < end - 1:
        at += 1
    if words[end - 1].lower in _CLEAR_SUBJECTS and (end - 2 < start or words[end - 2].lower not in {"and", "or"}):
        return Phrase(start=end - 1, end=end, region=max(start, end - 1) if at < end - 1 else start)
    while at < end and words[at].lower in {"which", "what", "whom", "where", "how", "why", "'s"}:
        at += 1
    if (
        at < end
        and words[at].lower != "of"
        and (words[at].lower in _OPENS_ADJUNCT or is_opening_participle(words, at, end))
    ):
        at = _past_adjunct(words, at, end)
    if at >= end or all(w.lower in _BARE or w.kind == "mark" for w in words[at:end]):
        return None
    if is_finite(words[at].lower) and not words[at].capital and (end - at == 1 or words[at + 1].lower in PREPOSITIONS):
        return None  # "… were killed in raids said the guild"
    stop = phrase_after(words, at, end)
    if stop == at or not _hangs_on(words, stop, end):
        stop = end
    return Phrase(start=at, end=stop, region=start)


def _hangs_on(words: Sequence[Word], at: int, end: int) -> bool:
    """True where what follows a phrase only describes it: "who", "signed by", "in the camp", a comma."""
    if at >= end:
        return True
    lower = words[at].lower
    return (
        words[at].kind != "word"
        or lower in RELATIVES | PREPOSITIONS | TIME_WORDS | {"there"}
        or is_adverb(words[at])
        or is_finite(lower)
        or lower.endswith(("ing", "ed"))
    )


def _past_adjunct(words: Sequence[Word], start: int, end: int) -> int:
    """``In a statement the army``: where the phrase after the first one begins; ``end`` where there is none."""
    for at in range(start + 2, end):
        word, before = words[at], words[at - 1]
        if before.lower in PREPOSITIONS or before.lower in DETERMINERS or before.lower in {"and", "or"}:
            continue
        if word.lower in DETERMINERS and word.lower not in _NUMBERS:
            return at
        if word.lower in SUBJECT_PRONOUNS:
            return at
        if word.capital and not before.capital and before.kind in {"word", "number"}:
            return at
        if (
            before.capital
            and not word.capital
            and word.kind == "word"
            and word.lower not in PREPOSITIONS | {"and", "or", "'s"}
        ):
            return at
        if before.lower in TIME_WORDS and word.lower not in PREPOSITIONS:
            return at
    return end


def _before_apposition(words: Sequence[Word], comma: int, floor: int) -> Phrase | None:
    """``X, a docker in Y, said``: the phrase that the appositions before the comma explain."""
    starts = [comma]
    at = comma
    while at > max(floor, comma - _LEFT_LIMIT):
        word = words[at - 1]
        if word.kind in {"break", "quote"} and word.text not in {"(", "—", "–"}:
            break
        if word.kind == "comma" or word.text in {"(", "—", "–"}:
            starts.append(at)
        at -= 1
    starts.append(at)
    segments = [(start, end) for start, end in zip(starts[1:], [comma, *(s - 1 for s in starts[1:])], strict=False)]
    return _head_segment(words, [s for s in segments if s[0] < s[1]])


def _head_segment(words: Sequence[Word], segments: list[tuple[int, int]]) -> Phrase | None:
    """Segments come nearest first. The nearest must be an apposition; the head is the farthest noun phrase."""
    if len(segments) < 2 or not _is_loose(words, *segments[0]):
        return None
    head: tuple[int, int] | None = None
    for start, end in segments[1:]:
        if _has_own_verb(words, start, end) and not _is_relative(words, start):
            tail = _segment_start(words, end, start)
            if head is None and tail > start and tail < end:
                head = (tail, end)
            break
        if _is_adjunct(words, start):
            if head is None and words[start].lower in SUBORDINATORS and end - start > 1:
                head = (start + 1, end)
            break
        if not _is_relative(words, start):
            head = (start, end)
    return _core(words, *head) if head else None


def _is_relative(words: Sequence[Word], start: int) -> bool:
    return words[start].lower in RELATIVES or (
        words[start].lower in {"and", "but"} and words[start + 1].lower in RELATIVES
    )


def _is_loose(words: Sequence[Word], start: int, end: int) -> bool:
    """True for an apposition: a relative clause, a participle, or a phrase without a verb."""
    first = words[start].lower
    if first in RELATIVES or first.endswith(("ing", "ed")) or first in PREPOSITIONS:
        return True
    return not _has_own_verb(words, start, end)


def _has_own_verb(words: Sequence[Word], start: int, end: int) -> bool:
    return any(
        is_finite(words[at].lower) and not is_modifier(words, at) and not _in_relative(words, at, start)
        for at in range(start, end)
    )


def _is_adjunct(words: Sequence[Word], start: int) -> bool:
    first = words[start].lower
    if first == "and":
        return False
    if first in PREPOSITIONS | SUBORDINATORS or first.endswith("ing") or is_adverb(words[start]):
        return True
    return is_opening_participle(words, start, len(words))


def clause_subject(words: Sequence[Word], before: int, floor: int) -> Phrase | None:
    """The first noun phrase of the clause that runs up to ``before``: whose verb need not be a cue."""
    start = before
    while start > max(floor, before - _LEFT_LIMIT):
        word = words[start - 1]
        if word.kind in {"quote", "break"} or (
            word.lower in SUBORDINATORS and not _opens_relative(words, start - 1, before)
        ):
            break
        start -= 1
    while start < before:
        comma = next((at for at in range(start, before - 1) if words[at].kind == "comma"), None)
        if comma is None or not (_is_adjunct(words, start) or is_adverb(words[comma - 1])):
            break
        start = comma + 1
    verb = next(
        (at for at in range(start + 1, before) if is_finite(words[at].lower) and not is_modifier(words, at)), before
    )
    return _core(words, start, verb) if start < verb else None
