"""What may follow a verb that is a cue: hearers, circumstances, and then a content, as its frames allow."""

from collections.abc import Sequence
from typing import Final

from stemmata.annotate.attribution.attributions import (
    Channel,
    Complement,
    Range,
    begins_time,
    circumstance_end,
    content_end,
    end_of,
    starts_clause,
)
from stemmata.annotate.attribution.cues import Cue
from stemmata.annotate.attribution.noun_phrases import SUBJECT_PRONOUNS, is_adverb, phrase_after
from stemmata.annotate.attribution.units import Unit, Word
from stemmata.annotate.attribution.verb_forms import is_auxiliary, is_finite
from stemmata.annotate.lexicon.function_words import DETERMINERS, PREPOSITIONS

QUESTION_WORDS: Final = frozenset("whether how why what who when where which if".split())
_MOST_CIRCUMSTANCES = 4
_LONG_CLAUSE = 6  # words: a longer stretch after "said" is a clause even where its verb is not known
_OPEN_MARKS: Final = frozenset(['"', "“", "„", "«", "``", "''"])  # of a quotation that is never closed
_NO_CLAUSE: Final = frozenset("and or but as so speaking referring adding citing talking describing".split())
_BEGGING: Final = frozenset({"ask", "beg", "implore", "press"})
_SPEECH: Final = frozenset("cqaf")


def complement_of(unit: Unit, cue: Cue, after: int, subject: int, *, relative: bool) -> Complement:
    """Reads on from word ``after``, the first past the cue and its particle; ``subject`` is where its clause begins."""
    words, limit = unit.words, end_of(unit)
    at = after
    channels: list[Channel] = []
    cue_end = after
    heard = False
    for _ in range(_MOST_CIRCUMSTANCES):
        at = _past_follows(words, at, limit)
        found = _content_at(unit, cue, at, limit) if not heard else _clause_after_hearer(unit, cue, at, limit)
        if found is not None:
            start, requests = found
            end = content_end(unit, start, subject, relative=relative)
            if start == at and "o" in cue.frames and words[at].kind in {"word", "number"}:
                end = _phrase_end(words, start, end)
            return Complement(
                content=(start, end) if start < end else None,
                cue_end=cue_end,
                channels=tuple(channels),
                after=at,
                requests=requests,
            )
        moved, channel = _past_hearer(words, cue, at, limit) if at == after else (at, None)
        heard = heard or moved > at
        if moved == at:
            moved = _past_citing(words, at, limit)
        if moved == at and cue.frames & _SPEECH:
            moved, channel = circumstance_end(words, at, limit)
        if moved == at:
            break
        if channel is not None:
            channels.append(channel)
        at = moved
    return Complement(content=None, cue_end=cue_end, channels=tuple(channels), after=at)


def _past_follows(words: Sequence[Word], at: int, limit: int) -> int:
    """``reads as follows:``, ``said the following:``: past all but the colon."""
    follows = tuple(w.lower for w in words[at : at + 2])
    if at + 2 < limit and words[at + 2].text == ":" and follows in {("as", "follows"), ("the", "following")}:
        return at + 2
    return at + 1 if at + 1 < limit and follows[0] == "this" and words[at + 1].text == ":" else at


def _past_citing(words: Sequence[Word], at: int, limit: int) -> int:
    """``said, citing a clerk, that``: past the second comma; ``at`` where no such words stand there."""
    if at + 2 >= limit or words[at].kind != "comma" or words[at + 1].lower not in {"citing", "quoting"}:
        return at
    end = phrase_after(words, at + 2, limit)
    return end + 1 if at + 2 < end < limit and words[end].kind == "comma" else at


def _clause_after_hearer(unit: Unit, cue: Cue, at: int, limit: int) -> tuple[int, bool] | None:
    """``told them the gate was shut``: what follows the hearer is a clause, not a second hearer."""
    found = _content_at(unit, cue, at, limit)
    if found is None and at < limit and unit.words[at].kind in {"word", "number"} and "c" in cue.frames:
        follows = _clause(unit.words, cue, at, limit)
        return follows if follows and starts_clause(unit.words, at, limit) and _opens(unit.words[at]) else None
    return found


