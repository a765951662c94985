"""Words and shapes of what stands above a report: slugs, labels, taglines, numbers of an issue.

Phrases are regular expressions, matched in any case. They name no subject and no outlet.
"""

import re

from stemmata.ingest.zone_words import any_of, pattern

# A label over a headline, on a line of its own.
LABEL = pattern(
    r"[\W_]*"
    + any_of(
        "exclusive",
        "breaking(?: news)?",
        "urgent",
        "live(?: updates?)?",
        "updated?",
        "opinion",
        "comment",
        "analysis",
        "explainer",
        "interview",
        "feature",
        "investigation",
        "special report",
        "report",
        "in brief",
        "news in brief",
        "world",
        "politics",
        "news",
        "local(?: news)?",
        "national",
        "region(?:al)?",
        "home",
        "business",
        "(?:press|media|news) (?:release|statement|notice|advisory)",
        "(?:official |joint )?statement",
        "communiqu[eé]",
        "for immediate (?:release|publication)",
        "for (?:the )?(?:information|attention) of .{3,40}",
        "embargoed? .{3,60}",
        "not for publication.{0,40}",
        "alert",
        "bulletin",
        "newsletter",
        "briefing",
        "dispatch",
        "letter from .{3,40}",
        "transcript",
        "translation",
        "archive",
        "blog",
    )
    + r"[\W_]*"
)

# "SELM-GATES-LETTER 2ND LEAD", "Selm-Gates (2nd Lead)", "BC-SELM-GATES/LETTER": how wires name a running story.
_TAKE = any_of(
    r"\d(?:st|nd|rd|th)?[ -]?(?:lead|ld(?:-?writethru)?|take|add)",
    r"(?:update|lead|take|version|wrap ?up)[ -]?\d*",
    "urgent",
    "correct(?:ed|ion|s)?",
    "repeat(?:s|ing)?",
    "refile",
    "ld-?all",
    "roundup",
    "recast",
    "writethru",
)
_THEN_TAKE = rf"(?:[ ,:/(–—-]+(?i:{_TAKE})\)?)"
_SLUG_CAPS = r"[A-ZÀ-Þ0-9]{2,}(?:[-/][A-ZÀ-Þ0-9]{2,}){1,5}"
_SLUG_TITLE = r"[A-Z][\w]+(?:[-/][A-Z][\w]+){1,5}"
SLUG = re.compile(
    rf"(?:(?i:{_TAKE})[ :–—-]+)?(?:{_SLUG_CAPS}{_THEN_TAKE}{{0,3}}|{_SLUG_TITLE}{_THEN_TAKE}{{1,3}})"
    rf"(?:,? ?\d{{1,4}}(?: words)?)?"
)

# What a masthead carries below the outlet's name.
TAGLINE = pattern(
    any_of(
        r".*\b(?:since|established|founded|est\.?)(?: in)? (?:1[789]|20)\d\d\b.*",
        r"the voice of\b.*",
        r"your\b.*",
        r"all the news\b.*",
        r"(?:independent|daily|weekly|local|free)\b.*\b(?:news|voice|newspaper|paper|journalism)\b.*",
        r"news(?:,? (?:and )?\w+){0,3} (?:from|for|about|of)\b.*",
        r"an? (?:daily|weekly|monthly|independent)\b.*",
        r".*\b(?:is|are) published (?:daily|weekly|every|by)\b.*",
    )
)

# "Briefing no. 14", "Vol. 3, No. 12", "Issue 14": the outlet may stand before it.
_COUNT = r"(?:no|nr|num|nº|n°|vol|issue|number|volume|edition|ausgabe|année)\.?\s*[:#]?\s*\d{1,6}|#\s?\d{1,6}"
ISSUE = pattern(rf"(?P<name>.{{0,60}}?)[\s,·|–—-]*(?:{_COUNT})(?:[\s,·|/–—-]*(?:{_COUNT}))*\s*")
GENERIC = pattern(
    any_of(
        "briefing",
        "bulletin",
        "newsletter",
        "report",
        "dispatch",
        "edition",
        "issue",
        "number",
        "press release",
        "statement",
        "update",
        "digest",
        "review",
        "weekly",
        "daily",
    )
)

# A body other than a newspaper that puts its name over what it hands out.
BODY_NOUN = pattern(
    r"\b"
    + any_of(
        "ministry",
        "department",
        "directorate",
        "authority",
        "committee",
        "council",
        "coalition",
        "commission",
        "office",
        "union",
        "association",
        "institute",
        "foundation",
        "centre",
        "center",
        "network",
        "group",
        "project",
        "movement",
        "party",
        "campaign",
        "government",
        "municipality",
        "university",
        "blog",
        "notes",
        "notebook",
        "diary",
        "files",
        "letters?",
        "page",
        "forum",
        "brief(?:ing)?s?",
        "digest",
        "line",
        "post",
        "zeitung",
        "nachrichten",
        "bote",
        "anzeiger",
        "journal",
        "courrier",
        "gazette",
        "presse",
        "diario",
        "correo",
        "giornale",
        "corriere",
        "kurier",
    )
    + r"\b"
)
