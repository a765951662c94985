"""Cuts what was read as a source to the one noun phrase that speaks.

A reader without a parser takes too much: a caption run into the sentence, the clause before a lost comma, "speaking on
condition". What is left here begins and ends as a noun phrase does; where nothing is left, nobody is named.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from stemmata.annotate.attribution.attributions import Attribution, Channel, Range, begins_time
from stemmata.annotate.attribution.noun_phrases import (
    RELATIVES,
    SENTENCE_ADVERBS,
    SUBJECT_PRONOUNS,
    TIME_WORDS,
    antecedent_of,
)
from stemmata.annotate.attribution.speakers import SPOKEN, can_speak, is_mute, is_role
from stemmata.annotate.attribution.units import Unit, Word
from stemmata.annotate.attribution.verb_forms import is_auxiliary, is_finite
from stemmata.annotate.attribution.voice_kinds import kind_of_words
from stemmata.annotate.lexicon.function_words import CONJUNCTIONS, DETERMINERS, PREPOSITIONS
from stemmata.annotate.lexicon.nouns import ORGANISATION_WORDS, OUTLET_WORDS

_LONGEST = 12  # words of a voice
_SHORT = 3  # words from a relative pronoun to the cue
_AGE = 99
_COUNTS: Final = frozenset(
    "one two three four five six seven eight nine ten some many several another each any no every both all other"
    " certain such numerous dozens hundreds thousands".split()
)
_ARTICLES: Final = DETERMINERS - _COUNTS - {"that"} | {"another", "several", "some", "many"}
_JOINED: Final = PREPOSITIONS | DETERMINERS | set("and or 's & as than half either neither even only not".split())
_PLAIN_MARKS: Final = frozenset("&'’‘$£€%./@#")
_CLEAR: Final = frozenset("he she it they we i".split())
_NAMED_SO: Final = frozenset("called named dubbed known styled".split())  # "a guard named Rusk"
# nouns that end as a participle does
_NOT_PARTICIPLES: Final = frozenset(
    """meeting ruling briefing filing finding building hearing warning writing reading posting recording painting
    drawing king spring string wing ring being thing nothing something anything evening morning wedding
    planning shipping trading housing banking mining engineering counselling training
    hundred seed deed need speed feed breed weed bed red shed sled united allied armed wounded injured accused
    deceased beloved sacred naked bereaved displaced""".split()
)
_PARTICIPLES: Final = frozenset("run held led made sent seen kept caught known built born shown hit set".split())
_HANGING: Final = frozenset("familiar close loyal aware unable able due based".split())  # "an official familiar with"
_NOT_ADVERBS: Final = frozenset(
    """family assembly ally rally daily weekly monthly quarterly friendly elderly supply monopoly early likely july
    italy reply""".split()
)
_INSIDE: Final = frozenset("and but or first second third for either neither both once here so too nor".split())
_LOOSE_ADVERBS: Final = SENTENCE_ADVERBS - _INSIDE | {"online", "abroad", "there"}
_MORE_THAN_SAID: Final = frozenset("claim deny put declare conclude confirm".split())  # "the raid claimed lives"
_PARTS: Final = frozenset({"part", "turn"})  # "for his part"
_POINTS: Final = frozenset("north south east west northeast northwest southeast southwest".split())
_MONTHS: Final = frozenset(
    "january february march april may june july august september october november december".split()
)


def with_clean_sources(unit: Unit, found: Sequence[Attribution]) -> list[Attribution]:
    """The credits with the sources and channels that can speak, in the same order.

    A source that cannot goes: then nobody is named where the cue is one of speech, and there is no credit where it is
    not. What a source loses at its left is given to the content that ends there.
    """
    after = {one.source for one in found if one.source is not None and one.source[0] >= one.cue[1]}
    cleaned = (_cleaned(unit, one, follows=one.source in after) for one in found)
    return [one for one in cleaned if one is not None]


def _cleaned(unit: Unit, one: Attribution, *, follows: bool) -> Attribution | None:
    channels = tuple(c for c in (_channel(unit, c) for c in one.channels) if c is not None)
    deeper = tuple(c for c in (_channel(unit, c) for c in one.deeper) if c is not None)
    made = replace(one, channels=channels, deeper=deeper)
    if one.source is None:
        return made
    source = source_in(unit, one.source, follows=follows or one.shares)
    if source is None:
        unnamed = one.lemma in SPOKEN - _MORE_THAN_SAID and not one.relative and not one.shares and bool(one.content)
        return replace(made, source=None) if unnamed or deeper else None
    moved = source[0] - one.source[0]
    content = one.content
    if moved and not one.shares and not one.relative and not follows:
        content = tuple((a, source[0] if b == one.source[0] else b) for a, b in content)
    return replace(made, source=source, content=content)


def _channel(unit: Unit, channel: Channel) -> Channel | None:
    source = source_in(unit, channel.source, follows=True)
    return replace(channel, source=source) if source is not None else None


def source_in(unit: Unit, source: Range, *, follows: bool) -> Range | None:
    """The noun phrase within a source that speaks; None where none does.

    ``follows``: the source stands after its cue, so that the phrase nearest to the cue is its first one, not its last.
    """
    words = unit.words
    start, end = source
    if start >= end:
        return None
    relative = _opening_relative(words, start, end)
    if relative is not None and (found := antecedent_of(words, relative, 0)) is not None:
        start, end, follows = found.start, found.end, False
    if _is_initial(words, start, end):
        return (start, end + 1)
    if not follows and end - start > 1 and _is_last_subject(words, end):
        return (end - 1, end)
    start = _past_openers(words, start, end)
    if not follows:
        start = _past_relative(words, start, end)
        start, end = _nearest(unit, start, end)
        start = _past_openers(words, start, end)
    end = _end_of_phrase(unit, start, end)
    if end - start > _LONGEST:
        end = _first_phrase(words, start, end)
    return (start, end) if start < end and can_speak(words[start:end]) else None


def _is_last_subject(words: Sequence[Word], end: int) -> bool:
    """``three pilots it``: the pronoun next to the cue is its subject."""
    last = words[end - 1].lower
    return last in _CLEAR and words[end - 2].lower not in {"and", "or"} and words[end - 2].kind != "comma"


def _opening_relative(words: Sequence[Word], start: int, end: int) -> int | None:
    """Where "which" stands in ``, which fights the crews``: not the voice, but what tells of the noun before it."""
    at = start + (words[start].kind == "comma")
    if start > 1 and words[start - 1].lower in {"who", "which"} and not _opens_phrase(words[start]):
        return start - 1
    return at if 0 < at < end - 1 and words[at].lower in {"who", "which"} else None


def _opens_phrase(word: Word) -> bool:
    return word.capital or word.kind != "word" or word.lower in DETERMINERS | SUBJECT_PRONOUNS


def _is_initial(words: Sequence[Word], start: int, end: int) -> bool:
    """``M., a docker, said``: somebody of whom the report gives one letter."""
    letter = end - start == 1 and len(words[start].text) == 1 and words[start].capital
    return letter and end + 1 < len(words) and words[end].text == "." and words[end + 1].kind == "comma"


def _past_relative(words: Sequence[Word], start: int, end: int) -> int:
    """``tyres which dockers``: past a relative pronoun whose clause has no verb before the cue; its subject speaks."""
    for at in range(end - 2, start, -1):
        if is_finite(words[at + 1].lower) or words[at].kind == "comma":
            return start
        if words[at].lower in {"which", "whom", "that"}:
            follows = words[at + 1]
            opens = follows.capital or follows.lower in DETERMINERS | SUBJECT_PRONOUNS
            return at + 1 if opens or end - at <= _SHORT else start
    return start


def _past_openers(words: Sequence[Word], start: int, end: int) -> int:
    """Past marks, conjunctions, relative pronouns, adverbs and times before a phrase."""
    at = start
    while at < end - 1:
        step = _opener(words, at)
        if not step:
            break
        at += step
    return min(at, end)


def _opener(words: Sequence[Word], at: int) -> int:
    """How many words of an opener begin here; none where the phrase itself may begin."""
    word, follows = words[at], words[at + 1]
    lower = word.lower
    if lower in _MONTHS and follows.kind == "number":
        return 2
    mark = word.kind in {"comma", "break"} or (word.kind == "mark" and word.text not in "$£€")
    joint = lower in CONJUNCTIONS | RELATIVES - {"that"} or (lower == "that" and is_finite(follows.lower))
    letter = len(word.text) == 1 and word.capital and lower not in {"a", "i"}
    time = lower in TIME_WORDS - {"this", "last", "next", "late"} and follows.lower not in OUTLET_WORDS
    return int(mark or joint or letter or time or _is_loose_adverb(word))


def _is_loose_adverb(word: Word) -> bool:
    lower = word.lower
    if lower in _LOOSE_ADVERBS:
        return True
    return lower.endswith("ly") and lower not in _NOT_ADVERBS and (not word.capital or lower.endswith("ally"))


def _nearest(unit: Unit, start: int, end: int) -> Range:
    """The last phrase of a stretch before a cue, with what hangs on it; names before "a docker" stay the head."""
    words = unit.words
    clause = next((at for at in range(start + 1, end) if words[at].lower in {"who", "whose", "which"}), None)
    if clause is not None:  # "a docker who knows the man"
        return _nearest(unit, start, clause)
    start = next((at + 1 for at in range(end - 2, start, -1) if _is_according(words, at)), start)
    for at in range(end - 1, start, -1):
        before = words[at - 1]
        opens = words[at].lower in _ARTICLES and at < end - 1 and not begins_time(words, at, end)
        if not opens or before.lower in _JOINED or before.kind in {"quote"}:
            continue
        if _is_participle(words, at - 1, end) and (at - 1 > start or before.lower.endswith("ing")):
            continue  # "a statement announcing the truce"
        if _is_apposition(words, start, at):
            return _nearest(unit, start, at)
        return at, end
    return _after_verb(unit, start, end), end


def _is_according(words: Sequence[Word], at: int) -> bool:
    return words[at].lower == "to" and words[at - 1].lower == "according"


def _is_apposition(words: Sequence[Word], start: int, at: int) -> bool:
    """``the Tarn Guild | a crew of dockers``: a name and nothing else stands before an "a"."""
    left = words[start:at]
    if words[at].lower not in {"a", "an", "another"}:
        return False
    plain = left[1:] if left[0].lower == "the" else left
    return bool(plain) and all(w.capital or w.lower in {"of", "for", "and", "the"} for w in plain) and left[-1].capital


def _after_verb(unit: Unit, start: int, end: int) -> int:
    """Where the speaker begins behind a verb, a number or a preposition that opens the stretch; else ``start``."""
    words = unit.words
    name = unit.names.get(words[end - 1].span.end) if end > start else None
    first = next((at for at in range(start + 1, end) if words[at].span.start == name), None)
    broken = words[start].lower in PREPOSITIONS | _POINTS or words[start].kind == "number" or is_mute(words[start:end])
    if first is None:
        return _plain_speaker(words, start, end) if broken else start
    if not broken and not any(is_finite(w.lower) and not w.capital for w in words[start:first]):
        return start
    at = first
    while at > start + 1 and is_role(words[at - 1]):
        at -= 1
    return at


def _plain_speaker(words: Sequence[Word], start: int, end: int) -> int:
    """Where "Ostra state television" or "witnesses" begins at the end of a stretch; else ``start``."""
    if kind_of_words(words[end - 1].lower) == "unknown":
        return start
    at = end - 1
    while at > start + 1 and end - at < 3 and words[at - 1].kind == "word" and not words[at - 1].capital:
        if words[at - 1].lower in _JOINED:
            return at
        at -= 1
    if at > start + 1 and words[at - 1].capital and words[at - 2].lower not in _JOINED:
        at -= 1
    return at


def _end_of_phrase(unit: Unit, start: int, end: int) -> int:
    """Where the phrase ends: before a relative clause, a participle, a time, an age or a verb of its own."""
    words = unit.words
    for at in range(start + 1, end):
        if _stops(unit, start, at, end):
            end = at
            break
    if end - start > 3 and words[end - 1].lower == "others" and words[end - 2].lower == "and":
        end -= 2
    while end > start + 1 and (_is_tail(words[end - 1]) or words[end - 1].kind in {"comma", "break"}):
        end -= 1
    return end


def _is_tail(word: Word) -> bool:
    return (
        word.lower in PREPOSITIONS | {"and", "or", "but", "the", "a", "an", "as", "more", "less"}
        or (word.kind == "mark" and word.text not in "%")
        or (_is_loose_adverb(word) and word.lower not in {"here", "there"})
    )


def _stops(unit: Unit, start: int, at: int, end: int) -> bool:
    words = unit.words
    word, before = words[at], words[at - 1]
    if word.kind in {"comma", "break"} or (word.kind == "mark" and word.text not in _PLAIN_MARKS):
        return True
    if word.kind == "number":
        return _is_age(unit, start, at, end)
    lower = word.lower
    if lower in RELATIVES | CONJUNCTIONS - {"and", "or", "so"} and before.lower not in {"and", "or"}:
        return True
    if _is_role_of(words, start, at, end):
        return True
    if word.capital:
        return lower in TIME_WORDS and len(lower) > 5 and at + 1 == end and before.lower not in PREPOSITIONS
    if lower == "on" and at + 1 < end and words[at + 1].lower in TIME_WORDS:
        return True
    if lower in {"for", "in"} and at + 2 >= end - 1 and words[end - 1].lower in _PARTS:
        return True
    if begins_time(words, at, end) and before.lower not in _JOINED and lower not in {"early", "late"}:
        return True
    if lower in _HANGING or _is_participle(words, at, end):
        return before.lower not in _JOINED and not before.lower.endswith("ly")
    if _is_loose_adverb(word) and (at + 1 == end or words[at + 1].lower in PREPOSITIONS):
        return True
    return _is_verb(words, at, end)


def _is_role_of(words: Sequence[Word], start: int, at: int, end: int) -> bool:
    """``Ned Pell head of the guild``, where a comma is lost: the role tells of the name before it."""
    if at - start < 2 or words[at].capital or at + 1 >= end or words[at + 1].lower not in {"of", "for", "at"}:
        return False
    left = words[start:at]
    name = " ".join(w.text for w in left if w.kind == "word")
    return is_role(words[at]) and all(w.capital for w in left) and kind_of_words(name) == "person"


def _is_verb(words: Sequence[Word], at: int, end: int) -> bool:
    """A finite verb that neither modifies a noun nor is one: "the crew left the quay", not "the left bank"."""
    lower = words[at].lower
    if is_auxiliary(lower):
        return True
    before = words[at - 1]
    if before.lower in _JOINED or before.kind != "word":
        return False
    follows = words[at + 1].lower if at + 1 < end else ""
    closes = not follows or follows in PREPOSITIONS | DETERMINERS | SUBJECT_PRONOUNS
    if closes and (is_finite(lower) or _is_third_person(before, lower)):
        return True
    return lower.endswith("ed") and before.lower.endswith("s") and not before.capital and lower not in _NOT_PARTICIPLES


def _is_third_person(before: Word, lower: str) -> bool:
    """``the observatory relies``: what no table knows, with an "s", after a single body."""
    shaped = lower.endswith("s") and not lower.endswith(("ss", "'s")) and kind_of_words(lower) == "unknown"
    return (
        shaped and kind_of_words(before.text.lower()) in {"organisation", "outlet"} and not before.lower.endswith("s")
    )


def _is_participle(words: Sequence[Word], at: int, end: int) -> bool:
    """``the source noting``, ``a unit run``, ``two men interviewed``, ``a statement announcing the truce``."""
    lower = words[at].lower
    shaped = lower.endswith(("ing", "ed")) or lower in _PARTICIPLES
    if words[at].capital or not shaped or lower in _NOT_PARTICIPLES or lower in _NAMED_SO:
        return False
    if at + 1 >= end:
        return True
    follows = words[at + 1]
    return follows.lower in PREPOSITIONS | DETERMINERS | SUBJECT_PRONOUNS or follows.kind == "number"


def _is_age(unit: Unit, start: int, at: int, end: int) -> bool:
    """``Ned 24``: a number of two digits at the end that belongs to no known name."""
    words = unit.words
    text = words[at].text
    if words[at - 1].lower in ORGANISATION_WORDS:
        return False
    alone = at + 1 == end and words[at - 1].capital and at - start <= 3 and text.isdigit() and len(text) == 2
    return alone and int(text) <= _AGE and words[at].span.end not in unit.names


def _first_phrase(words: Sequence[Word], start: int, end: int) -> int:
    """A voice that is still too long ends before its second preposition, at the latest after twelve words."""
    seen = 0
    for at in range(start + 1, min(end, start + _LONGEST)):
        seen += words[at].lower in PREPOSITIONS
        if seen == 2:
            return at
    return start + _LONGEST
