"""What kind of body a report calls a named one: "the Tide Observatory, a Mirat-based monitor"; "the news agency TWA".

The phrase then stands for the name, before it as well as behind it, where the report calls no other body so.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from stemmata.text.span import Span

_GROUP = r"(?:group|organi[sz]ation|body|network|agency)"
# the part that a body plays → the phrases that say it; a headline's "Monitor", with its capital, credits somebody else
_PHRASES: Final[Mapping[str, str]] = {
    "monitor": rf"(?:war )?monitor(?:ing {_GROUP})?|monitor {_GROUP}|(?:\w+ )?watchdog(?: {_GROUP})?",
    "news agency": r"news agency|newswire|wire service",
    "charity": r"charity|aid (?:group|agency|organi[sz]ation)|relief (?:group|agency|organi[sz]ation)",
    "rights group": rf"(?:human )?rights {_GROUP}",
    "think tank": r"think[- ]tank",
    "broadcaster": r"broadcaster|television (?:channel|station)|tv (?:channel|station)|radio station",
    "rescue service": r"rescue (?:service|group|organi[sz]ation)|first responders?",
    "union": r"trade union|labou?r union",
}
_ENDS: Final = {role: re.compile(rf"(?:^|[ -])(?:{words})$", re.IGNORECASE) for role, words in _PHRASES.items()}
_BEFORE: Final = {role: re.compile(rf"\b(?:{words}),? (?:the )?$") for role, words in _PHRASES.items()}
_MIDDLE = r"(?:(?!and |but |who |that |which |as )[\w’'-]+ ){0,4}?"
_AFTER: Final = {
    role: re.compile(
        r"(?: \([^()\n]{2,20}\))?"
        rf"(?:, (?:which is |is )?(?:the|a|an) {_MIDDLE}| (?:is|was) (?:the|a|an) {_MIDDLE}| (?:war )?)"
        rf"(?:{words})\b"
    )
    for role, words in _PHRASES.items()
}
# what a body's own name says of the part it plays
_OWN: Final = {
    "monitor": re.compile(r"\b(?:Observatory|Monitoring \w+|Watchdog)\b"),
    "news agency": re.compile(r"\b(?:News Agency|Newswire|Press Agency)\b"),
    "charity": re.compile(r"\b(?:Charity|Relief|Aid)\b"),
}
_REACH = 60  # characters before a name in which the words that introduce it stand
_OTHER = re.compile(r"\b(?:another|other|second|third|rival|different|separate|new|several)\b", re.IGNORECASE)


def role_of(phrase: str) -> str | None:
    """The part that the phrase names ("a monitoring group" → "monitor"); None for any other phrase.

    Also None where the phrase speaks of another one, or qualifies it by a name: "a second watchdog".
    """
    if _OTHER.search(phrase):
        return None
    named = any(word[0].isupper() and not word.endswith("based") for word in phrase.split()[1:])
    return None if named else next((role for role, ends in _ENDS.items() if ends.search(phrase)), None)


def bearers(text: str, named: Iterable[tuple[int, Span]]) -> dict[str, int]:
    """Role → the one body that the report, or its own name, calls so; a role that several bodies play is left out.

    ``named``: a body's number and where a name of it stands.
    """
    found: dict[str, set[int]] = defaultdict(set)
    for number, span in named:
        before = text[max(0, span.start - _REACH) : span.start]
        for role in _PHRASES:
            own = role in _OWN and _OWN[role].search(span.of(text))
            if own or _BEFORE[role].search(before) or _AFTER[role].match(text, span.end):
                found[role].add(number)
    return {role: min(numbers) for role, numbers in sorted(found.items()) if len(numbers) == 1}