def _opens(word: Word) -> bool:
    """A word that a clause begins with and a longer hearer does not go on with."""
    return word.capital or word.kind == "number" or word.lower in DETERMINERS | SUBJECT_PRONOUNS


def _content_at(unit: Unit, cue: Cue, at: int, limit: int) -> tuple[int, bool] | None:
    """Where the content begins, and whether it is a request by its form; None where none begins at this word."""
    words, frames = unit.words, cue.frames
    if at >= limit:
        return None
    word = words[at]
    follows = words[at + 1] if at + 1 < limit else None
    if word.text == ":" and follows is not None and frames & {"c", "q", "t", "a", "o"}:
        return at + 1, False
    if word.text in _OPEN_MARKS and follows is not None:
        return (at + 1, False) if frames & {"q", "c", "o", "a", "t"} else None
    if word.kind == "quote":
        return (at, False) if frames & {"q", "c", "o", "a", "t"} else None
    if word.kind == "comma":
        return (at + 1, False) if follows is not None and follows.kind == "quote" and frames & {"q", "c", "a"} else None
    if word.lower == "that" and frames & {"c", "t", "a"}:
        return _after_that(words, at, limit), False
    if word.lower in {"is", "was"} and follows is not None and follows.lower == "that" and frames & {"c", "t", "o"}:
        return at + 2, False  # "what the letter reveals is that"
    if word.lower in QUESTION_WORDS:
        return (at, False) if frames & {"w", "a"} or ("c" in frames and word.lower != "if") else None
    if word.lower == "to":
        return (at, False) if "i" in frames and follows is not None and follows.lower not in DETERMINERS else None
    if word.kind not in {"word", "number"} and word.text not in "$£€[":
        return None
    return _phrase_content(words, cue, at, limit)


def _phrase_end(words: Sequence[Word], start: int, end: int) -> int:
    """A thing that is confirmed or listed ends where "and that", "and he" begins another clause."""
    for at in range(start + 1, end - 1):
        if words[at].lower == "that" and words[at - 1].lower != "and":
            return end
        if words[at].lower in {"and", "but"} and words[at + 1].lower in {"that", "he", "she", "it", "they", "there"}:
            return at
    return end


def _after_that(words: Sequence[Word], at: int, limit: int) -> int:
    """Past "that", unless it is a pronoun: ``said that was wrong``. Past a comma and a second "that" too."""
    follows = words[at + 1].lower if at + 1 < limit else ""
    return at if is_auxiliary(follows) and follows not in {"had", "has", "have"} else at + 1


def _phrase_content(words: Sequence[Word], cue: Cue, at: int, limit: int) -> tuple[int, bool] | None:
    frames, lower = cue.frames, words[at].lower
    if begins_time(words, at, limit) or (is_adverb(words[at]) and lower not in {"here", "there"}):
        return None
    if "O" in frames:
        return (at, False) if _labels(words, at, limit) else None
    if "a" in frames:
        hearer = phrase_after(words, at, limit)
        if hearer < limit and hearer > at and words[hearer].lower == "to" and _is_infinitive(words, hearer, limit):
            return at, True
        if "c" not in frames or _is_hearer(words, cue, hearer, limit):
            return None
    if "p" in frames:
        if _asks_to(words, at, limit) or (cue.lemma in _BEGGING and _asks_for(words, at, limit)):
            return at, True
        if "w" in frames or "o" not in frames:
            return None if "c" not in frames else _clause(words, cue, at, limit)
    if lower in PREPOSITIONS:
        if lower in {"having", "being"} or "c" not in frames:
            return None
        return None
    if "o" in frames:
        return (at, False) if _begins_phrase(words, at, limit, cue) else None
    if "i" in frames and "c" not in frames:
        return None
    return _clause(words, cue, at, limit) if "c" in frames else None


