"""What tells that a line is not body: one rule each, tried in the order of the table at the end.

A rule's docstring is the sentence that a reader sees who asks why a line was set apart. Rules look at form and at
words of the trade (:mod:`stemmata.ingest.zone_words`), never at the subject. ``at`` is the number of the line among
those that are not blank.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from stemmata.ingest import foot_rules as foot
from stemmata.ingest import zone_words as words
from stemmata.ingest.dates import in_parts, published, undated
from stemmata.ingest.lines import Lines, comparable, word_count
from stemmata.ingest.zone_words import pattern
from stemmata.model.report import ZoneKind

TOP = 8  # lines in which a byline, a dateline or a masthead is looked for
LINE = 60  # words; what is longer is prose, whatever it begins with
LONGEST = 2000  # characters of a line that most rules look at; an address may be long
Reach = Literal["line", "run", "list", "rest", "end"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How a line is recognised, which zone it opens and how far that zone reaches.

    Reach — line: this line alone; run: also addresses that follow and lines that lead to them; list: also titles that
    follow; rest: to the end of the text, but for lines that another rule takes, or one paragraph where it opens near
    the top; end: to the end of the text, whatever comes.
    """

    kind: ZoneKind
    matches: Callable[[Lines, int], bool]
    reach: Reach = "line"
    any_length: bool = False  # False: a line of more than LONGEST characters is prose

    def takes(self, lines: Lines, at: int) -> bool:
        """Whether the rule recognises this line."""
        return (self.any_length or len(lines.text(at)) <= LONGEST) and self.matches(lines, at)

    @property
    def why(self) -> str:
        """The rule's own sentence."""
        return (self.matches.__doc__ or "").strip()


_ADDRESS = pattern(words.URL)
_ADDRESS_AFTER_SIGNS = pattern(rf"[^\w\s]*{words.URL}")
_SPEECH = re.compile(r"[\"“”«»„]")
_SENTENCE_END = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")


def is_title(lines: Lines, at: int) -> bool:
    """It repeats the title that the report's metadata gives."""
    return at < TOP and lines.title is not None and comparable(lines.text(at)) == comparable(lines.title) != ""


_MAY_BE_BYLINE = pattern(rf"^{words.WROTE}?{words.BY}\b|^authors?:|^text:|\b{words.POST}")
_BARS = re.compile(r"\s*[|·•]\s*")
_BYLINE = re.compile(
    rf"(?:(?i:{words.WROTE}?{words.BY})|(?i:authors?:|text:))\s*:?\s+(?:our |a |the )?{words.NAMES}"
    r"(?:\s*[,|–—-]\s*.{2,60})?"
)
_ROLE_LINE = re.compile(
    rf"{words.NAMES},? (?i:(?:{words.POST_BEFORE} )*{words.POST}s?)(?:\s*,?\s+(?:in|for)\s+[\w .'’-]{{2,40}})?"
)


def is_byline(lines: Lines, at: int) -> bool:
    """It stands above or below the body, begins with "By" or names a reporter's post, and holds names and a date."""
    text = lines.text(at)
    if len(text) > 200 or word_count(text) > 20 or not _MAY_BE_BYLINE.search(text) or _SPEECH.search(text):
        return False
    first, *others = _BARS.split(undated(text))
    named = _BYLINE.fullmatch(first) or (word_count(first) <= 10 and _ROLE_LINE.fullmatch(first))
    if not named or any(word_count(part) > 6 for part in others):
        return False
    return at < TOP or foot.is_in_foot(lines, at)


_CREDITS = pattern(
    rf"[(\[*_]*(?:additional |with |and )?{words.WORK}(?: [\w ,'’-]{{1,60}})?(?::| by| for)\b [^.!?]{{2,200}}[.)\]*_]*"
    r"|[(\[*_]*(?:translated|adapted|abridged|excerpted) (?:from|by|for)\b [^.!?]{2,200}[.)\]*_]*"
)


