"""The single things that one credit says: "that ships left, and that coal was sold" is two statements of one voice."""

from collections.abc import Iterator, Sequence
from typing import Final

from stemmata.annotate.attribution.attributions import Range, starts_clause
from stemmata.annotate.attribution.noun_phrases import SUBJECT_PRONOUNS
from stemmata.annotate.attribution.units import Unit, Word
from stemmata.annotate.attribution.verb_forms import is_finite
from stemmata.annotate.lexicon.function_words import DETERMINERS

_JOINS: Final = frozenset({"and", "but"})
_TURNS: Final = frozenset({"while", "whereas"})
_SUBJECTS: Final = frozenset("he she it they there we i".split())
_LEAST = 3  # words of a clause


def clauses_of(unit: Unit, content: Sequence[Range]) -> tuple[tuple[Range, ...], ...]:
    """The content cut where a second clause with a subject and a verb of its own begins; in text order.

    One piece, the content itself, where it is one clause. Quotations are never cut.
    """
    if len(content) != 1:
        return (tuple(content),)
    start, end = content[0]
    cuts = list(_cuts(unit.words, start, end))
    if not cuts:
        return (tuple(content),)
    starts = [start, *(after for _, after in cuts)]
    ends = [*(before for before, _ in cuts), end]
    return tuple(((one, other),) for one, other in zip(starts, ends, strict=True))


def _cuts(words: Sequence[Word], start: int, end: int) -> Iterator[tuple[int, int]]:
    """(where a clause ends, where the next one begins), in order."""
    begun = start
    for at in range(start + 2, end - _LEAST):
        after = _next_clause(words, at, end)
        again = words[at + 1].lower == "that"  # a second "that" tells enough
        if after is None or not (again or any(is_finite(w.lower) or w.kind == "quote" for w in words[begun:at])):
            continue
        yield (at - 1 if words[at - 1].kind == "comma" else at), after
        begun = after


def _next_clause(words: Sequence[Word], at: int, end: int) -> int | None:
    """Where the clause begins that the joint at ``at`` opens; None where it is no joint of clauses."""
    word = words[at]
    if word.text == ";":
        return at + 1 if starts_clause(words, at + 1, end) else None
    comma = words[at - 1].kind == "comma"
    if word.lower in _TURNS:
        return at + 1 if comma and starts_clause(words, at + 1, end) else None
    if word.lower not in _JOINS:
        return None
    follows = words[at + 1]
    if follows.lower == "that":
        return at + 2 if starts_clause(words, at + 2, end) else None
    opens = follows.lower in DETERMINERS | SUBJECT_PRONOUNS or follows.capital or follows.kind == "number"
    if follows.lower not in _SUBJECTS and not (comma and opens):
        return None
    return at + 1 if starts_clause(words, at + 1, end) else None
