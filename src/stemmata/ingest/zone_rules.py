"""What tells that a line is not body: one rule each, tried in the order of the table at the end.

A rule's docstring is the sentence that a reader sees who asks why a line was set apart. Rules look at form and at
words of the trade, never at the subject. ``at`` is the number of the line among those that are not blank.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from stemmata.ingest.dates import published
from stemmata.ingest.lines import Lines, comparable, word_count
from stemmata.model.report import ZoneKind

TOP = 8  # lines in which a byline, a dateline or a masthead is looked for
LINE = 60  # words; what is longer is prose, whatever it begins with
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

    @property
    def why(self) -> str:
        """The rule's own sentence."""
        return (self.matches.__doc__ or "").strip()


_URL = r"(?:https?://|www\.)\S+"
URL = re.compile(_URL, re.IGNORECASE)
_ONLY_URL = re.compile(rf"[\W_]*(?:{_URL}[\s,;|]*)+", re.IGNORECASE)
_SPEECH = re.compile(r"[\"“”«»„]")
_SENTENCE_END = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
_NAME = r"[^\W\d_a-z][\w.'’-]*"
_NAMES = rf"{_NAME}(?:(?:\s|,\s|\s?[&/]\s?|\s(?:and|of|in|for|the|de|al|el|van|von|bin|y|et|und)\s){_NAME})*"


def is_title(lines: Lines, at: int) -> bool:
    """It repeats the title that the report's metadata gives."""
    return at < TOP and lines.title is not None and comparable(lines.text(at)) == comparable(lines.title) != ""


_BYLINE = re.compile(
    rf"(?:(?i:written |story |words |report |reported |reporting |text |analysis |exclusive )?[Bb][Yy]|(?i:author|authors|text):)"
    rf"\s*:?\s+(?:our |a |the )?{_NAMES}(?:\s*[,|–—-]\s*.{{2,60}})?"
)
_ROLE_LINE = re.compile(
    rf"{_NAMES},? (?:(?:staff|special|senior|chief|foreign|news|our|political|war)\s+)*"
    r"(?:correspondent|reporter|editor|writer|staff|bureau|newsroom|desk)(?:\s*,?\s+(?:in|for)\s+[\w .'’-]{2,40})?",
    re.IGNORECASE,
)


def is_byline(lines: Lines, at: int) -> bool:
    """It stands near the top, begins with "By" or names a reporter's post, and holds names only."""
    text = lines.text(at)
    if at >= TOP or word_count(text) > 20 or _SPEECH.search(text):
        return False
    return bool(_BYLINE.fullmatch(text)) or (word_count(text) <= 10 and bool(_ROLE_LINE.fullmatch(text)))


_CREDITS = re.compile(
    r"[(\[*]*(?:additional |with )?(?:reporting|writing|editing|edited|compiled|translation|translated|photographs?|"
    r"graphics?) by\b(?: [^.!?]{2,200}[.)\]*]*)$",
    re.IGNORECASE,
)


def is_credits(lines: Lines, at: int) -> bool:
    """It names who reported, wrote, translated or edited, and says nothing else."""
    return word_count(lines.text(at)) <= 40 and bool(_CREDITS.fullmatch(lines.text(at)))


_OUTLET_WORDS = (
    r"(?:times|news|post|gazette|herald|tribune|agency|press|daily|weekly|journal|monitor|observer|ledger|chronicle|"
    r"radio|tv|television|wire|telegraph|courier|dispatch|bulletin|review|mail|mirror|record|register|standard|star|"
    r"sentinel|voice|watch|channel|broadcasting|online|today|report|newspaper|magazine|service)"
)
OUTLET_NAME = re.compile(rf"(?:The |THE )?{_NAME}(?: (?:of |and |& )?{_NAME}){{0,6}}")
OUTLET_WORD = re.compile(rf"\b{_OUTLET_WORDS}\b", re.IGNORECASE)
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
    if published(text) is not None:
        return not text.isdigit()
    place, comma, date = text.partition(",")
    return bool(comma) and bool(OUTLET_NAME.fullmatch(place)) and published(date) is not None


