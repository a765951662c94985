"""A record becomes a report: what is another's in it is labelled, whatever else the text is."""

from hypothesis import given
from hypothesis import strategies as st

from stemmata.ingest.record import with_quoted
from stemmata.ingest.zones import zoned
from stemmata.text.normalise import normalised

LINES = st.lists(st.sampled_from(["He said so.", "> no", "", "wrote:", "The gates were shut.", "> > yes"]), max_size=12)


@given(LINES, st.lists(st.sampled_from(["> no", "The gates", "wrote:\n> no", "absent", ""]), max_size=6))
def test_the_zones_stay_in_order_and_cover_all_that_can_be_seen(lines: list[str], quoted: list[str]) -> None:
    text = normalised("\n".join(lines))
    zones = with_quoted(text, zoned(text), quoted)
    covered = [at for zone in zones for at in range(zone.span.start, zone.span.end)]
    assert covered == sorted(set(covered))
    assert {at for at, character in enumerate(text) if not character.isspace()} <= set(covered)
    assert all(zone.span.of(text).strip() == zone.span.of(text) for zone in zones)


def test_what_is_quoted_is_nobody_s_statement_here() -> None:
    text = "The gates were shut.\n\nBo wrote:\n> They were open.\n\nSo it goes."
    zones = with_quoted(text, zoned(text), ["Bo wrote:", "> They were open."])
    assert [(zone.kind, zone.span.of(text)) for zone in zones if zone.kind == "furniture"] == [
        ("furniture", "Bo wrote:\n> They were open.")
    ]
