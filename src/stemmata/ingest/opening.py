"""What stands above the body of a report, a role for each line: masthead, label, headline, byline, date.

Bare texts carry no metadata, but they open in the order of the trade: the name of the outlet, the number or the date of
the issue, a label or a wire's slug, the headline, a second headline, who wrote. Which line is the outlet's name and
which the headline is decided from all lines together.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from stemmata.ingest.datelines import dateline_end
from stemmata.ingest.dates import in_parts, published
from stemmata.ingest.lines import Lines, word_count
from stemmata.ingest.opening_words import BODY_NOUN, GENERIC, ISSUE, LABEL, SLUG, TAGLINE
from stemmata.ingest.zone_rules import OUTLET_NAME, OUTLET_WORD, RULES, is_title
from stemmata.ingest.zone_words import NAME
from stemmata.model.report import ZoneKind

Role = Literal["masthead", "label", "issue", "heading", "headline", "deck", "byline", "other"]

_MOST_PARTS = 4  # of a line parted by bars
_MOST = 14  # lines in which the body must begin
_PROSE = 22  # words; a line of so many is prose even without a full stop
_SENTENCE = 9  # words; a line of so many that ends like a sentence is prose
_LONGEST_HEADING = 30  # words
_LONGEST = 240  # characters of a heading
_LONGEST_NAME = 7  # words of an outlet's name
_STOPPED = re.compile(r"[.!?…][\"'”’»)\]]*$")
_CLOSED = re.compile(r"(?<!\.\.)[.:;,][\"'”’»)\]]*$")
_DOMAIN = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,18}", re.IGNORECASE)
_PERSON = rf"{NAME}(?: (?:de|del|al|el|bin|ibn|van|von|der|di|da) | ){NAME}(?: {NAME}){{0,2}}"
_PERSONS = re.compile(
    rf"{_PERSON}(?:(?:, | and | & | et | und | y ){_PERSON}){{0,4}}(?:(?:,| in| –| —| \|) {NAME}(?: {NAME})?)?"
)
KIND_OF: dict[Role, ZoneKind] = {
    "masthead": "byline", "label": "furniture", "issue": "dateline", "heading": "headline", "headline": "headline",
    "deck": "headline", "byline": "byline",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """The lines above the body."""

    kinds: Sequence[ZoneKind] = ()  # one for each of the first lines; the body begins after them
    masthead: str | None = None  # the outlet's name that a line above the body gives
    headline: Sequence[int] = ()  # numbers of the lines of the headline, in order


def opening_of(lines: Lines) -> Opening:
    """The opening of a text; one without kinds where it begins with its body, or where no body can be told."""
    body = next((at for at in range(min(_MOST, len(lines))) if _is_prose(lines, at)), None)
    if not body:
        return Opening()
    kinds: list[ZoneKind | None] = []  # None: open
    roles: list[Role] = []
    for at in range(body):
        kind, role = _form(lines, at)
        if role == "other" and kind is None:
            break
        kinds.append(kind)
        roles.append(role)
    _tell_apart(lines, roles)
    named = next((lines.text(at) for at, role in enumerate(roles) if role == "masthead"), None)
    return Opening(
        kinds=tuple(kind or KIND_OF[role] for kind, role in zip(kinds, roles, strict=True)),
        masthead=_bare(named) if named else _issuing(lines, roles),
        headline=tuple(at for at, role in enumerate(roles) if role == "headline"),
    )


def _is_prose(lines: Lines, at: int) -> bool:
    """A sentence, or so many words that it can be no heading, or what opens with a place and a date."""
    text = lines.text(at)
    if is_title(lines, at):
        return False
    if len(text) <= _LONGEST and any(rule.takes(lines, at) for rule in RULES if rule.kind != "headline"):
        return False
    words = word_count(text[:_LONGEST])
    end = dateline_end(text)
    return (
        len(text) > _LONGEST
        or words > _PROSE
        or (words >= _SENTENCE and bool(_STOPPED.search(text)))
        or 0 < end < len(text)
    )


def _form(lines: Lines, at: int) -> tuple[ZoneKind | None, Role]:
    """What the line's own form tells: a kind where a rule takes it, else a role that may still change."""
    text = lines.text(at)
    if is_title(lines, at):
        return None, "headline"
    if len(text) > _LONGEST:
        return None, "other"
    if issue_name(text) is not None:
        return None, "issue"
    rule = next((rule for rule in RULES if rule.takes(lines, at)), None)
    if rule:
        return (rule.kind, "other") if rule.reach == "line" else (None, "other")
    if LABEL.fullmatch(text) or SLUG.fullmatch(text):
        return None, "label"
    heading = text[:1].isalnum() or text[:1] in "‘“'\"¿¡«„*#["
    if heading and word_count(text) <= _LONGEST_HEADING and (text.endswith("...") or not _CLOSED.search(text)):
        return None, "heading"
    return None, "other"


