"""The noun that a number counts, found without a parser: the first plural of the noun group that follows."""

import re
from dataclasses import dataclass

from stemmata.text.span import Span

_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’]\w+)*|%|\d+|[^\w\s]")
# Words at which a noun group ends.
CLOSED = frozenset(
    """a an the this that these those his her its their our my your and or but nor so yet if when while where who whom
    whose which what how why because once unless although though whether since as than then
    there here not no in on at by for with from to into onto over
    under between among against during after before about around through across near within without until till via
    per upon towards toward along behind beyond despite is are was were be been being has have had having do does did
    will would can could may might must shall should he she it they we i you him them us me said say says told also
    only just already still even both each every all any some such very too more most less least other another same
    including according earlier later ago away together alone yesterday today tomorrow tonight inside outside""".split()
)
SKIPPED = frozenset({"of", "the", "its", "their", "his", "her", "these", "those", "our", "all", "other", "more"})
IRREGULAR = frozenset(
    """people men women children police personnel troops dead wounded injured missing militiamen gunmen policemen
    servicemen seamen fishermen businessmen firemen infantrymen tribesmen percent cent kilometre km kg mm cm hectare
    staff cattle sheep aircraft tonne ton feet teeth media crew infantry youth elderly displaced killed martyred
    casualties""".split()
)
UNITS = frozenset({"percent", "per", "kilometre", "km", "kg", "mm", "cm", "hectare", "tonne", "ton"})
PARTICIPLES = {
    "kill": "killed", "wound": "wounded", "injur": "injured", "detain": "detained", "arrest": "arrested",
    "captur": "captured", "displac": "displaced", "destroy": "destroyed", "evacuat": "evacuated",
}  # fmt: skip
_STEM = "|".join(PARTICIPLES)
_PARTICIPLE_BEFORE = re.compile(rf"\b(?P<stem>{_STEM})(?:e?d|ing|e?s)(?: and \w+)? $", re.IGNORECASE)
_PARTICIPLE_AFTER = re.compile(
    rf"[, ]+(?:(?:others?|more|were|was|have been|had been|being|are) )*(?P<stem>{_STEM})(?:ed|d)\b", re.IGNORECASE
)
# "kills 30 injures 90", of a headline
_VERB_BEFORE_NUMBER = re.compile(
    rf"(?:{_STEM})e?s (?:another |at least |over |more than )?(?:\d|dozens|scores)", re.IGNORECASE
)
_NUMBERED = re.compile(r"(?P<of>[^\W\d_]+)(?:,? (?:who|which|that))?,? number(?:ed|ing|s) $", re.IGNORECASE)
_NUMBER_OF = re.compile(
    r"\b(?:numbers?|total|count|toll|strength|figure) of (?:the |these |those |its |their )?"
    r"(?P<of>[^\W\d_]+(?:[ -][^\W\d_]+){0,2})",
    re.IGNORECASE,
)
_REACHED = re.compile(
    r"\b(?:reach(?:es|ed|ing)?|exceed(?:s|ed|ing)?|(?:rose|risen|rise|grew|grown|climbed|increased?) to|"
    r"stands at|stood at|is|was|at|be|put at) $",
    re.IGNORECASE,
)
GROUP_LENGTH = 6  # tokens of a noun group after the number


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    span: Span
    words: str  # lower case


def head_after(text: str, end: int) -> Head | None:
    """The noun group after a number, up to its first plural; None where no noun follows."""
    group: list[re.Match[str]] = []
    for token in _TOKEN.finditer(text, end, min(len(text), end + 120)):
        word = token[0].lower()
        if word == "%":
            return Head(span=Span(token.start(), token.end()), words="percent")
        if not group and word in SKIPPED:
            continue
        verb = _VERB_BEFORE_NUMBER.match(text, token.start())
        if not word[0].isalpha() or word in CLOSED or verb or len(group) == GROUP_LENGTH:
            if word == "per" and text[token.end() :].lstrip().startswith("cent"):
                return Head(span=Span(token.start(), token.end() + 5), words="percent")
            break
        group.append(token)
        if _plural(word):
            span = Span(group[0].start(), group[-1].end())
            return Head(span=span, words=span.of(text).lower())
    return _participle(text, end)


def _participle(text: str, end: int) -> Head | None:
    if match := _PARTICIPLE_AFTER.match(text, end):
        return Head(span=Span(match.start("stem"), match.end()), words=PARTICIPLES[match["stem"].lower()])
    return None


def head_before(text: str, start: int) -> Head | None:
    """The noun that stands before its number: "killing 12", "drums, which number 400", "number of drums … reach"."""
    before = text[:start]
    if match := _PARTICIPLE_BEFORE.search(before[-40:]):
        at = max(0, start - 40)
        return Head(span=Span(at + match.start("stem"), at + match.end() - 1), words=PARTICIPLES[match["stem"].lower()])
    if match := _NUMBERED.search(before[-80:]):
        at = max(0, start - 80)
        return Head(span=Span(at + match.start("of"), at + match.end("of")), words=match["of"].lower())
    if _REACHED.search(before[-24:]) and (match := _last(_NUMBER_OF, before)):
        words = match["of"].lower().split()
        kept = next((n for n, w in enumerate(words) if w in CLOSED), len(words))
        kept = next((n + 1 for n, w in enumerate(words[:kept]) if _plural(w)), kept)
        if kept:
            span = Span(match.start("of"), match.start("of") + len(" ".join(words[:kept])))
            return Head(span=span, words=span.of(text).lower())
    return None


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = list(pattern.finditer(text))
    return found[-1] if found else None


def _plural(word: str) -> bool:
    if word in IRREGULAR:
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))
