"""Whether a word form that could be a cue is one: a verb rather than a noun, finite rather than a modifier."""

from collections.abc import Sequence
from typing import Final

from stemmata.annotate.attribution.attributions import Range, end_of
from stemmata.annotate.attribution.cues import Cue
from stemmata.annotate.attribution.noun_phrases import SUBJECT_PRONOUNS
from stemmata.annotate.attribution.units import Unit, Word
from stemmata.annotate.attribution.verb_forms import is_auxiliary, is_finite
from stemmata.annotate.lexicon.function_words import DETERMINERS, PREPOSITIONS

_PLAIN_BASES: Final = frozenset(
    """say believe think insist argue recall remember deny describe allege admit confirm tell agree maintain
    complain speak""".split()
)
_PLURALS: Final = frozenset("""to they we i you who which that people police some many others most those""".split())


def is_title_case(words: Sequence[Word]) -> bool:
    """True for a headline Written Like This, in which a capital says nothing of names."""
    long = [w for w in words if w.kind == "word" and len(w.text) > 3]
    return len(long) > 2 and 4 * sum(w.capital for w in long) >= 3 * len(long)


def is_country(words: Sequence[Word], at: int) -> bool:
    return words[at].lower == "states" and at > 0 and words[at - 1].lower == "united"


def may_be_base(words: Sequence[Word], group: int, verb: int) -> bool:
    """A base form is a finite verb after an auxiliary, "to", a plural or a pronoun: ``activists say``."""
    if group < verb and any(is_auxiliary(w.lower) for w in words[group:verb]):
        return True
    if not group:
        return False
    before = words[group - 1]
    if before.kind == "comma" and verb + 1 < len(words) and words[verb + 1].lower in {"that", "how", "to"}:
        return True  # "the files, which were leaked, show that"
    if before.lower in _PLURALS:
        return True
    if words[verb].lower in _PLAIN_BASES and before.kind == "word" and _plural_before(words, group):
        return True  # "people in the port say"
    return before.kind == "word" and before.lower.endswith("s") and not before.lower.endswith(("ss", "'s", "us", "is"))


def _plural_before(words: Sequence[Word], group: int) -> bool:
    """True where a plural with "in the port" or "we spoke to" after it stands shortly before the verb."""
    for at in range(group - 2, max(-1, group - 8), -1):
        word = words[at]
        if word.kind != "word":
            return False
        plural = word.lower in _PLURALS or (
            word.lower.endswith("s") and not word.lower.endswith(("ss", "'s", "us", "is"))
        )
        after = words[at + 1].lower
        if plural and (after in PREPOSITIONS | SUBJECT_PRONOUNS | {"who", "that"} or after.endswith("ed")):
            return True
        if word.lower == "and":
            return True  # "both the mayor and the guild say"
    return False


def _is_modifier(words: Sequence[Word], at: int) -> bool:
    """``the reported attack``, ``a letter quoted by``: no finite verb."""
    if at + 1 < len(words) and words[at + 1].lower == "by":
        return True
    if not at:
        return True
    before = words[at - 1].lower
    return (
        before in DETERMINERS
        and before
        not in {"this", "that", "these", "those", "some", "many", "several", "others", "all", "one", "her", "both"}
    ) or before in PREPOSITIONS | {"'s"}


def _is_reduced(words: Sequence[Word], cue: Cue, after: int) -> bool:
    """``a ship believed to carry coal``: a passive without its auxiliary."""
    return "b" in cue.frames and after < len(words) and words[after].lower == "to"


def is_participle(words: Sequence[Word], cue: Cue, group: Range, after: int) -> bool:
    """True for a form without an auxiliary that only modifies: ``the widely reported attack``."""
    start, verb = group
    if any(is_auxiliary(w.lower) for w in words[start:verb]):
        return False
    first = start if start < verb and words[verb - 1].lower.endswith("ly") else verb
    return _is_modifier(words, first) or _is_reduced(words, cue, after)


def reads_as_verb(unit: Unit, group: Range) -> bool:
    """Tells "the letter reports that" from "local reports that": by what stands on either side."""
    words, limit = unit.words, end_of(unit)
    start, after = group
    if any(is_auxiliary(w.lower) for w in words[start:after]):
        return True
    before = words[start - 1] if start else None
    if before is not None and before.kind == "comma" and after < limit:
        closes = start > 2 and words[after - 1].lower.endswith("s") and words[after].lower in DETERMINERS
        return closes or words[after].lower == "that" or words[after].kind == "quote"
    many = start == 1 and before is not None and before.lower in {"many", "some", "others", "most", "several", "few"}
    if before is None or before.kind != "word" or (_owns(before) and not many):
        return False
    if after >= limit or (words[after].kind in {"comma", "break"} and words[after].text != ":"):
        return _closes_credit(words, start)
    follows = words[after]
    if follows.lower in {"as", "the"} and after + 1 < limit and words[after + 1].lower in {"follows", "following"}:
        return True
    if follows.lower == "that" and after + 1 < limit and _has_own_verb(words, after + 1):
        return False  # "protests that began in May"
    if follows.kind == "quote" or follows.text == ":" or follows.lower in {"that", "to", "how", "whether", "why"}:
        return True
    if follows.lower in PREPOSITIONS | {"and", "or"} or is_finite(follows.lower):
        return False
    adjective = before.lower.endswith(("al", "ic", "ed", "ing", "ent", "ew", "ous", "ive"))
    if follows.capital or follows.lower in DETERMINERS | SUBJECT_PRONOUNS or follows.kind == "number":
        return start > 1 or not adjective
    singular = not before.lower.endswith("s") and words[after - 1].lower.endswith("s")
    return (
        singular
        and not adjective
        and (before.capital or any(w.lower in DETERMINERS for w in words[max(0, start - 4) : start]))
    )


def _has_own_verb(words: Sequence[Word], at: int) -> bool:
    """True where a finite verb follows "that" at once: a relative clause."""
    return is_finite(words[at].lower) and words[at].lower not in {"had", "has"}


def _owns(before: Word) -> bool:
    if before.lower in {"this", "that", "others"}:
        return False
    return before.lower in DETERMINERS | PREPOSITIONS | {"'s"} or before.text.endswith(("'s", "’s", "s’", "s'"))


def _closes_credit(words: Sequence[Word], start: int) -> bool:
    """``…, the letter reports.``: a comma or a quotation not far before, and no verb since."""
    for word in reversed(words[max(0, start - 6) : start]):
        if word.kind in {"comma", "quote"}:
            return True
        if is_finite(word.lower) or word.kind == "break":
            return False
    return False