_PHOTO_WORD = r"(?:photo(?:graph)?s?|image|picture|pic|credit|file photo|photo credit|image credit|illustration)"
_PHOTO_LINE = re.compile(
    rf"[(\[]?\s*{_PHOTO_WORD}(?:\s+(?:by|credit|courtesy(?: of)?|via))?\s*:.{{2,300}}", re.IGNORECASE
)
_SLASHED = re.compile(r"[(\[©]*\s*[^\W\d_][\w.'’& -]{1,40}(?:\s?/\s?[^\W\d_][\w.'’& -]{1,40}){1,4}[)\]]*")
_AGENCY = re.compile(r"\b(?:images|photos?|pictures|handout|pool|via|stringer|courtesy|press)\b|©", re.IGNORECASE)


def _is_credit_text(text: str) -> bool:
    if word_count(text) > 14 or _SPEECH.search(text) or text.endswith((".", "?", "!", ":")):
        return False
    if not _SLASHED.fullmatch(text):
        return False
    parts = [part.strip(" ()[]©") for part in text.split("/")]
    if not all(part[:1].isupper() for part in parts):
        return False
    lower = sum(word[:1].islower() for part in parts for word in part.split())
    return lower <= 1 and (any(part.isupper() for part in parts) or len(parts) > 2 or bool(_AGENCY.search(text)))


def is_caption(lines: Lines, at: int) -> bool:
    """The format marks it as a caption, or it says "Photo:", or a photographer's credit follows it directly."""
    text = lines.text(at)
    if lines.captions and comparable(text) in lines.captions:
        return True
    if at > 0 and lines.same_block(at, at + 1) and _is_credit_text(lines.text(at + 1)) and word_count(text) <= LINE:
        return True
    return bool(_PHOTO_LINE.fullmatch(text)) and word_count(text) > 6


def is_photo_credit(lines: Lines, at: int) -> bool:
    """It names a photographer and an agency, parted by strokes."""
    text = lines.text(at)
    return _is_credit_text(text) or (bool(_PHOTO_LINE.fullmatch(text)) and word_count(text) <= 6)


_EDITORIAL = (
    r"(?:the )?(?:editor(?:[’']s|s[’']?|ial)?|translator[’']?s?|publisher[’']?s?|ed\.?) (?:comment(?:ary)?|note|remark|opinion)s?"
    r"|note from the (?:editors?|translators?|publishers?)|correction|clarification|note to readers|update"
)
_EDITORIAL_HEAD = re.compile(rf"[\[(*]*\s*(?:{_EDITORIAL})\s*[:.—–-]*[\])*]*", re.IGNORECASE)
_EDITORIAL_LINE = re.compile(
    rf"[\[(*]*\s*(?:{_EDITORIAL})(?:\s+\([^)]{{1,40}}\))?\s*[:—–]\s*\S.*", re.IGNORECASE | re.DOTALL
)
_COMMENTS_ON = re.compile(r"\b(?:comment|remark|opinion)", re.IGNORECASE)
_AMENDED = re.compile(r"[\[(*]*this (?:article|story|report|piece|post) (?:was|has been) (?:amended|corrected|updated|edited|changed)\b.*",
                      re.IGNORECASE | re.DOTALL)  # fmt: skip


def is_editorial_heading(lines: Lines, at: int) -> bool:
    """It is a heading such as "Editor's comment:": what follows is the outlet's own voice."""
    text = lines.text(at)
    plain = re.sub(r"[\W_]+", " ", text).strip().lower()
    if plain in {"update", "correction", "clarification"} and not text.rstrip().endswith(":"):
        return False
    return bool(_EDITORIAL_HEAD.fullmatch(text)) and at + 1 < len(lines)


def is_editorial_comment(lines: Lines, at: int) -> bool:
    """It begins with "Editor's comment:" or the like: from here on the outlet comments on its own report."""
    text = lines.text(at)
    return bool(_EDITORIAL_LINE.fullmatch(text)) and bool(_COMMENTS_ON.search(text[:40])) and text[:1] not in "[("


