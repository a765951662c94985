"""Values as FollowTheMoney keeps them: strings, each of a type that cleans them.

What is written here passes that cleaning unchanged (https://followthemoney.tech/docs/types/), so that nobody gets other
words than were exported. The types used: names are one line without quotation marks around them, addresses of pages
have a path, languages are three letters of ISO 639-3, dates are beginnings of ISO 8601, texts have at most 65,000
characters.
"""

import re
from collections.abc import Iterable
from typing import Any, Final

from stemmata.export.known import flat
from stemmata.export.pieces import printable
from stemmata.export.words import safe_url

LONGEST: Final = 65_000  # characters of one text
_QUOTED: Final = "\"'“”„‟‘’‚‛«»‹›`´"  # marks that a cleaner takes off both ends of a name
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
    """The words as a name: one line, no quotation marks around it."""
    return flat(flat(printable(words)).strip(_QUOTED))


def line(words: str) -> str:
    """The words on one line."""
    return flat(printable(words))


def texts(words: str) -> list[str]:
    """A long text as pieces that, one after the other, are the text."""
    clean = printable(words)
    return [clean[start : start + LONGEST] for start in range(0, len(clean), LONGEST)]


def url(address: str | None) -> str | None:
    """The address of a page; None for what is none."""
    safe = safe_url(address)
    if safe is None:
        return None
    return safe if re.match(r"https?://[^/?#]+[/?#]", safe, re.IGNORECASE) else f"{safe}/"


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
