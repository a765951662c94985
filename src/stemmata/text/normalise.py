"""The one normalisation that a report's text goes through, once, before it is frozen.

What it does, in this order:

1. Line ends: CR LF, CR, vertical tab, form feed, NEL, and the Unicode line and paragraph separators become LF.
2. Spaces: the tab, the no-break space and every other Unicode space become a plain space.
3. Characters that nobody sees are removed: zero-width space and no-break space (the byte order mark), word joiner,
   soft hyphen, bidirectional controls, other control characters. The zero-width joiner and non-joiner stay between
   two letters, where some scripts spell with them, and are removed elsewhere.
4. Half of a surrogate pair, which no encoding can hold, becomes U+FFFD.
5. Canonical composition (NFC).
6. White space at the end of a line is stripped, three and more LF become two, and the whole is stripped.

What it leaves: quotation marks, dashes, digits, letter case, runs of spaces inside a line, and text that an earlier
program decoded wrongly; these are evidence. It is idempotent: normalising twice changes nothing.
"""

import re
import unicodedata

_LINE_ENDS = "\r\v\f\x85\u2028"
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_JOINERS = "\u200c\u200d"
_UNSEEN = "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064"
_UNSEEN += "\u2066\u2067\u2068\u2069\ufeff"


def _table() -> dict[int, str | None]:
    table: dict[int, str | None] = {code: None for code in (*range(0x20), 0x7F) if code != 0x0A}
    table.update(dict.fromkeys(map(ord, _SPACES), " "))
    table.update(dict.fromkeys(range(0x1C, 0x20), " "))
    table.update(dict.fromkeys(range(0xD800, 0xE000), "\ufffd"))
    table.update(dict.fromkeys(map(ord, _LINE_ENDS), "\n"))
    table.update(dict.fromkeys(map(ord, _UNSEEN), None))
    table[ord("\t")] = " "
    table[0x2029] = "\n\n"
    return table


_TABLE = _table()
_JOINER_RUN = re.compile(f"[{_JOINERS}]+")
_BLANK_LINES = re.compile(r"\n{3,}")


def normalised(text: str) -> str:
    """The text as a report holds it; empty when nothing that can be seen is left."""
    text = text.replace("\r\n", "\n").translate(_TABLE)
    text = _JOINER_RUN.sub(_kept_joiner, text)
    text = unicodedata.normalize("NFC", text)
    text = "\n".join(line.rstrip(" ") for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", text).strip()


def _kept_joiner(match: re.Match[str]) -> str:
    """The first joiner of the run where it stands between letters; nothing elsewhere."""
    text, start, end = match.string, match.start(), match.end()
    between = start > 0 and end < len(text) and _spells(text[start - 1]) and _spells(text[end])
    return match.group()[0] if between else ""


def _spells(character: str) -> bool:
    return unicodedata.category(character)[0] in "LM"
