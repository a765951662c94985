"""The date that a text itself prints, where it is another than the stated one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.ingest.dates import published
from stemmata.ingest.second_clock import other_date, sentence
from stemmata.ingest.zones import zoned
from stemmata.model.report import OtherDate, Published

BODY = "The gates of the harbour were shut at nine on the night of the flood, a letter seen by this newspaper says."
TITLE = "Gates shut"


def found(top: str, stated: str | None, body: str = BODY) -> OtherDate | None:
    text = f"{TITLE}\n\n{top}\n\n{body}"
    return other_date(text, zoned(text, title=TITLE), published(stated))


def words_of(top: str, stated: str) -> str | None:
    text = f"{TITLE}\n\n{top}\n\n{BODY}"
    other = other_date(text, zoned(text, title=TITLE), published(stated))
    return other.span.of(text) if other else None


@pytest.mark.parametrize(
    ("top", "stated", "readings"),
    [
        ("Port Selm, 14 May 2021", "2021-05-14", None),
        ("Port Selm, 14 May 2021", "2021-05-16", None),
        ("Port Selm, 14 May 2021", "2021-05-17", ("2021-05-14",)),
        ("Published May 14 2021", "2021-04-02", ("2021-05-14",)),
        ("The Estuary Herald | 14 May 2021", "2020-05-14", ("2021-05-14",)),
        # a change is not the day of publication, and what is changed later says nothing of it
        ("Last updated 20 May 2021", "2021-05-14", None),
        # the order of day and month is open: both readings are kept, and one that fits is enough
        ("06-01-2021", "2021-01-06", None),
        ("06-01-2021", "2021-06-01", None),
        ("06-01-2021", "2021-03-01", ("2021-01-06", "2021-06-01")),
        # two lines that print different days tell nothing
        ("14 May 2021\n\n20 May 2021", "2021-04-02", None),
    ],
)
def test_a_date_above_the_body_that_lies_days_away_is_kept(
    top: str, stated: str, readings: tuple[str, ...] | None
) -> None:
    other = found(top, stated)
    assert (other.readings if other else None) == readings


@pytest.mark.parametrize(
    ("dateline", "stated", "reading"),
    [
        ("PORT SELM, Sept. 4 (Sund Wire) —", "2021-09-04", None),
        ("PORT SELM, Sept. 4 (Sund Wire) —", "2021-09-20", "2021-09-04"),
        ("PORT SELM, 30 December —", "2021-01-06", "2020-12-30"),
    ],
)
def test_a_dateline_without_a_year_is_read_in_the_nearest_one(dateline: str, stated: str, reading: str | None) -> None:
    text = f"{TITLE}\n\n{dateline} The gates of the harbour were shut at nine, a letter says."
    other = other_date(text, zoned(text, title=TITLE), published(stated))
    assert (other.readings if other else None) == ((reading,) if reading else None)


def test_a_text_that_was_changed_before_it_came_out_tells_of_a_wrong_date() -> None:
    other = found("Last updated 1 May 2021", "2021-05-14")
    assert other is not None
    assert (other.readings, other.changed) == (("2021-05-01",), True)


def test_a_change_in_brackets_is_not_the_day_of_publication() -> None:
    text = f"{TITLE}\n\n14.05.2021 (updated 1925 16.05.2021) {BODY}"
    other = other_date(text, zoned(text, title=TITLE), published("2021-05-10"))
    assert other is not None
    assert (other.readings, other.changed) == (("2021-05-14",), False)


@pytest.mark.parametrize("stated", [None, "2021", "2021-05"])
def test_where_no_day_is_stated_nothing_disagrees(stated: str | None) -> None:
    assert found("14 May 2011", stated) is None


def test_dates_in_prose_are_never_read() -> None:
    body = "On 3 March 2019 the gates of the harbour were shut, and on 5 March 2019 they were opened, a letter says."
    assert found("By Mira Tolland", "2021-05-14", body) is None


def test_the_sentence_gives_both_dates_and_where_the_text_s_stands() -> None:
    text = f"{TITLE}\n\nPublished May 14 2021\n\n{BODY}"
    other = other_date(text, zoned(text, title=TITLE), published("2021-04-02"))
    assert other is not None
    assert sentence(Published(value="2021-04-02", precision="day"), other, text) == (
        "Its metadata say that it was published on 2021-04-02, its text prints 2021-05-14: "
        "“Published May 14 2021” (characters 12–33)."
    )


@given(st.dates(), st.integers(-400, 400))
def test_only_what_lies_more_than_two_days_away_is_another_date(day: object, off: int) -> None:
    from datetime import date, timedelta

    assert isinstance(day, date)
    if not 1950 < day.year < 2090:
        return
    other = found(f"{day.day} {day:%B} {day.year}", (day + timedelta(days=off)).isoformat())
    assert (other is not None) == (abs(off) > 2)
    assert words_of(f"{day.day} {day:%B} {day.year}", "1999-01-01" if day.year > 2001 else "2089-01-01")
