"""Values as FollowTheMoney keeps them: strings, each of a type that cleans them.

What is written here passes that cleaning unchanged (https://followthemoney.tech/docs/types/), so that nobody gets other
words than were exported. The types used: names are one line without quotation marks around them, addresses of pages
have a path, languages are three letters of ISO 639-3, dates are beginnings of ISO 8601; names have at most 384
characters, labels 1,024, texts 65,000. FollowTheMoney takes invisible characters out of every value, and odd spaces
with them. Here the first go, too, and the second become plain spaces: offsets count the text that the case holds.
"""

import re
from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import urlparse

from stemmata.export.known import flat
from stemmata.export.pieces import printable
from stemmata.export.words import safe_url, shortened

LONGEST: Final = 65_000  # characters of one text
LONGEST_NAME: Final = 384
LONGEST_LABEL: Final = 1024
LONGEST_ADDRESS: Final = 250
LONGEST_URL: Final = 4000
_QUOTED: Final = "\"'“”„‟‘’‚‛«»‹›`´"  # marks that a cleaner takes off both ends of a name
_UNSEEN: Final = re.compile(r"[\u00ad\u061c\u200b-\u200f\u2060-\u2064\ufeff]")
_SPACES: Final = re.compile(r"[\u0a00\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_NO_ADDRESS: Final = re.compile(r";|<br/?>|esq[.,]|,\s?[,.]", re.IGNORECASE)  # what a cleaner of addresses rewrites
_DATE: Final = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_LANGUAGES: Final = dict(
    pair.split(":")
    for pair in (
        "af:afr am:amh ar:ara az:aze be:bel bg:bul bn:ben bs:bos ca:cat cs:ces da:dan de:deu el:ell en:eng es:spa "
        "et:est fa:fas fi:fin fr:fra ga:gle he:heb hi:hin hr:hrv hu:hun hy:hye id:ind is:isl it:ita ja:jpn ka:kat "
        "kk:kaz km:khm kn:kan ko:kor ky:kir lb:ltz lo:lao lt:lit lv:lav mk:mkd mn:mon ms:msa mt:mlt my:mya ne:nep "
        "nl:nld no:nor pl:pol ps:pus pt:por ro:ron ru:rus si:sin sk:slk sl:slv sq:sqi sr:srp sv:swe sw:swa ta:tam "
        "te:tel tg:tgk th:tha tk:tuk tl:tgl tr:tur uk:ukr ur:urd uz:uzb vi:vie zh:zho"
    ).split()
)


def thing(schema: str, id_: str, **properties: str | Iterable[str] | None) -> dict[str, Any]:
    """An entity: values as lists, each once, what is not known left out."""
    lists = ((name, [value] if isinstance(value, str) else list(value or ())) for name, value in properties.items())
    kept = {name: list(dict.fromkeys(one for one in values if one)) for name, values in lists}
    return {"id": id_, "schema": schema, "properties": {name: values for name, values in kept.items() if values}}


def name(words: str) -> str:
    """The words as a name: one line, no quotation marks around it, at most 384 characters; "–" for nothing."""
    return shortened(flat(_clean(words)).strip(_QUOTED), LONGEST_NAME).strip(_QUOTED) or "–"


def label(words: str) -> str:
    """The words on one line, at most 1,024 characters."""
    return shortened(_clean(words), LONGEST_LABEL)


def line(words: str) -> str:
    """The words on one line, at most 65,000 characters."""
    return shortened(_clean(words), LONGEST)


def full(words: str) -> str | None:
    """The name of a place as an address; None where a cleaner of addresses would rewrite it."""
    found = name(words)
    return None if len(found) > LONGEST_ADDRESS or _NO_ADDRESS.search(found) else found


def texts(words: str) -> list[str]:
    """A long text as pieces of at most 65,000 characters, in order; white space at their ends is left out."""
    clean = _clean(words).strip()
    pieces = []
    while len(clean) > LONGEST:
        cut = max(clean.rfind(" ", 1, LONGEST), clean.rfind("\n", 1, LONGEST))
        piece = clean[: cut if cut > 0 else LONGEST]
        pieces.append(piece.strip())
        clean = clean[len(piece) :].strip()
    return [*pieces, clean]


def _clean(words: str) -> str:
    return printable(_SPACES.sub(" ", _UNSEEN.sub("", words)))


def url(address: str | None) -> str | None:
    """The address of a page, without an empty query or fragment; None for what is none."""
    safe = safe_url(address)
    if safe is None or safe != _clean(safe) or len(safe) > LONGEST_URL:
        return None
    try:
        parts = urlparse(safe)
    except ValueError:  # a bracket that opens no IPv6 address
        return None
    return parts._replace(path=parts.path or "/").geturl() if parts.netloc else None


def language(code: str | None) -> str | None:
    """ "eng" for "en"; None for a language that FollowTheMoney does not list."""
    return _LANGUAGES.get(code or "")


def date(edtf: str | None) -> str | None:
    """The beginning of an ISO 8601 date that a date of publication or an EDTF date stands for; None for an interval.

    >>> date("2018-10~"), date("2021-05-14T09:14:00"), date("2018/2019"), date("2018-23")
    ('2018-10', '2021-05-14', None, '2018')
    """
    found = None if edtf is None or "/" in edtf else _DATE.match(edtf)
    return found[0] if found else None


def interval(edtf: str | None) -> tuple[str | None, str | None]:
    """First and last date of an EDTF interval; None where an end is open, or it is no interval."""
    first, mark, last = (edtf or "").partition("/")
    return (date(first), date(last)) if mark else (None, None)