def is_credits(lines: Lines, at: int) -> bool:
    """It names who reported, wrote, translated or edited, and says nothing else."""
    return word_count(lines.text(at)) <= 40 and bool(_CREDITS.fullmatch(lines.text(at)))


OUTLET_NAME = re.compile(rf"(?:The |THE )?{words.NAME}(?: (?:of |and |& )?{words.NAME}){{0,6}}")
OUTLET_WORD = pattern(rf"\b{words.OUTLET_NOUN}\b")
MASTHEAD = re.compile(r"(?P<outlet>[^|·•]{2,60}?)\s*(?P<bar>[|·•]|[,–—]|\s-\s)\s*(?P<date>[^|·•]{6,60})")


def masthead_outlet(text: str) -> str | None:
    """The outlet of a line like "The Estuary Herald | 14 May 2021"; None where the line is something else."""
    match = MASTHEAD.fullmatch(text)
    if match is None or published(match["date"]) is None or not OUTLET_NAME.fullmatch(match["outlet"]):
        return None
    named = match["bar"] in "|·•" or OUTLET_WORD.search(match["outlet"])
    return match["outlet"] if named else None


def is_masthead(lines: Lines, at: int) -> bool:
    """It stands near the top and gives an outlet's name with a date."""
    return at < TOP and masthead_outlet(lines.text(at)) is not None


def is_date_line(lines: Lines, at: int) -> bool:
    """It stands near the top and holds a date, or a place and a date, and nothing else."""
    text = lines.text(at)
    if at >= TOP or word_count(text) > 12:
        return False
    if in_parts(text) is not None:
        return True
    place, comma, date = text.partition(",")
    return bool(comma) and bool(OUTLET_NAME.fullmatch(place)) and published(date) is not None


_PHOTO_LINE = pattern(rf"[(\[]?\s*{words.PHOTO}(?:\s+(?:by|courtesy(?: of)?|via))?\s*:.{{2,300}}")
_STROKES = re.compile(r"[(\[©]*\s*[^\W\d_][\w.'’& -]{1,40}(?:\s?/\s?[^\W\d_][\w.'’& -]{1,40}){1,4}[)\]]*")
_AGENCY = pattern(rf"\b{words.PHOTO_AGENCY}\b|©")
_SHORT_CREDIT = 6  # words after which "Photo: …" describes what is seen


def _is_credit_text(text: str) -> bool:
    if word_count(text) > 14 or _SPEECH.search(text) or not _STROKES.fullmatch(text):
        return False
    parts = [part.strip(" ()[]©") for part in text.split("/")]
    lower = sum(word[:1].islower() for part in parts for word in part.split())
    if lower > 1 or not all(part[:1].isupper() for part in parts):
        return False
    return any(part.isupper() for part in parts) or len(parts) > 2 or bool(_AGENCY.search(text))


def is_caption(lines: Lines, at: int) -> bool:
    """The format marks it as a caption, or it says "Photo:", or a photographer's credit follows it directly."""
    text = lines.text(at)
    if lines.captions and comparable(text) in lines.captions:
        return True
    if at > 0 and lines.same_block(at, at + 1) and _is_credit_text(lines.text(at + 1)) and word_count(text) <= LINE:
        return True
    return bool(_PHOTO_LINE.fullmatch(text)) and word_count(text) > _SHORT_CREDIT


def is_photo_credit(lines: Lines, at: int) -> bool:
    """It names a photographer and an agency, parted by strokes, or says "Photo:" and a name."""
    text = lines.text(at)
    return _is_credit_text(text) or (bool(_PHOTO_LINE.fullmatch(text)) and word_count(text) <= _SHORT_CREDIT)


