"""What stands before and between the sentences of a text that came in one line.

Tables of reports often hold each text in one line: the page's date, its counters, its tags and the credits of its
pictures run into the first sentences. What stands behind the last sentence is told by :mod:`stemmata.ingest.tails`.
Only what a shape of its own marks off is set apart; where its end cannot be told, it stays in the body.
"""

import re
from collections.abc import Iterator

from stemmata.ingest import run_in_words as words
from stemmata.ingest.datelines import dateline_end
from stemmata.ingest.lines import comparable, word_count
from stemmata.ingest.opening_words import LABEL
from stemmata.model.report import ZoneKind

Piece = tuple[ZoneKind, int, int]  # kind, start and end in the line

SHORTEST = 300  # characters of a line in whose midst pieces are looked for
_HEAD = 700  # characters in which counters and a date may stand
_TAGS_WITHIN, _LONGEST_TAGS = 500, 260  # characters
_LONGEST_CAPTION = 60  # words
_FIRST_WORD = re.compile(r"\S{1,20}\s+")
_PREFIX, _FEWEST_WORDS = 0.7, 5  # of a title that the text repeats but for its end
_STOP_AFTER_TITLE = re.compile(r"[^\w\s\"“‘'«(\[]*(?:\s?[.:;|–—-]+(?=\s))?")
_STOP = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[^\W\da-z_]|[\"“‘'])")
_STARTER = re.compile(rf"(?<=\s){words.BEGINS}")
_STATED = frozenset("of for the to and in".split())  # words after which a capital goes on with a name
_RELATED = "Related "
_TELLING = frozenset("a the in on at by to that have has had was were is are said say says as after from when".split())
_FEWEST_TELLING = 2  # words that only a sentence has
_FURNITURE = (words.SHORT_URL, words.COUNTERS, words.BUTTONS, words.SHARED, words.LABELS, words.CREDIT)


def opening_piece(text: str, title: str | None) -> tuple[ZoneKind, int]:
    """What kind of piece the text opens with, and where it ends; 0 where it opens with a sentence."""
    if title:
        end = _repeated(text, title) or _nearly_repeated(text, title)
        if end:
            return "headline", end
    for kind, end in _shaped(text[:_HEAD]):
        if end:
            return kind, end
    return "dateline", 0


def _shaped(head: str) -> Iterator[tuple[ZoneKind, int]]:
    furniture = next((match for one in _FURNITURE if (match := one.match(head))), None)
    yield "furniture", furniture.end() if furniture else 0
    agency = words.AGENCY_DATE.match(head)
    yield "byline", agency.end("agency") if agency else 0
    stamp = words.STAMP.match(head)
    yield "dateline", stamp.end() if stamp else 0
    yield "dateline", dateline_end(head)
    handed = words.AGENCY.match(head)
    yield "byline", handed.end() if handed else 0
    place = words.PLACE.match(head)
    yield "dateline", place.end() if place else 0


def related_end(text: str, title: str | None) -> int:
    """Where titles of other pages end that the text opens with: where its own title comes again; 0 where none do."""
    return max(0, text.find(title, 0, _HEAD)) if title and text.startswith(_RELATED) else 0


def writer_end(text: str) -> int:
    """Where the writer's name ends that follows the date which the text opened with; 0 where none does."""
    match = words.BY_NAME.match(text)
    return match.end() if match else 0


def inlaid_pieces(line: str) -> tuple[Piece, ...]:
    """What is no sentence in the midst of a long line, in text order, no two overlapping; nothing in a short one."""
    if len(line) < SHORTEST:
        return ()
    kept: list[Piece] = []
    for piece in sorted(_inlaid(line), key=lambda one: (one[1], -one[2])):
        if piece[1] >= (kept[-1][2] if kept else 0):
            kept.append(piece)
    return tuple(kept)


