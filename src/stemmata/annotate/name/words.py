"""The words of a report with what the rules for names ask of them: place, case, neighbours, sentence."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from stemmata.annotate.lexicon.peoples import GROUPS, PLACES
from stemmata.annotate.lexicon.word_tables import word_set
from stemmata.model.annotations import Passage
from stemmata.model.report import Report, ZoneKind
from stemmata.text.span import Span

_APOSTROPHES = "'’ʼʻ‘`´"
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    rf"|[^\W_]+(?:[-‐‑{_APOSTROPHES}][^\W_]+)*",
)
_ALONE = re.compile(r"(?<![\w-])[A-Z][a-z]{2,}(?![\w-])")
_POSSESSIVES = ("'s", "’s", "ʼs", "'S", "’S", "ʼS")
_ABBREVIATIONS = word_set(
    "gen maj lt col brig capt sgt cpl pvt spc adm cmdr prof dr rev fr insp mr mrs ms sen rep gov st jan"
)
# "al-", "ed-" and so on before a name: a name's own article
ARTICLES = word_set("al el ul az ez as es ash esh at et ar er ad ed an en adh ath ibn bin abu bou ould")
# "-based" and the like after a name: the name ends before it
PREFIXES = word_set("anti pro non ex pan cross inter intra post pre mid counter trans neo quasi pseudo then un sub")
_KNOWN = GROUPS | PLACES
READ_ZONES: tuple[ZoneKind, ...] = ("headline", "byline", "dateline", "body", "caption", "editorial")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a report."""

    start: int
    end: int
    text: str
    lower: str
    glued: bool  # one space, or an abbreviation's full stop and a space, stands between it and the word before
    opens: bool  # a capital here says nothing: first of a sentence, a quotation, or after a colon
    possessive: bool  # 's or s' follows
    abbreviated: bool  # a full stop follows that belongs to it: "Gen."
    tail: str  # what a hyphen ties to it: "based" in "Port-based"; "" where nothing is
    sentence: int  # which sentence of the report, from 0; -1 outside of all
    capital: bool  # True for "Mirat", "al-Mirat" and "d'Orval"; False for "e-mail"

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def all_caps(self) -> bool:
        """True for "NATO" and "U.N.", not for a single letter."""
        letters = self.text.replace(".", "")
        return len(letters) > 1 and letters.isupper()


def words_of(report: Report, passages: Iterable[Passage]) -> tuple[Word, ...]:
    """The words of the zones in which names are looked for, in text order; empty for an empty report."""
    sentences = [passage.span for passage in passages if passage.kind == "sentence"]
    text = report.text
    alone = frozenset(_ALONE.findall(text))
    found: list[Word] = []
    position = 0
    for zone in report.zones:
        if zone.kind not in READ_ZONES:
            continue
        for start, end in _pieces(text, zone.span, alone):
            while position < len(sentences) and sentences[position].end <= start:
                position += 1
            inside = position < len(sentences) and sentences[position].start <= start
            number = position if inside else -1
            found.append(_word(text, Span(start, end), number, found[-1] if found else None))
    return tuple(found)


def _word(text: str, span: Span, sentence: int, before: Word | None) -> Word:
    start, end = span.start, span.end
    gap = text[before.end : start] if before else "\n"
    raw = text[start:end]
    possessive = raw.endswith(_POSSESSIVES) and len(raw) > 2
    if possessive:
        end -= 2
        raw = raw[:-2]
    elif raw.endswith(("s", "S")) and text[end : end + 2] in {"' ", "’ "}:
        possessive = True
    new_sentence = before is None or before.sentence != sentence
    glued = not new_sentence and gap in {" ", "\n", "] ", " [", " ‘", "' ", "’ "}
    glued = glued or (before is not None and gap == ". " and before.abbreviated)
    lower = raw.lower()
    behind = text[end : end + 1]
    initial = len(raw) == 1 and raw.isupper() and raw != "I"
    abbreviated = behind == "." and (initial or lower in _ABBREVIATIONS)
    opens = not glued and (new_sentence or any(mark in gap for mark in ':"“«•*'))
    tail = text[end + 1 : _tail_end(text, end + 1)] if behind in {"-", "–"} else ""
    return Word(start, end, raw, lower, glued, opens, possessive, abbreviated, tail, sentence, _capital(raw))


def _capital(raw: str) -> bool:
    if raw[0].isupper():
        return True
    head, mark, rest = raw.partition("-")
    if mark and head in ARTICLES and rest[:1].isupper():
        return True
    return raw[0] in "dl" and len(raw) > 2 and raw[1] in _APOSTROPHES and raw[2].isupper()


def _tail_end(text: str, start: int) -> int:
    end = start
    while end < len(text) and text[end].isalpha():
        end += 1
    return end


def _pieces(text: str, zone: Span, alone: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Words, with "Port-based" and "anti-Velian" cut at the hyphen so that the name stands alone.

    A road's two ends ("Mirat-Osk") are cut where the report also names each of them alone.
    """
    for match in _WORD.finditer(text, zone.start, zone.end):
        token = match[0]
        if "-" not in token:
            yield match.start(), match.end()
            continue
        parts = token.split("-")
        ends = len(parts) == 2 and all(part in alone for part in parts)
        cuts = [len(part) for part in parts] if ends else _cuts(parts)
        start = match.start()
        for length in cuts:
            yield start, start + length
            start += length + 1


def _cuts(parts: Sequence[str]) -> list[int]:
    """Lengths of the words that a hyphenated token holds; one length where it is one word."""
    lengths: list[int] = []
    run: list[str] = []
    for part in parts:
        if run and _parted(run, part):
            lengths.append(len("-".join(run)))
            run = []
        run.append(part)
    lengths.append(len("-".join(run)))
    return lengths


def _parted(run: Sequence[str], part: str) -> bool:
    last = run[-1]
    if last.lower() in PREFIXES and part[:1].isupper():
        return True
    if last[:1].isupper() and part[:1].islower() and part not in ARTICLES:
        return len(part) > 3 or part in {"led", "run", "era"}
    return last in _KNOWN and part in _KNOWN


def sentence_slices(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Index ranges [first, last) of the words that share a sentence, in order."""
    first = 0
    for index in range(1, len(words) + 1):
        if index == len(words) or words[index].sentence != words[first].sentence:
            yield first, index
            first = index
