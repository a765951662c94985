r"""``export --to bibtex``: the reports as references for LaTeX.

The format: https://ctan.org/pkg/bibtex (btxdoc), with ``url``, ``date`` and ``langid`` as biblatex reads them;
``@misc``, since BibTeX knows no newspapers. Each name of a byline stands in braces of its own, so that it is printed
as it stands. TeX's own characters are written as commands, and a brace as one too: BibTeX counts braces even behind a
backslash. Other characters stay Unicode; BibTeX of before 2010 wants them as commands.
"""

import re
from collections.abc import Iterator
from typing import Final

from stemmata.export.csl_json import key, line
from stemmata.export.known import Known, known
from stemmata.export.pieces import in_pieces
from stemmata.export.words import published_words, safe_url
from stemmata.model.case import Annotated, Case

_TEX: Final = {
    "\\": "{\\textbackslash}",
    "{": "{\\textbraceleft}",
    "}": "{\\textbraceright}",
    "~": "{\\textasciitilde}",
    "^": "{\\textasciicircum}",
    '"': "{\\textquotedbl}",
    **{one: f"\\{one}" for one in "$&#_%"},
}
_MONTHS: Final = {
    f"{n:02}": word for n, word in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)
}
_LANGUAGES: Final = {
    "ar": "arabic", "de": "german", "en": "english", "es": "spanish", "fa": "persian", "fr": "french", "he": "hebrew",
    "it": "italian", "nl": "dutch", "pl": "polish", "pt": "portuguese", "ru": "russian", "tr": "turkish",
    "uk": "ukrainian",
}  # fmt: skip


class BibtexExporter:
    """Writes the reports as BibTeX entries."""

    name = "bibtex"
    media_type = "application/x-bibtex"
    summary = "The reports as references for LaTeX (BibTeX)."
    suffixes = (".bib",)

    def export(self, case: Case) -> Iterator[bytes]:
        """The bytes, in pieces; reports in order of publication."""
        read = known(case)
        head = "% Reports of a case, for BibTeX and biblatex.\n"
        return in_pieces(text for part in ([head], (_entry(read, one) for one in read.reports)) for text in part)


def _entry(read: Known, entry: Annotated) -> str:
    report = entry.report
    day = report.published.value[:10] if report.published else ""
    fields = {
        "author": " and ".join(f"{{{tex(line(one))}}}" for one in report.authors),
        "title": f"{{{tex(line(read.title(report.id)))}}}",
        "howpublished": tex(line(read.outlet(report.id))),
        "date": day,
        "year": day[:4],
        "url": address(report.url),
        "langid": _LANGUAGES.get(report.language or "", ""),
        "note": tex(line(f"{published_words(report.published)}. {read.file(report.id)}")),
        "keywords": f"report {read.sigla[report.id]}",
    }
    rows = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    if day[5:7] in _MONTHS:
        rows.insert(-3, f"  month = {_MONTHS[day[5:7]]},\n")
    return f"\n@misc{{{key(report)},\n{''.join(rows)}}}\n"


def tex(words: str) -> str:
    r"""The words as TeX prints them.

    >>> print(tex("5 % of {all} & more"))
    5 \% of {\textbraceleft}all{\textbraceright} \& more
    """
    return "".join(_TEX.get(one, one) for one in words)


def address(url: str | None) -> str:
    """The address with the characters percent-encoded that would end the field; "" where it is no page."""
    return re.sub(r"[{}\\%](?![0-9A-Fa-f]{2})|[{}\\]", lambda one: f"%{ord(one[0]):02X}", safe_url(url) or "")


exporter = BibtexExporter()
