"""What of an annotated phrase is the name: without article, rank, office, courtesy, possessive and quotation marks.

Corpora mark "the late Colonel Orla Quill's" where Stemmata wants "Orla Quill". Every reader of mentions and the measure
of ``bench/mentions.py`` trim by these rules, so that what is learnt is what is measured.
"""

import re
from typing import Final

from stemmata.annotate.lexicon.function_words import DETERMINERS
from stemmata.annotate.lexicon.peoples import GROUPS
from stemmata.annotate.lexicon.ranks import COURTESIES, OFFICE_MODIFIERS, RANK_WORDS, TITLE_HEADS
from stemmata.annotate.name.nominals import PRONOUN_KINDS
from stemmata.text.span import Span, trimmed

ARTICLE: Final = re.compile(r"(?:the|an?)\s+(?=\S)", re.IGNORECASE)
WORD: Final = re.compile(r"\S+")
POSSESSIVE: Final = re.compile(r"\s*['’][sS]?$")
BOUND: Final = re.compile(r"^(?:[Aa][ldnrstz]h?-|[Ee]l-|[Uu]l-|[dl]['’])")  # articles that are written to their word
MARKS: Final = '"“”‘«»()[],;:*'
TITLES: Final = RANK_WORDS | TITLE_HEADS | frozenset(COURTESIES)
TITLE_PARTS: Final = TITLES | OFFICE_MODIFIERS | {"of", "state"}  # what may stand beside a title: "Secretary of State"
# what a person is charged with begins with one of these: "Quill for the Northern Ports"
CHARGES: Final = re.compile(r"\s(?:for|in|on|at|to|from|with|who)\s.*$", re.DOTALL)
LINKS: Final = 4  # letters: a shorter word may be small in a name ("of", "al", "van")


def bare_name(text: str, span: Span, *, person: bool) -> Span | None:
    """The name in an annotated span; None where it holds none: a pronoun, a title alone, a phrase of common words."""
    bare = _without_marks(text, span)
    article = ARTICLE.match(text, bare.start, bare.end)
    if article:
        bare = Span(article.end(), bare.end)
    if person:
        titled = _without_titles(text, bare)
        if titled is None:
            return None
        bare = titled
    return bare if is_name(bare.of(text)) else None


def is_name(words: str) -> bool:
    """True for words that are written as a name: the first with a capital, and so all but the short ones."""
    first = words[:1].isupper() or words.startswith("al-")
    pronoun = words == "I" or (words.lower() in PRONOUN_KINDS and not words.isupper())  # "US" is none
    return first and not pronoun and all(len(w) < LINKS or BOUND.sub("", w)[:1].isupper() for w in words.split())


def is_title(word: str) -> bool:
    """True for a word that is a rank, an office, a calling or a courtesy, whatever its case and full stop."""
    return word.lower().strip(".,") in TITLES


def _without_marks(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and (text[start] in MARKS or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in MARKS or text[end - 1].isspace()):
        end -= 1
    possessive = POSSESSIVE.search(text[start:end])
    return trimmed(text, Span(start, start + possessive.start() if possessive else end))


def _without_titles(text: str, span: Span) -> Span | None:
    """What follows the last title and the words that belong to it; None where nothing does."""
    words = list(WORD.finditer(text, span.start, span.end))
    first = 0
    for at, word in enumerate(words[:-1]):
        if is_title(word[0]) or (at == first and word[0].lower().strip(".,") in TITLE_PARTS):
            first = at + 1
    if not words or (first == len(words) - 1 and is_title(words[-1][0])):
        return None
    start = words[first].start()
    charge = CHARGES.search(text[start : span.end])
    return Span(start, start + charge.start() if charge else span.end)


def may_hold_name(words: str) -> bool:
    """True where a word has a capital and is no title, article or pronoun: nothing tells whether it is a name."""
    plain = TITLE_PARTS | DETERMINERS | PRONOUN_KINDS.keys()
    found = [word.strip(MARKS + ".") for word in words.split()]
    return any(word[:1].isupper() and word.lower() not in plain and word not in GROUPS for word in found)