def issue_name(text: str) -> str | None:
    """The name before the number of an issue ("Selm Letter, no. 14 · 7 May 2021"), empty where none stands there.

    None where the line is something else.
    """
    parts = re.split(r"\s*[|·•]\s*|\s+[–—-]\s+", text)
    if len(parts) > _MOST_PARTS or (len(parts) > 1 and in_parts(text) is None):
        return None
    match = ISSUE.fullmatch(parts[0])
    if match is None and len(parts) > 1:
        behind = ISSUE.fullmatch(parts[1])
        return parts[0] if behind and (not behind["name"] or GENERIC.fullmatch(behind["name"])) else None
    if match is None and published(text.partition(",")[2]):
        match = ISSUE.fullmatch(text.partition(",")[0])
    return match["name"].strip(" ,·|–—-") if match else None


def _tell_apart(lines: Lines, roles: list[Role]) -> None:
    """Gives each heading its own role, in place."""
    open_ = [at for at, role in enumerate(roles) if role == "heading"]
    given = next((at for at, role in enumerate(roles) if role == "headline"), None)
    first = open_[0] if open_ else None
    if first is not None and (given is None or first < given) and _is_masthead(lines, roles, open_, given):
        roles[first] = "masthead"
        open_ = open_[1:]
        while open_ and TAGLINE.fullmatch(lines.text(open_[0])) and (given or len(open_) > 1):
            roles[open_.pop(0)] = "label"
    if given is None and open_:
        given = _headline(lines, roles, open_)
        roles[given] = "headline"
    for at in open_:
        if given is not None and at != given:
            roles[at] = _around(lines, roles, at, given)


def _is_masthead(lines: Lines, roles: Sequence[Role], open_: Sequence[int], given: int | None) -> bool:
    """The first heading is the outlet's name: it has the form of one, and a sign besides."""
    at, text = open_[0], lines.text(open_[0])
    if not _is_name(text):
        return False
    dated = at + 1 < len(roles) and (roles[at + 1] == "issue" or _dates(lines, at + 1))
    if given is None and len(open_) < 2:
        return dated and word_count(text) <= _LONGEST_NAME and _names_body(text)
    following = lines.text(given if given is not None else open_[1])
    louder = text.isupper() and not following.isupper()
    shorter = word_count(text) <= 4 and word_count(following) >= 5 and _in_sentence_case(following)
    return dated or louder or shorter or _names_body(text) or _recurs(lines, text, at) or bool(_DOMAIN.fullmatch(text))


def _headline(lines: Lines, roles: Sequence[Role], open_: Sequence[int]) -> int:
    """The first heading that no fuller one follows: a section's name or a tagline stands above it."""
    for place, at in enumerate(open_[:-1]):
        later = open_[place + 1]
        words = word_count(lines.text(at))
        between = any(role == "issue" or _dates(lines, at + 1 + n) for n, role in enumerate(roles[at + 1 : later]))
        section = words <= 2 and word_count(lines.text(later)) >= 2 * words + 1 and _is_name(lines.text(at))
        if not section and not (between and TAGLINE.fullmatch(lines.text(at))):
            return at
    return open_[-1]


def _around(lines: Lines, roles: list[Role], at: int, headline: int) -> Role:
    """A heading that is not the headline: above it a label, below it more of it, a writer, the outlet, or a deck."""
    text = lines.text(at)
    if at < headline:
        return "label"
    if text[:1].islower() and at == headline + 1:
        return "headline"
    named = _is_name(text) and word_count(text) <= _LONGEST_NAME
    if named and "masthead" not in roles and (OUTLET_WORD.search(text) or _recurs(lines, text, at)):
        return "masthead"
    return "byline" if _PERSONS.fullmatch(text) and not OUTLET_WORD.search(text) else "deck"


def _issuing(lines: Lines, roles: Sequence[Role]) -> str | None:
    """The outlet's name before the number of its issue; None where nothing but "Briefing" stands there."""
    for at, role in enumerate(roles):
        name = issue_name(lines.text(at)) if role == "issue" else None
        if name and not GENERIC.fullmatch(name) and OUTLET_NAME.fullmatch(name):
            return name
    return None


def _is_name(text: str) -> bool:
    """It may be the name of an outlet: few words, all of them with capitals but for the small ones."""
    bare = _bare(text)
    if _DOMAIN.fullmatch(bare):
        return True
    return word_count(bare) <= _LONGEST_NAME and bool(OUTLET_NAME.fullmatch(bare)) and not _STOPPED.search(bare)


def _names_body(text: str) -> bool:
    return bool(OUTLET_WORD.search(text) or BODY_NOUN.search(text))


def _bare(text: str) -> str:
    """Without the ornaments of a masthead ("*** Selm Letter ***", "# Selm Letter")."""
    return re.sub(r"^[\W_]+|[^\w.)]+$", "", text)


def _in_sentence_case(text: str) -> bool:
    return sum(word[:1].islower() for word in text.split()) * 2 >= word_count(text)


def _recurs(lines: Lines, text: str, at: int) -> bool:
    """The whole name stands again further down, as outlets name themselves."""
    wanted = _bare(text).casefold().removeprefix("the ")
    telling = word_count(wanted) > 1 and len(wanted) > 5
    return telling and any(wanted in line.text.casefold() for line in lines.lines[at + 1 :])


def _dates(lines: Lines, at: int) -> bool:
    return in_parts(lines.text(at)) is not None
