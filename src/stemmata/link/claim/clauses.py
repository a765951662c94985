"""Whether words make a clause, and how well they read on their own: what a label needs, and a claim of several reports.

No parser: a verb is seen by its form or by a short table of those that headlines and reports use.
"""

import re
from functools import lru_cache
from typing import Final

from stemmata.link.claim.wordclasses import happenings
from stemmata.text.span import Span
from stemmata.text.stems import IRREGULAR
from stemmata.text.tokens import stem, tokenise

AUXILIARIES: Final = frozenset(
    "is are was were am be been has have had do does did will would shall should can could may might must isn't aren't"
    " wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't cannot said says say told"
    " cost cut hit hurt put read set shut split spread let became made left went gave ran saw won wins it's that's"
    " there's he's she's".split()
)
NOUNS_OF_FORMS: Final = frozenset({"children", "men", "women", "people", "feet", "teeth", "mice", "wives", "lives"})
NO_PAST: Final = frozenset(
    "hundred red bed shed indeed speed seed feed need united armed alleged wicked naked sacred kindred breed creed"
    " seabed watershed bloodshed unmanned so-called".split()
)
# Present forms of headlines and summaries: "attack on the ferry kills 12".
PRESENT: Final = frozenset(
    stem(word)
    for word in (
        "kill injure wound die strike attack target claim deny say warn urge accuse blame demand call agree sign"
        " nab sue quit oust reject confirm arrest detain free release seize capture retake leave flee return arrive"
        " enter reach begin start end halt resume launch fire burn sink crash collapse explode destroy damage hold"
        " control carry use include show reveal report tell ask seek plan want need expect hope vow threaten face"
        " remain continue rise fall drop grow win lose move send give take bring make get go come put keep meet"
        " visit support back help supply train recruit pay fund work live know think believe mean allege react see"
        " become join belong contain rely determine cause mark lead head name"
    ).split()
)
# A label that begins with one of these leans on what stood before it.
HANGING: Final = re.compile(
    r"^(?:which|who|whom|whose|whereby|where|when|as|adding|including|after|before|because|since|until|unless|if|"
    r"than|or|nor|then|thus|hence|also|too|however|therefore|moreover|furthermore|meanwhile|elsewhere|instead|"
    r"especially|particularly|in addition|for example|to|by|with|without|from|of|on|at|in|not|has|have|had|is|are|"
    r"was|were|be|been|being|will|would|can|could|[a-z]+ing)\b",
    re.I,
)
REFERRING: Final = re.compile(
    r"^(?:he|she|it|they|him|her|them|his|their|its|this|that|these|those|we|i|you|another|others?|both|such)\b", re.I
)
FURNISHED: Final = re.compile(r" \| |›|»|\bget short url\b|\brelated news\b|\bread more\b|https?://", re.I)
ENDS_OPEN: Final = re.compile(
    r"(?:\b(?:and|or|but|that|which|who|of|the|a|an|to|in|on|at|by|for|with|from|as|was|were|is|are|has|have|had|be|where|when|"
    r"(?:and|or) [a-z]+ed)|[,:(–—-])$",
    re.I,
)
RELATIVE: Final = re.compile(r"(?:which|who|whose|as)\b")
# How much a fault tells against a label; a member's likeness to the others lies between 0.0 and 1.0.
NO_VERB: Final = 1.0  # "shelling of the old town"
FURNITURE: Final = 1.0  # "Showcase | News"
HANGS: Final = 0.5  # "killing three others"
REFERS: Final = 0.3  # "he does not state that"
CUT: Final = 0.7  # "the ferry sank, which", a quotation cut open
MARKS: Final = (("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"))


def has_verb(text: str, within: Span | None = None) -> bool:
    """True for words with a finite verb, as far as its form tells: "Fire destroys mill", not "Fire at the mill"."""
    return any(_verbal(token.word) for token in tokenise(text, within))


def _verbal(word: str) -> bool:
    if word in AUXILIARIES or word.endswith("n't"):
        return True
    if word in NO_PAST or word in NOUNS_OF_FORMS:
        return False
    if word in IRREGULAR or (len(word) > 4 and word.endswith("ed")):
        return True
    return word.endswith("s") and stem(word) in PRESENT


@lru_cache(maxsize=1 << 14)
def furnished(text: str) -> bool:
    """True for a list of headings, or a line of a page's furniture: "37th Harbour Festival | Showcase | News"."""
    return FURNISHED.search(text) is not None


@lru_cache(maxsize=1 << 14)
def bare_phrase(text: str) -> bool:
    """True for words without a verb that tell of no happening: "The Port and the Guard", a heading."""
    return not any(_verbal(token.word) or happenings(token.stem) for token in tokenise(text))


def faults(text: str) -> float:
    """How badly these words read on their own: 0.0 for a whole clause, each fault adds its weight."""
    verb = has_verb(text)
    hanging = HANGING.match(text) is not None
    found = (
        (NO_VERB, not verb),
        (FURNITURE, furnished(text)),
        (HANGS, hanging),
        (HANGS, RELATIVE.match(text) is not None or (hanging and not verb)),
        (REFERS, REFERRING.match(text) is not None),
        (CUT, ENDS_OPEN.search(text) is not None),
        (CUT, any(text.count(left) != text.count(right) for left, right in MARKS) or text.count('"') % 2 == 1),
    )
    return sum(weight for weight, there in found if there)
