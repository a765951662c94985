"""HTML to PDF by WeasyPrint, the only place that speaks to it; it comes with the extra ``stemmata[pdf-dossier]``."""

from typing import Final

from stemmata.errors import UsageError

ABSENT: Final = (
    "Install it with: pip install 'stemmata[pdf-dossier]'. Or write the dossier as one HTML file (--output case.html), "
    "open it in a browser, and print it there into a file."
)


def as_pdf(html: str) -> bytes:
    """The document as a tagged PDF; nothing is loaded for it.

    Raises UsageError where WeasyPrint or its libraries are not there.
    """
    try:
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher
    except ImportError as error:
        raise UsageError("WeasyPrint, which makes the PDF, is not installed.", hint=ABSENT) from error
    except OSError as error:  # WeasyPrint is there, Pango is not
        raise UsageError(f"WeasyPrint cannot find its libraries ({error}).", hint=ABSENT) from error
    made = HTML(string=html, url_fetcher=URLFetcher(allowed_protocols=())).write_pdf(pdf_variant="pdf/ua-1")
    return bytes(made)