def is_editorial_note(lines: Lines, at: int) -> bool:
    """It begins with "Editor's note:" or the like, or says that the report was amended."""
    return bool(_EDITORIAL_LINE.fullmatch(lines.text(at)) or _AMENDED.fullmatch(lines.text(at)))


_LINK_LABEL = (
    r"(?:read|see|watch|listen|hear)(?: also| more| next| on| too)(?: on this| about this)?|also (?:read|see)|"
    r"(?:related|recommended|similar|more)(?: (?:articles?|stor(?:y|ies)|posts?|coverage|news|topics?|reports?|links?|content|reading))|"
    r"related|more on this(?: story| topic)?|further reading|see also|read the (?:full|original) \w+|you may also like|don[’']t miss|most read"
)
_LINK_HEAD = re.compile(rf"[\W_]*(?:{_LINK_LABEL})\s*[:.…>»→-]*", re.IGNORECASE)
_LINK_LINE = re.compile(rf"[\W_]*(?:{_LINK_LABEL})\b.*", re.IGNORECASE)
_SOURCE_LINE = re.compile(r"[(\[]?(?:sources?|via|original(?: (?:article|source|link))?|links?|first published (?:at|on|in))\s*:\s*\S.*",
                          re.IGNORECASE)  # fmt: skip


def is_url_line(lines: Lines, at: int) -> bool:
    """It is nothing but a web address."""
    return bool(_ONLY_URL.fullmatch(lines.text(at)))


def is_source_line(lines: Lines, at: int) -> bool:
    """It begins with "Source:", "Via:" or the like and gives an address or a name, not a sentence."""
    text = lines.text(at)
    return at > 0 and bool(_SOURCE_LINE.fullmatch(text)) and word_count(text) <= 15 and not _SPEECH.search(text)


def is_link_line(lines: Lines, at: int) -> bool:
    """It sends the reader on ("Read also", "Related") with an address, a colon, or a title in the same line."""
    text = lines.text(at)
    if at == 0 or not _LINK_LINE.fullmatch(text) or word_count(text) > LINE:
        return False
    label = _LINK_LINE.fullmatch(text) and re.match(rf"[\W_]*(?:{_LINK_LABEL})\s*[:>»→|–—]", text, re.IGNORECASE)
    leads_on = text.endswith(":") and is_url_line(lines, at + 1)
    return bool(URL.search(text)) or bool(label) or leads_on


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


_COMMENTS_HEAD = re.compile(
    r"(?:\d+\s+)?(?:reader |readers[’'] |user |leave a |post a |add a |view |show |join the )?"
    r"(?:comments?|conversation|discussion|repl(?:y|ies))(?:\s*\(?\d+\)?)?\s*[:.]?", re.IGNORECASE)  # fmt: skip


def is_comments_heading(lines: Lines, at: int) -> bool:
    """It is the heading of the readers' comments: nothing after it is the report's."""
    return at >= 2 and bool(_COMMENTS_HEAD.fullmatch(lines.text(at)))


