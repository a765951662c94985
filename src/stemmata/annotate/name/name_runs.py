"""Where names may stand: runs of capitalised words, cut at titles and joined over "of" and "for"."""

from collections.abc import Sequence

from stemmata.annotate.lexicon.common_words import NOT_PERSONAL
from stemmata.annotate.lexicon.function_words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    OPENERS,
    PREPOSITIONS,
    PRONOUNS,
    SPEECH_VERBS,
)
from stemmata.annotate.lexicon.nouns import NEVER_NAMES, ORGANISATION_WORDS
from stemmata.annotate.lexicon.peoples import GROUPS, PLACES
from stemmata.annotate.lexicon.ranks import RANK_WORDS
from stemmata.annotate.lexicon.word_tables import word_set
from stemmata.annotate.name.name_cuts import NameRun, Vocabulary, cut
from stemmata.annotate.name.name_types import BODIES, FIELDS, PARTICLES
from stemmata.annotate.name.words import Word

_FUNCTION = PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | PRONOUNS | DETERMINERS
_PLACE_OPENERS = word_set("gulf bay strait straits republic kingdom isle port cape mount city town sea sultanate duchy")
# what is set up "on" or "against" something, and named after it: "Commission on Salt", "Front against the Tide"
_TOPICAL = word_set(
    "committee commission conference council panel institute institution centre center dialogue office campaign"
    " tribunal organisation organization agency alliance watch group coalition front league association society"
    " initiative network foundation congress bureau department directorate unit team fund"
)


def title_case(words: Sequence[Word]) -> bool:
    """True for a headline's sentence, in which a capital says nothing: most of its longer words have one."""
    longer = [word for word in words if len(word.text) > 3]
    capitals = sum(word.capital for word in longer)
    return len(words) > 3 and len(longer) > 2 and capitals >= 0.8 * len(longer)


def name_runs(words: Sequence[Word], vocabulary: Vocabulary) -> tuple[NameRun, ...]:
    """The runs of capitalised words that may be names, in order, titles cut off."""
    found: list[NameRun] = []
    index = 0
    while index < len(words):
        end = _run_end(words, index, vocabulary)
        if end == index:
            index += 1
            continue
        end = _extended(words, end)
        found.extend(cut(words, index, end, vocabulary))
        index = end
    return tuple(found)


def _run_end(words: Sequence[Word], start: int, vocabulary: Vocabulary) -> int:
    """Where the run that starts at ``start`` ends; ``start`` where none does."""
    first = words[start]
    if not _names(first, vocabulary) and not _leading_particle(words, start, vocabulary):
        return start
    end = start + 1
    while end < len(words) and words[end].glued and not _closes(words, end - 1):
        named = _names(words[end], vocabulary) and not words[end].opens
        if not named and not (words[end].lower in PARTICLES and _particle_inside(words, end, vocabulary)):
            break
        end += 1
    if end < len(words) and words[end].glued and words[end].text.isdigit() and len(words[end].text) < 4:
        end += words[end - 1].lower in ORGANISATION_WORDS
    return end


def _leading_particle(words: Sequence[Word], at: int, vocabulary: Vocabulary) -> bool:
    word = words[at]
    if word.capital or word.lower not in {"al", "el", "bin", "ibn", "abu", "van", "von"}:
        return False
    return at + 1 < len(words) and words[at + 1].glued and _names(words[at + 1], vocabulary)


def _closes(words: Sequence[Word], at: int) -> bool:
    """A possessive ends a name, save the plural kind that opens a body's name ("Farmers' Union")."""
    text = words[at].text
    if text.endswith("s") and text[:-1] in PLACES and text not in PLACES | GROUPS:  # an apostrophe got lost: "Velias"
        return True
    if _lost_genitive(words, at):
        return True
    if not words[at].possessive:
        return bool(words[at].tail) and words[at].tail[:1].islower()
    following = words[at + 1].lower if at + 1 < len(words) else ""
    return not (words[at].lower.endswith("s") and following in ORGANISATION_WORDS)


