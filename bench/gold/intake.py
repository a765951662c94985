"""Reports and zones: was everything read, and is it known what is what."""

from collections.abc import Callable

from bench.gold.figures import Finding, Part, share
from bench.gold.ground import Ground
from bench.gold.read import GoldReport, GoldZone
from bench.gold.tokens import occurrences, words_of
from stemmata.model.report import Report

_ARTICLES = {"the", "a"}


def reports_part(ground: Ground) -> Part:
    """Every report of the gold is read, and nothing else; outlet, day, language and title are the gold's."""
    gold = ground.gold.reports
    findings = [Finding(figure="reports.read", sort="missed", report=r.key, words=r.file) for r in gold]
    findings = [one for one in findings if one.report not in ground.reports]
    strays = [one.report.path for one in ground.case.reports if one.report.id not in ground.keys]
    findings += [Finding(figure="reports.read", sort="false", report="", words=path) for path in strays]
    figures = [share("reports.read", right=len(ground.reports), of=len(gold) + len(strays))]
    for name, wanted, found in _FIELDS:
        key = f"reports.{name}"
        wrong = [
            Finding(
                figure=key, sort="differs", report=report.key, words=str(wanted(report)), note=str(found(one.report))
            )
            for report in gold
            if (one := ground.reports.get(report.key)) and not _equal(name, wanted(report), found(one.report))
        ]
        figures.append(share(key, right=len(ground.reports) - len(wrong), of=len(ground.reports)))
        findings += wrong
    return Part(figures=tuple(figures), findings=tuple(findings))


_FIELDS: tuple[tuple[str, Callable[[GoldReport], str | None], Callable[[Report], str | None]], ...] = (
    ("outlet", lambda gold: gold.outlet, lambda found: found.outlet_name),
    ("published", lambda gold: gold.published, lambda found: found.published.value if found.published else None),
    ("language", lambda gold: gold.language, lambda found: found.language),
    ("title", lambda gold: gold.title, lambda found: found.title),
)


def _equal(name: str, wanted: str | None, found: str | None) -> bool:
    """Equal words, an article in front left aside; a time of day may follow the day."""
    if wanted is None or found is None:
        return wanted is found
    if name == "published":
        return found == wanted or (len(wanted) == 10 and found.startswith(wanted + "T"))
    return _named(wanted) == _named(found)


def _named(text: str) -> tuple[str, ...]:
    words = words_of(text)
    return words[1:] if words[:1] and words[0] in _ARTICLES else words


def zones_part(ground: Ground) -> Part:
    """The zone that holds the first of the gold's words has the gold's kind; what may be dropped may be missing."""
    findings = [found for zone in ground.gold.zones if (found := _zone(ground, zone)) is not None]
    total = len(ground.gold.zones)
    return Part(figures=(share("zones.kind", right=total - len(findings), of=total),), findings=tuple(findings))


def _zone(ground: Ground, zone: GoldZone) -> Finding | None:
    one = ground.reports.get(zone.report)
    tokens = ground.tokens.get(zone.report)
    kinds: list[str] = []
    if one is not None and tokens is not None:
        places = occurrences(tokens, zone.text)
        kinds = [one.report.zone_at(tokens.spans[place[0]].start) or "no zone" for place in places]
    if zone.kind in kinds or (not kinds and zone.may_be_dropped):
        return None
    note = "read as " + ", ".join(kinds) if kinds else "not in the text"
    sort = "differs" if kinds else "missed"
    return Finding(figure="zones.kind", sort=sort, report=zone.report, words=f"{zone.kind}: {zone.text}", note=note)
