"""Sorts of attributions for break-downs: simple tests on the words that the gold marks, nothing read from the rules.

*Manner*, by the quotation marks in the content (marks that stand directly before and after it count, too): `direct` if
every word stands between marks, `mixed` if some do, `indirect` if none does.

*Source*, by its words up to the first of "of, by, from, in, at, on, for, with, who, that, which" or a comma; the last
of them is its head. `none` without words; `pronoun` if all words are pronouns; `outlet` if the head is a word for media
("newspaper") or a capitalised title of such ("Herald"); `document` if it is a word for something written, counted or
recorded ("poll"); `named` if it has a capital that is not just its sentence's (a word before it has one, too, or the
same word does not stand in lower case elsewhere in the text); else `unnamed` ("two clerks", "the harbour committee").

*Cue*: whether one of its words is a form of a verb of saying.
"""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Literal, get_args

from stemmata.text.span import Span

Manner = Literal["direct", "mixed", "indirect"]
SourceSort = Literal["named", "pronoun", "unnamed", "document", "outlet", "none"]
MANNERS: tuple[Manner, ...] = get_args(Manner)
SOURCES: tuple[SourceSort, ...] = get_args(SourceSort)

_WORD = re.compile(r"\w+(?:[’'\-]\w+)*|,")
_QUOTED = re.compile(  # an opening mark without a closing one reaches to the end, or to the next opening one
    r"""“[^“”]*(?:”|$|(?=“)) | ''.*?(?:''|$) | "[^"]*(?:"|$)
    | (?<!\w)'[^'’]*(?:[’']\w[^'’]*)*['’](?!\w) | (?<!\w)‘[^’]*(?:’\w[^’]*)*’(?!\w)""",
    re.VERBOSE | re.DOTALL,
)
_OPENING, _CLOSING = '“"', '”"'
_HEAD_ENDS = frozenset("of by from in at on for with who that which whose ,".split())
_PRONOUNS = frozenset(
    "i you he she it we they me him her us them himself herself itself themselves this that these those who whom which"
    " whoever one some others many most all both each anyone everyone someone nobody another".split()
)
_MEDIA = frozenset(
    "newspaper paper magazine broadcaster network station outlet website site blog tabloid daily weekly media press"
    " journal channel wire".split()
)
_MEDIA_TITLES = frozenset(
    "Times Post News Herald Tribune Gazette Courier Journal Press Review Observer Chronicle".split()
)
_WRITTEN = frozenset(
    "report study poll survey letter memo memorandum statement document file email e-mail transcript filing bill law"
    " order lawsuit complaint indictment affidavit book article editorial op-ed column story analysis research data"
    " figure record recording video ad advertisement tweet post message note text release review estimate forecast"
    " constitution amendment treaty agreement plan proposal resolution website page headline caption sign paper"
    " finding result evidence account rule".split()
)  # "paper" and "website" are media where an article stands before them, by the order of the tests
_SAYING = (
    "say tell add write report announce declare state reiterate stress emphasize emphasise note observe remark"
    " comment explain recall recount confirm acknowledge admit concede confess reveal disclose claim allege"
    " insist maintain assert contend argue suggest indicate warn predict promise vow pledge deny reject dispute"
    " refute ask question wonder reply respond answer call demand urge request order accuse blame charge"
    " criticise criticize praise condemn believe think describe quote cite mention repeat advise propose"
    " recommend complain joke whisper shout tweet post testify"
)
_IRREGULAR = frozenset("said told wrote written thought".split())


def manner_of(text: str, content: Sequence[Span]) -> Manner:
    """Whether the words of a content stand between quotation marks."""
    words = " ".join(_with_marks(text, span) for span in content)
    rest = _QUOTED.sub(" ", words)
    if rest == words:
        return "indirect"
    return "mixed" if re.search(r"\w", rest) else "direct"


def _with_marks(text: str, span: Span) -> str:
    before = text[span.start - 1 : span.start] if span.start else ""
    after = text[span.end : span.end + 1]
    words = span.of(text)
    if before and before in _OPENING and after and after in _CLOSING:
        return before + words + after
    return words


def source_sort(text: str, source: Sequence[Span]) -> SourceSort:
    """What kind of words name the source."""
    words = [match[0] for span in source for match in _WORD.finditer(span.of(text))]
    if not words:
        return "none"
    if all(word.lower() in _PRONOUNS for word in words):
        return "pronoun"
    lead = list(takewhile(lambda word: word.lower() not in _HEAD_ENDS, words)) or words
    head = re.sub(r"['’]s?$", "", lead[-1])
    if head in _MEDIA_TITLES or _singular(head) in _MEDIA:
        return "outlet"
    if _singular(head) in _WRITTEN:
        return "document"
    if not head[0].isupper():
        return "unnamed"
    one_of_several = len(lead) > 1 and any(word[0].isupper() for word in lead[1:-1])
    return "named" if one_of_several or not re.search(rf"\b{re.escape(head.lower())}\b", text) else "unnamed"


def _singular(word: str) -> str:
    folded = word.lower()
    if folded in _MEDIA or folded in _WRITTEN:
        return folded
    if folded.endswith("ies"):
        return folded[:-3] + "y"
    return folded.removesuffix("s")


def has_verb_of_saying(text: str, cue: Sequence[Span]) -> bool:
    """Whether a word of the cue is a form of a verb of saying."""
    return any(word.lower() in _FORMS for span in cue for word in re.findall(r"[\w-]+", span.of(text)))


def _forms(verb: str) -> tuple[str, ...]:
    """Present and past of a regular verb, with doubled consonants for good measure."""
    stem = verb.removesuffix("e")
    third = stem[:-1] + "ies" if verb.endswith("y") and verb[-2] not in "aeou" else verb
    past = stem[:-1] + "ied" if third != verb else stem + "ed"
    last = verb[-1]
    return (
        verb,
        verb + "s",
        verb + "es",
        third,
        past,
        stem + "ing",
        verb + "ing",
        verb + last + "ed",
        verb + last + "ing",
    )


_FORMS = frozenset(form for verb in _SAYING.split() for form in _forms(verb)) | _IRREGULAR