def _is_hearer(words: Sequence[Word], cue: Cue, end: int, limit: int) -> bool:
    """Tells "warned dockers that" from "warned dockers were late" by what follows the phrase."""
    if cue.lemma == "tell":
        return True
    if end >= limit:
        return False
    return words[end].kind in {"quote", "comma"} or words[end].lower in {"that", "of", "about", "against", "how"}


def _clause(words: Sequence[Word], cue: Cue, at: int, limit: int) -> tuple[int, bool] | None:
    lower = words[at].lower
    if lower in PREPOSITIONS or lower in _NO_CLAUSE:
        return None
    pronoun = lower in SUBJECT_PRONOUNS or lower.endswith(("'s", "'d", "'re", "'ve", "'m", "'ll"))
    long = limit - at >= _LONG_CLAUSE and ("v" in cue.frames or cue.lemma in {"tell", "believe", "think"})
    return (at, False) if pronoun or starts_clause(words, at, limit) or long else None


def _begins_phrase(words: Sequence[Word], at: int, limit: int, cue: Cue) -> bool:
    """An object: an article, a name, a number, a pronoun or a plain noun, not "and" or the cue's own noun reading."""
    word = words[at]
    if word.lower in PREPOSITIONS or word.lower in {"and", "or", "but", "as", "so", "than", "not"}:
        return False
    if (is_finite(word.lower) and word.lower not in {"having", "being"}) or (
        cue.lemma == "claim" and "lives" in {w.lower for w in words[at : at + 3]}
    ):
        return False  # "the deaths reported were", and a raid that claims lives
    if not cue.noun_too:
        return True
    clear = word.lower in DETERMINERS or word.lower in SUBJECT_PRONOUNS or word.capital or word.kind == "number"
    return clear or starts_clause(words, at, limit)


def _labels(words: Sequence[Word], at: int, limit: int) -> bool:
    """``called the deal “a trap”``, ``called it a trap``: an object and then what it is called."""
    end = phrase_after(words, at, limit)
    if end <= at or end >= limit:
        return False
    if any(w.kind == "quote" for w in words[end : end + 3]) or words[end].text in {'"', "“", "‘", "'"}:
        return True
    return words[end].lower in {"a", "an", "the"} and not is_finite(words[end].lower)


def _asks_to(words: Sequence[Word], at: int, limit: int) -> bool:
    """``asked the office to raise``, ``wants the gate shut``: somebody, and within twelve words "to" and a verb."""
    for here in range(at + 1, min(limit, at + 13)):
        if words[here].kind in {"comma", "break", "quote"}:
            return False
        if words[here].lower == "to":
            return _is_infinitive(words, here, limit)
        if is_auxiliary(words[here].lower):
            return False
    return False


def _asks_for(words: Sequence[Word], at: int, limit: int) -> bool:
    """``asked the office for lorries``."""
    end = phrase_after(words, at, limit)
    here = next((i for i in range(at + 1, min(end + 1, limit - 1)) if words[i].lower == "for"), None)
    return here is not None


def _is_infinitive(words: Sequence[Word], to: int, limit: int) -> bool:
    if to + 1 >= limit:
        return False
    follows = words[to + 1]
    return follows.kind == "quote" or (
        follows.kind == "word" and not follows.capital and follows.lower not in DETERMINERS
    )


def _past_hearer(words: Sequence[Word], cue: Cue, at: int, limit: int) -> tuple[int, Channel | None]:
    """Past the hearer of "told X", "asked X", "said to X"; the hearer may be an outlet."""
    if not cue.frames & {"a"} and not (cue.frames & {"w"} and "p" in cue.frames):
        return at, None
    end = phrase_after(words, at, limit)
    if end == at:
        return at, None
    source: Range = (at, end)
    return end, Channel(source=source, cue=None, must_be="told")
