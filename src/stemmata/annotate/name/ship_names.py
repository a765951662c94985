"""Names of ships that begin like a person's title: "the ferry Lady Miren"."""

from collections.abc import Iterator, Sequence

from stemmata.annotate.lexicon.function_words import IRREGULAR_VERBS, PHRASE_BREAKERS, SPEECH_VERBS
from stemmata.annotate.lexicon.nouns import SHIPS
from stemmata.annotate.name.words import Word

# with "the" before them and a name behind, a ship rather than a person
_NOBLE = frozenset({"Lady", "Queen", "Princess", "Prince", "King", "Duchess", "Duke", "Empress", "Countess"})
_GRAMMAR = PHRASE_BREAKERS | SPEECH_VERBS | IRREGULAR_VERBS


def ship_names(words: Sequence[Word]) -> Iterator[tuple[str, ...]]:
    """ "the ferry Lady Miren", "the Lady Miren": the whole is the ship's, though it begins like a person's title."""
    for at, word in enumerate(words):
        end = at + 1
        leads = word.lower in SHIPS and not word.capital
        noble = word.lower == "the" and end < len(words) and words[end].text in _NOBLE
        while (leads or noble) and end < len(words) and words[end].glued and words[end].capital:
            end += 1
            if words[end - 1].possessive:
                break
        after = words[end] if end < len(words) and words[end].glued else None
        qualifies = noble and after is not None and after.lower not in _GRAMMAR
        if end > at + 2 and not (qualifies and after is not None and not after.lower.endswith(("s", "ed"))):
            yield tuple(one.text for one in words[at + 1 : end])