_EDITORIAL_HEAD = pattern(rf"[\[(*]*\s*{words.EDITORIAL}\s*[:.—–-]*[\])*]*")
_EDITORIAL_LINE = pattern(rf"[\[(*]*\s*{words.EDITORIAL}(?:\s+\([^)]{{1,40}}\))?\s*[:—–]\s*\S.*")
_COMMENTARY = pattern(words.COMMENTARY)
_AMENDED = pattern(rf"[\[(*]*{words.AMENDED}.*")


def is_editorial_heading(lines: Lines, at: int) -> bool:
    """It is a heading such as "Editor's comment:": what follows is the outlet's own voice."""
    return at + 1 < len(lines) and bool(_EDITORIAL_HEAD.fullmatch(lines.text(at)))


def is_editorial_comment(lines: Lines, at: int) -> bool:
    """It begins with "Editor's comment:" or the like: from here on the outlet comments on its own report."""
    text = lines.text(at)
    opens = bool(_EDITORIAL_LINE.fullmatch(text)) and text[:1] not in "[("
    return opens and bool(_COMMENTARY.search(text[:40]))


def is_editorial_note(lines: Lines, at: int) -> bool:
    """It begins with "Editor's note:" or the like, or says that the report was amended."""
    return bool(_EDITORIAL_LINE.fullmatch(lines.text(at)) or _AMENDED.fullmatch(lines.text(at)))


_LINK_HEAD = pattern(rf"[\W_]*{words.LINK_LABEL}\s*[:.…>»→-]*")
_LINK_LINE = pattern(rf"[\W_]*{words.LINK_LABEL}\b.*")
_LINK_LABELLED = pattern(rf"[\W_]*{words.LINK_LABEL}\s*[:>»→|–—]")
_SOURCE_LINE = re.compile(
    rf"[(\[]?(?i:{words.SOURCE_LABEL})\s*:\s*(?:.*(?i:{words.URL}).*|{words.NAMES}(?: and (?:other )?agencies)?[.)\]]*)"
)


def is_url_line(lines: Lines, at: int) -> bool:
    """It is nothing but a web address."""
    telling = [word for word in lines.text(at).split() if any(map(str.isalnum, word))]
    return bool(telling) and all(_ADDRESS_AFTER_SIGNS.match(word) for word in telling)


def is_source_line(lines: Lines, at: int) -> bool:
    """It begins with "Source:", "Via:" or the like and gives an address or names, not a sentence."""
    text = lines.text(at)
    return at > 0 and word_count(text) <= 15 and not _SPEECH.search(text) and bool(_SOURCE_LINE.fullmatch(text))


def is_link_line(lines: Lines, at: int) -> bool:
    """It sends the reader on ("Read also", "Related") with an address, a colon, or a title in the same line."""
    text = lines.text(at)
    if at == 0 or word_count(text) > LINE or not _LINK_LINE.fullmatch(text):
        return False
    leads_on = text.endswith(":") and is_url_line(lines, at + 1)
    return leads_on or bool(_ADDRESS.search(text)) or bool(_LINK_LABELLED.match(text))


def is_link_heading(lines: Lines, at: int) -> bool:
    """It is a heading such as "Related articles" over a list of titles or addresses."""
    return at > 0 and bool(_LINK_HEAD.fullmatch(lines.text(at)))


def leads_to_url(lines: Lines, at: int) -> bool:
    """It is an address, or ends in a colon over one, in a row of links."""
    return is_url_line(lines, at) or (lines.text(at).endswith(":") and is_url_line(lines, at + 1))


def is_listed_title(lines: Lines, at: int) -> bool:
    """It stands under a heading of links and has no full stop, as titles do."""
    text = lines.text(at)
    return word_count(text) <= 20 and not _SENTENCE_END.search(text) and not _SPEECH.search(text)


_COMMENTS_HEAD = pattern(rf"[\W_]*{words.COMMENTS}(?:\s*\(?\d+\)?)?\s*[:.]?")


def is_comments_heading(lines: Lines, at: int) -> bool:
    """It is the heading of the readers' comments: nothing after it is the report's."""
    return at >= 2 and bool(_COMMENTS_HEAD.fullmatch(lines.text(at)))


