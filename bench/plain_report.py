"""A bare text as a report, for texts of public data that come without a page around them."""

from stemmata.model.report import Report, Zone
from stemmata.text.ids import content_id
from stemmata.text.span import Span


def report_of(name: str, text: str, *, headline: bool) -> Report:
    """A text as a report of unknown outlet and date: all body, or a first line that is its headline."""
    end = text.find("\n") if headline else 0
    zones = [Zone(kind="body", span=Span(max(end, 0), len(text)))]
    if end > 0:
        zones.insert(0, Zone(kind="headline", span=Span(0, end)))
    return Report(
        id=content_id("report", name),
        path=name,
        sha256=content_id("bytes", text),
        text=text,
        zones=tuple(zones),
        language="en",
        title=None,
        authors=(),
        outlet_name=None,
        outlet_domain=None,
        url=None,
        published=None,
        links=(),
    )