_FURNITURE_LABEL = re.compile(
    r"[\W_]*(?:helpful |search )?(?:tags?|key ?words|topics?|filed under|categor(?:y|ies)|posted in|labels)\s*:.*|"
    r"[\W_]*helpful keywords\b.*|"
    r"[\W_]*(?:advertisement|advertising|sponsored(?: content)?|story continues below.*|continue reading.*|"
    r"print|e-?mail|tweet|share|facebook|twitter|whatsapp|telegram|save|copy link|get short url|back to top|home|menu|"
    r"skip to (?:main )?content|log ?in|sign ?in|register|next article|previous article|load more.*|"
    r"\d+ (?:shares?|views?|likes?|min(?:ute)?s? read))[\W_]*|"
    r"[\W_]*(?:©|\(c\)\s|copyright\b).*|.*\ball rights reserved\b.*",
    re.IGNORECASE,
)
_INVITES = re.compile(
    r"[\W_]*(?:please |click (?:here|on)\b|tap here\b|subscribe\b|sign up\b|share this\b|follow us\b|like us\b|join us\b|join our\b|"
    r"donate\b|support (?:us|our|independent)\b|help us\b|become a (?:member|supporter|patron)\b|download (?:the|our) app\b|"
    r"get (?:our|the) (?:latest|newsletter|app)\b|stay (?:informed|up to date|connected)\b|want to (?:get|read|receive)\b|"
    r"enjoying this\b|if you (?:value|like|enjoy|appreciate|have (?:any )?(?:information|questions))\b|"
    r"(?:this (?:site|website)|we) uses? cookies\b|by (?:using|continuing)\b|view comments\b|do you have (?:information|a tip)\b|"
    r"our (?:journalism|reporting|work) (?:needs|depends)\b|read(?:ers?)? like you\b)",
    re.IGNORECASE,
)
_OF_US = re.compile(
    r"\b(?:us|our|we|your|you|newsletter|cookies?|comment(?:s|ing)?|subscri\w+|donat\w+|facebook|twitter|telegram|whatsapp|"
    r"instagram|youtube|e-?mail|app|inbox|here|article|story|page|website|site)\b",
    re.IGNORECASE,
)


def is_furniture_label(lines: Lines, at: int) -> bool:
    """It belongs to the page, not to the report: tags, buttons, notices of copyright."""
    text = lines.text(at)
    return word_count(text) <= 30 and not _SPEECH.search(text) and bool(_FURNITURE_LABEL.fullmatch(text))


def is_invitation(lines: Lines, at: int) -> bool:
    """It asks the reader to subscribe, share, donate, comment or accept cookies."""
    text = lines.text(at)
    if word_count(text) > LINE or _SPEECH.search(text):
        return False
    match = _INVITES.match(text)
    return bool(match) and bool(_OF_US.search(text))


_KICKERS = re.compile(
    r"(?:exclusive|breaking|opinion|analysis|world|politics|news|urgent|live|updated?)\W*", re.IGNORECASE
)


def is_first_heading(lines: Lines, at: int) -> bool:
    """No title is given, and the text opens with a short line without a full stop, over longer ones."""
    text = lines.text(at)
    if lines.title is not None or at > 2 or len(lines) < 2 or not text[:1].isalnum() and text[:1] not in "‘“'\"¿¡«":
        return False
    short = 2 <= word_count(text) <= 30 and len(text) <= 200
    longer = any(len(line.text) > max(len(text), 80) for line in lines.lines[at + 1 :])
    closed = text.endswith((".", ":", ";", ",")) and not text.endswith("...")
    return short and longer and not closed and not _KICKERS.fullmatch(text)


# Tried in this order; the first that fits is taken.
RULES: tuple[Rule, ...] = (
    Rule(kind="headline", matches=is_title),
    Rule(kind="furniture", matches=is_comments_heading, reach="end"),
    Rule(kind="editorial", matches=is_editorial_heading, reach="rest"),
    Rule(kind="editorial", matches=is_editorial_comment, reach="rest"),
    Rule(kind="editorial", matches=is_editorial_note),
    Rule(kind="links", matches=is_url_line, reach="run"),
    Rule(kind="links", matches=is_source_line),
    Rule(kind="links", matches=is_link_line, reach="run"),
    Rule(kind="links", matches=is_link_heading, reach="list"),
    Rule(kind="furniture", matches=is_furniture_label),
    Rule(kind="furniture", matches=is_invitation),
    Rule(kind="furniture", matches=is_photo_credit),
    Rule(kind="caption", matches=is_caption),
    Rule(kind="byline", matches=is_byline),
    Rule(kind="byline", matches=is_masthead),
    Rule(kind="byline", matches=is_credits),
    Rule(kind="dateline", matches=is_date_line),
)
# While no headline has been found.
OPENING_RULES: tuple[Rule, ...] = (*RULES, Rule(kind="headline", matches=is_first_heading))
