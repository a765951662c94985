"""Speech with the speaker's name before it: "VARRO: …", "Q: …" and "A: …", which hold until the next such label."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from stemmata.annotate.layout.placed import Placed
from stemmata.model.annotations import Annotations
from stemmata.text.span import Span

Role = Literal["named", "asker", "answerer"]
_LABEL = re.compile(r"(?P<name>[^\W\d_](?:[\w.’'\-]| (?=[^\W\d_]))*)(?P<colon>\s?:)\s+(?=\S)")
_ASKERS: Final = frozenset("q question interviewer reporter journalist host moderator correspondent presenter".split())
_ANSWERERS: Final = frozenset("a answer interviewee guest".split())
_SMALL: Final = frozenset("of the al el de van von bin for and".split())
_LONGEST = 6  # words of a label
_MARKS: Final = re.compile('["“”«»]')  # a paragraph with quotation marks is the reporter's again
_OWN: Final = re.compile(r"\b(?:I|we|We|my|My|our|Our|me|us|you|You)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Who speaks the words after it."""

    role: Role
    name: Span
    cue: Span  # the colon


def labels_of(text: str, found: Annotations) -> dict[int, Label]:
    """The labels of a report's paragraphs, by where the paragraph starts; none where the report holds no transcript.

    A name counts as a label where it is that of a person whom the report knows, or labels two paragraphs.
    """
    persons = [m.span for m in found.mentions if m.kind in {"person", "organisation"} and m.form != "pronoun"]
    placed = Placed(persons)
    candidates: dict[int, tuple[Label, str]] = {}
    for paragraph in (p.span for p in found.passages if p.kind == "paragraph"):
        label = _label(text, paragraph)
        if label is not None:
            candidates[paragraph.start] = (label, label.name.of(text).casefold())
    times = Counter(name for _, name in candidates.values())
    kept = {start for start, (label, name) in candidates.items() if _is_told(label, times[name], placed, persons)}
    if len(kept) < 2 and any(label.role != "named" for label, _ in candidates.values()):
        return {}
    if len(kept) > 1:  # a transcript: who speaks once in it speaks too
        kept.update(start for start in candidates if start > min(kept))
    return {start: candidates[start][0] for start in sorted(kept)}


def _is_told(label: Label, times: int, placed: Placed, persons: Sequence[Span]) -> bool:
    known = any(persons[at].end == label.name.end for at in placed.touching(label.name))
    return label.role != "named" or known or times > 1


def _label(text: str, paragraph: Span) -> Label | None:
    match = _LABEL.match(text, paragraph.start, paragraph.end)
    if match is None:
        return None
    words = match["name"].split()
    lower = match["name"].casefold().rstrip(".")
    if lower in _ASKERS and words[0][0].isupper():
        role: Role = "asker"
    elif lower in _ANSWERERS and words[0][0].isupper():
        role = "answerer"
    elif len(words) <= _LONGEST and all(w[0].isupper() or w.lower() in _SMALL for w in words) and words[0][0].isupper():
        role = "named"
    else:
        return None
    return Label(role=role, name=Span(*match.span("name")), cue=Span(*match.span("colon")))


def still_speaks(text: str, sentence: Span, labels: dict[int, Label]) -> bool:
    """Whether a paragraph that opens with this sentence and without a label is still the last speaker's.

    It is where another label follows, or where it says "I" or "we", and no words of it stand in quotation marks.
    """
    if len(labels) < 2 or _MARKS.search(text, sentence.start, sentence.end):
        return False
    return sentence.start < next(reversed(labels)) or _OWN.search(text, sentence.start, sentence.end) is not None
