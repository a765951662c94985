"""A PDF where WeasyPrint is at hand, and what to do where it is not."""

import builtins
from typing import Any

import pytest

from stemmata.errors import UsageError
from stemmata.web.paper.pdf import as_pdf

PAGE = "<!DOCTYPE html><html lang=en><title>t</title><p>Words.<img src='http://elsewhere.example/x.png' alt=''>"


@pytest.mark.parametrize("error", [ImportError("no"), OSError("cannot load library 'pango'")])
def test_where_it_cannot_be_made_the_browser_is_pointed_to(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def absent(name: str, *rest: Any, **named: Any) -> Any:
        if name == "weasyprint":
            raise error
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", absent)
    with pytest.raises(UsageError) as raised:
        as_pdf(PAGE)
    assert "stemmata[pdf-dossier]" in raised.value.hint
    assert "print it there" in raised.value.hint


def test_the_same_document_gives_the_same_pdf_and_loads_nothing() -> None:
    try:
        import weasyprint  # noqa: F401 # only whether it and its libraries are there
    except (ImportError, OSError):
        pytest.skip("WeasyPrint or Pango is not here")
    made = as_pdf(PAGE)
    assert made.startswith(b"%PDF-")
    assert as_pdf(PAGE) == made