_PAGE_PART = pattern(rf"[\W_]*{words.PAGE_LABEL}\s*:.*|[\W_]*{words.BUTTON}[\W_]*|[\W_]*{words.RIGHTS}")
_INVITES = pattern(rf"[\W_]*{words.INVITATION}\b")
_OF_US = pattern(rf"\b{words.OF_US}\b")


def is_page_part(lines: Lines, at: int) -> bool:
    """It belongs to the page, not to the report: tags, buttons, notices of copyright."""
    text = lines.text(at)
    return word_count(text) <= 30 and not _SPEECH.search(text) and bool(_PAGE_PART.fullmatch(text))


def is_invitation(lines: Lines, at: int) -> bool:
    """It asks the reader to subscribe, share, donate, comment or accept cookies."""
    text = lines.text(at)
    if word_count(text) > LINE or _SPEECH.search(text):
        return False
    match = _INVITES.match(text)
    return match is not None and bool(_OF_US.search(text, match.end()) or _OF_US.search(match.group()))


_KICKER = pattern(rf"{words.KICKER}\W*")


def is_first_heading(lines: Lines, at: int) -> bool:
    """No title is given, and the text opens with a short line without a full stop, over longer ones."""
    text = lines.text(at)
    if lines.title is not None or at > 2 or not (text[:1].isalnum() or text[:1] in "‘“'\"¿¡«"):
        return False
    short = 2 <= word_count(text) <= 30 and len(text) <= 200
    over_longer = any(len(line.text) > max(len(text), 80) for line in lines.lines[at + 1 :])
    closed = text.endswith((".", ":", ";", ",")) and not text.endswith("...")
    return short and over_longer and not closed and not _KICKER.fullmatch(text)


# Tried in this order; the first that fits is taken.
RULES: tuple[Rule, ...] = (
    Rule(kind="headline", matches=is_title, any_length=True),
    Rule(kind="furniture", matches=is_comments_heading, reach="end"),
    Rule(kind="editorial", matches=is_editorial_heading, reach="rest"),
    Rule(kind="editorial", matches=is_editorial_comment, reach="rest", any_length=True),
    Rule(kind="editorial", matches=is_editorial_note, any_length=True),
    Rule(kind="editorial", matches=foot.is_change_note),
    Rule(kind="editorial", matches=foot.is_note_on_text),
    Rule(kind="links", matches=is_url_line, reach="run"),
    Rule(kind="links", matches=is_source_line),
    Rule(kind="links", matches=is_link_line, reach="run"),
    Rule(kind="links", matches=is_link_heading, reach="list"),
    Rule(kind="furniture", matches=is_page_part),
    Rule(kind="furniture", matches=is_invitation),
    Rule(kind="furniture", matches=foot.is_end_mark),
    Rule(kind="furniture", matches=foot.is_about_heading, reach="rest"),
    Rule(kind="editorial", matches=foot.is_about_sender, reach="rest"),
    Rule(kind="byline", matches=foot.is_desk_slug),
    Rule(kind="byline", matches=foot.is_wire_credit),
    Rule(kind="byline", matches=foot.is_signature),
    Rule(kind="editorial", matches=foot.is_author_note),
    Rule(kind="furniture", matches=foot.is_imprint),
    Rule(kind="furniture", matches=foot.is_reader_call),
    Rule(kind="furniture", matches=foot.is_sign_off),
    Rule(kind="furniture", matches=is_photo_credit),
    Rule(kind="caption", matches=is_caption),
    Rule(kind="byline", matches=is_byline),
    Rule(kind="byline", matches=is_masthead),
    Rule(kind="byline", matches=is_credits),
    Rule(kind="dateline", matches=is_date_line),
)
# While neither headline nor body has begun.
OPENING_RULES: tuple[Rule, ...] = (*RULES, Rule(kind="headline", matches=is_first_heading))
