from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.ingest.run_in import inlaid_pieces
from stemmata.ingest.zones import zoned

TITLE = "Gates of the harbour were shut by hand letter says"
FIRST = "Nine men were on the pier on the night of the flood, a letter that was seen by this newspaper says."
REST = (
    "Nobody came back to open the gates, according to two of the men who saw the water rise. The chief of the harbour "
    "said that he knew nothing of it. He was asked three times by the council of the town, and he gave no answer."
)


def zones(text: str, title: str | None = TITLE) -> list[tuple[str, str]]:
    return [(zone.kind, zone.span.of(text)) for zone in zoned(text, title=title)]


@pytest.mark.parametrize(
    ("opening", "kinds"),
    [
        ("Get short URL 9832", ["furniture"]),
        ("Get short URL Topic The Flood of Selm (200) 0 38", ["furniture"]),
        ("14.05.2021Get short URL 0 0 0", ["dateline", "furniture"]),
        ("14.05.2021(updated 1601 15.05.2021) Get short URL 548", ["dateline", "furniture"]),
        ("Harbour Council 07-08-2013 0147 PM", ["dateline"]),
        ("Published May 14 2021 SEND httpsled.gr9x2W", ["dateline", "furniture"]),
        ("+3", ["furniture"]),
        ("Print Tweet Views 458", ["furniture"]),
        ("14 May 2021 Print Tweet", ["dateline", "furniture"]),
        ("Ledger Friday 14 May 2021", ["byline", "dateline"]),
        ("LDG Friday 14 May 2021", ["byline", "dateline"]),
        ("LDG", ["byline"]),
        ("QVA -", ["dateline"]),
        ("HARBOURTON", ["dateline"]),
        ("HARBOURTON Velia", ["dateline"]),
        ("Posted on May 14 2021 by Mira Tolland", ["dateline", "byline"]),
        ("QUAYPRESS/Jonas Reed", ["furniture"]),
        (f"UPDATED {TITLE}", ["headline"]),
        ("Story highlights", ["furniture"]),
    ],
)
def test_what_is_run_in_before_the_first_sentence_is_no_body(opening: str, kinds: list[str]) -> None:
    found = zones(f"{opening} {FIRST} {REST}")
    assert [kind for kind, _ in found] == [*kinds, "body"]
    assert found[-1] == ("body", f"{FIRST} {REST}")


@pytest.mark.parametrize(
    "first",
    [
        "LDG reporters saw nine men on the pier.",
        "HARBOURTON men were seen on the pier.",
        "Ledger readers will remember Friday 14 May 2021 well.",
        "Share prices fell by a third after the letter was read.",
        "Print shops in Selm were shut on Friday.",
        "In 2021 the gates were shut.",
        "UN envoys were on the pier.",
    ],
)
def test_a_first_sentence_is_left_whole(first: str) -> None:
    assert zones(f"{first} {REST}") == [("body", f"{first} {REST}")]


def test_a_title_that_the_text_repeats_but_for_its_last_word_is_a_headline() -> None:
    text = f"Gates of the harbour were shut by hand letter {FIRST} {REST}"
    assert zones(text)[0] == ("headline", "Gates of the harbour were shut by hand letter")


@pytest.mark.parametrize(
    ("inlaid", "kind"),
    [
        ("Tags Selm flood gates Harbour Council", "furniture"),
        ("Pumps stand still after the flood of Selm - YouTube", "furniture"),
        ("Advertisement", "furniture"),
        ("Read more here", "furniture"),
        ("The gates are seen from the pier in Selm on May 14 (Quay Press photo)", "caption"),
        ("The gates are seen from the pier in Selm May 14 2021 (Ledger)", "caption"),
        ("HARBOURTON (Ledger)", "dateline"),
    ],
)
def test_what_stands_between_two_sentences_is_set_apart(inlaid: str, kind: str) -> None:
    text = f"{FIRST} {inlaid} The letter bears a stamp. {REST}"
    assert zones(text) == [("body", FIRST), (kind, inlaid), ("body", f"The letter bears a stamp. {REST}")]


def test_titles_of_other_pages_end_where_the_report_s_own_comes_again() -> None:
    text = f"{TITLE} LDG Print Tweet Views 729 Related Chief was not told Pumps stood still {TITLE} {FIRST} {REST}"
    assert zones(text) == [
        ("headline", TITLE),
        ("byline", "LDG"),
        ("furniture", "Print Tweet Views 729 Related Chief was not told Pumps stood still"),
        ("headline", TITLE),
        ("body", f"{FIRST} {REST}"),
    ]


def test_an_agency_and_its_date_part_the_summary_from_the_report() -> None:
    text = f"A letter tells of nine men on the pier Ledger Friday 14 May 2021 {FIRST} {REST}"
    assert zones(text) == [
        ("body", "A letter tells of nine men on the pier"),
        ("byline", "Ledger"),
        ("dateline", "Friday 14 May 2021"),
        ("body", f"{FIRST} {REST}"),
    ]


def test_the_credit_of_a_picture_takes_no_whole_sentence_with_it() -> None:
    text = f"{FIRST} (Quay Press photo) {REST}"
    assert zones(text) == [("body", FIRST), ("furniture", "(Quay Press photo)"), ("body", REST)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tags on the gates were removed by the men who say that they were told to.",
        "The Harbour Defence Union (HDU) said nothing.",
        "They posted the film on YouTube.",
        "The photo (seen by this newspaper) shows the gates.",
        "Advertisement of the post was stopped.",
    ],
)
def test_a_sentence_in_the_midst_is_left_whole(sentence: str) -> None:
    text = f"{FIRST} {sentence} {REST}"
    assert zones(text) == [("body", text)]


def test_tags_whose_end_cannot_be_told_stay() -> None:
    text = f"{FIRST} Tags Selm flood Suspected thieves have opened the gates on the night of the flood. {REST}"
    assert zones(text) == [("body", text)]


PIECES = st.lists(
    st.sampled_from(
        [FIRST, "Tags Selm ", "(Quay photo) ", " - YouTube ", "Get short URL 12 ", "Print Tweet Views 3 ",
         "HARBOURTON (Mer) ", "Mer Friday 14 May 2021 ", "Advertisement ", "A.", "\" "]
    ), max_size=12,
)  # fmt: skip


@given(PIECES)
def test_pieces_are_in_order_and_never_overlap(parts: list[str]) -> None:
    line = " ".join([*parts, REST])
    found = inlaid_pieces(line)
    assert all(0 <= start < end <= len(line) for _, start, end in found)
    assert all(before[2] <= after[1] for before, after in pairwise(found))


@given(PIECES)
def test_no_character_is_lost(parts: list[str]) -> None:
    text = " ".join([*parts, REST]).strip()
    held = "".join(zone.span.of(text) for zone in zoned(text, title=TITLE))
    assert "".join(held.split()) == "".join(text.split())