def _lost_genitive(words: Sequence[Word], at: int) -> bool:
    """ "Al-Mirats Velian affiliate": without its apostrophe the "s" shows by the people or the place behind it."""
    word = words[at]
    if not word.lower.endswith("s") or word.lower.endswith("ss") or len(word.text) < 5 or word.all_caps:
        return False
    if word.text in GROUPS | PLACES or word.lower in NOT_PERSONAL or at + 1 >= len(words):
        return False
    return words[at + 1].text in GROUPS | PLACES and words[at + 1].glued


def _particle_inside(words: Sequence[Word], at: int, vocabulary: Vocabulary) -> bool:
    beyond = at + 1
    if beyond < len(words) and words[beyond].lower in PARTICLES and not words[beyond].capital:
        beyond += 1
    return beyond < len(words) and words[beyond].glued and _names(words[beyond], vocabulary)


def _names(word: Word, vocabulary: Vocabulary) -> bool:
    """True if this capital may belong to a name."""
    if not word.capital or word.lower in NEVER_NAMES or (len(word.text) == 1 and not word.abbreviated):
        return False
    if word.lower.endswith("days") and word.lower[:-1] in NEVER_NAMES:  # "Mondays", with or without '
        return False
    if word.lower == "jan" and word.abbreviated:
        return False
    if word.lower in _FUNCTION and not (word.all_caps and word.lower in {"us", "is", "who", "it"}):
        return False
    if not word.opens or word.text in PLACES or word.text in GROUPS or word.all_caps or "-" in word.text[:4]:
        return True
    if word.lower in OPENERS or word.lower in SPEECH_VERBS or (word.lower.endswith("ly") and len(word.text) > 4):
        return False
    return word.lower in vocabulary.named or word.lower not in vocabulary.low


def _extended(words: Sequence[Word], end: int) -> int:
    """The run's end, moved over "of the …" and "for … and …" where a body's or a sea's name goes on."""
    lead = words[end - 1].lower
    if words[end - 1].possessive or lead not in BODIES | _PLACE_OPENERS:
        return end
    while end + 1 < len(words) and words[end].glued and words[end].lower in {"of", "for", "on", "against"}:
        after = end + 1
        if words[end].lower in {"on", "against"} and lead not in _TOPICAL:  # "told the United Nations on the Osk raid"
            break
        article = words[after].lower == "the" and after + 1 < len(words) and words[after].glued
        after += article
        tail = _plain_run(words, after)
        if tail == after or (article and _goes_on_low(words, tail)):
            break
        end = _over_and(words, tail)
    return end


def _plain_run(words: Sequence[Word], start: int) -> int:
    """Where the capitalised words from ``start`` end; a title or a month among them ends the search at once."""
    end = start
    while end < len(words) and words[end].glued and words[end].capital and words[end].lower not in NEVER_NAMES:
        if words[end].lower in RANK_WORDS or words[end].lower in _FUNCTION:
            break
        end += 1
        if words[end - 1].possessive:
            break
    return end


def _goes_on_low(words: Sequence[Word], at: int) -> bool:
    """True for "of the Velian regime", where the name only qualifies a common noun."""
    if at >= len(words) or not words[at].glued:
        return False
    return words[at].lower not in _FUNCTION and words[at].lower not in SPEECH_VERBS and not words[at].capital


def _over_and(words: Sequence[Word], end: int) -> int:
    if end + 1 >= len(words) or not (words[end].glued and words[end].lower == "and" and words[end + 1].glued):
        return end
    article = words[end + 1].lower == "the" and end + 2 < len(words)
    tail = _plain_run(words, end + 1 + article)
    region = " ".join(word.text for word in words[end + 1 + article : tail])
    if region in PLACES and words[end - 1].text in PLACES:  # "Front of Velia and the Levant"
        return tail
    return tail if tail > end + 1 and words[tail - 1].lower in FIELDS else end