def _inlaid(line: str) -> Iterator[Piece]:
    for furniture in (words.COUNTERS, words.SHORT_URL):
        yield from (("furniture", *match.span()) for match in furniture.finditer(line, 0, _HEAD))
    for match in words.AGENCY_DATE.finditer(line, 0, _HEAD):
        yield "byline", *match.span("agency")
        yield "dateline", *match.span("date")
    tags = words.TAGS.search(line, 0, _TAGS_WITHIN)
    if tags:
        end = _tags_end(line, tags)
        yield from (("furniture", tags.start(), end) for _ in range(end > 0))
    for furniture in (words.READ_HERE, words.LABELS):
        yield from (("furniture", *match.span()) for match in furniture.finditer(line) if _is_apart(line, match))
    yield from _before(line, "furniture", words.VIDEO, (words.VIDEO_TITLE, words.VIDEO_REACH))
    yield from _before(line, "dateline", words.HANDED, (words.PLACE_BEFORE, words.PLACE_REACH))
    yield from _captions(line)


def _before(
    line: str, kind: ZoneKind, ending: re.Pattern[str], opening: tuple[re.Pattern[str], int]
) -> Iterator[Piece]:
    """Stretches that a telling end closes, as far back as the opening reaches; none where it does not fit."""
    pattern, reach = opening
    for match in ending.finditer(line):
        window = max(0, match.start() - reach)
        found = pattern.search(line[window : match.start()])
        if found:
            yield kind, window + found.start(), match.end()


def _is_apart(line: str, match: re.Match[str]) -> bool:
    """A sentence has ended before it."""
    return not line[: match.start()].strip() or line[: match.start()].rstrip()[-1] in '.!?"”’)'


def _captions(line: str) -> Iterator[Piece]:
    """A picture's credit with the words before it, back to where a sentence ends; the credit alone after a stop."""
    for pattern in (words.PHOTO_NOTE, words.AGENCY_NOTE):
        for match in pattern.finditer(line):
            before = line[max(0, match.start() - 600) : match.start()]
            offset = match.start() - len(before)
            start = offset + max((stop.end() for stop in _STOP.finditer(before)), default=0)
            described = line[start : match.start()]
            whole = offset == 0 or start > offset
            if whole and 3 <= word_count(described) <= _LONGEST_CAPTION and described.rstrip()[-1] not in ".!?":
                yield "caption", start, match.end()
            else:
                yield "furniture", *match.span()


def _tags_end(line: str, tags: re.Match[str]) -> int:
    """Where the list of tags ends: where the report's first words come again, or a sentence begins; 0 if untold."""
    reach = tags.end() + _LONGEST_TAGS
    opening = " ".join(line[: tags.start()].split()[:2])
    again = line.find(f" {opening} ", tags.end(), reach) if opening else -1
    starts = [again + 1] if again >= 0 else []
    for match in _STARTER.finditer(line, tags.end(), reach):
        before = line[tags.start() : match.start()].rsplit(maxsplit=1)[-1].lower()
        if before not in _STATED and not line[match.start()].isdigit():
            starts.append(match.start())
            break
    stop = _STOP.search(line, tags.end(), reach)
    if stop and (not starts or stop.end() < min(starts)) and word_count(line[tags.end() : stop.start()]) <= 16:
        starts.append(stop.end())
    end = min(starts, default=0)
    told = sum(word in _TELLING for word in line[tags.end() : end].split())
    return end if told < _FEWEST_TELLING else 0


def _repeated(text: str, title: str) -> int:
    """Where the title ends that the text opens with, a label before and the stop after it; 0 where it does not."""
    wanted = comparable(title)
    first = _FIRST_WORD.match(text)
    label = first.end() if first and first[0].isupper() and LABEL.fullmatch(first[0].strip()) else 0
    for start in dict.fromkeys((0, label)):
        found, at = "", start
        while at < len(text) and len(found) < len(wanted):
            found += comparable(text[at])
            at += 1
        if found == wanted and not (at < len(text) and text[at].isalnum()):
            return at + _stop_length(text[at:])
    return 0


def _nearly_repeated(text: str, title: str) -> int:
    """Where the text stops to repeat the title word for word, most of it being said, and a sentence begins; else 0."""
    wanted = title.split()
    at = same = 0
    for match in re.finditer(r"\S+", text[: 2 * len(title)]):
        if same == len(wanted) or comparable(match.group()) != comparable(wanted[same]):
            break
        same, at = same + 1, match.end()
    rest = text[at:].lstrip()
    enough = same >= max(_FEWEST_WORDS, _PREFIX * len(wanted))
    return at if enough and re.match(rf"[\"“‘]|{words.BEGINS}", rest) else 0


def _stop_length(rest: str) -> int:
    match = _STOP_AFTER_TITLE.match(rest)
    return match.end() if match else 0
