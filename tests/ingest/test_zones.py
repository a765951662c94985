from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.ingest.zone_rules import OPENING_RULES
from stemmata.ingest.zones import holds_title, zoned
from stemmata.text.normalise import normalised

FIRST = "The gates of the harbour were shut at nine on the night of the flood, a letter seen by this newspaper says."
SECOND = "Nobody came back to open them, according to two men who were on the pier that night and saw the water rise."
BODY = f"{FIRST}\n\n{SECOND}"
LINES = st.sampled_from(
    ["", "Gates shut", FIRST, SECOND, "By Mira Tolland", "14 May 2021", "COMMENTS", "Read also:", "https://hl.com/a",
     "EDITOR'S COMMENT:", "D. ARROW/HARBOUR PRESS", "Subscribe to our newsletter", "PORT SELM (Ledger) — Gates shut.",
     "—", "Editor's note: amended.", "Source: Harbour Ledger", "Tags: gates, flood"]
)  # fmt: skip


def zones(text: str, title: str | None = None, captions: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [(zone.kind, zone.span.of(text)) for zone in zoned(text, title=title, captions=captions)]


def kinds(text: str, title: str | None = None) -> list[str]:
    return [kind for kind, _ in zones(text, title)]


@given(st.one_of(st.text(), st.lists(LINES, max_size=12).map("\n".join)), st.sampled_from([None, "Gates shut", FIRST]))
def test_zones_are_in_order_do_not_overlap_and_cover_everything_that_can_be_seen(text: str, title: str | None) -> None:
    text = normalised(text)
    found = zoned(text, title=title)
    covered: set[int] = set()
    end = 0
    for zone in found:
        assert end <= zone.span.start < zone.span.end
        assert zone.span.of(text) == zone.span.of(text).strip()
        end = zone.span.end
        covered.update(range(zone.span.start, zone.span.end))
    assert all(at in covered for at, character in enumerate(text) if not character.isspace())
    assert all(first.kind != second.kind for first, second in pairwise(found))


def test_a_report_with_all_its_parts() -> None:
    text = f"""The Estuary Herald | 14 May 2021

Letter names harbour chief

By Mira Tolland

The pier at Port Selm last winter
D. ARROW/HARBOUR PRESS/Handout

PORT SELM, 14 May (Ledger) — {BODY}

Source: https://harbourledger.com/letter
Read also our report on the pumps:
https://estuaryherald.com/pumps

EDITOR’S COMMENT:
We asked the harbour chief three times for his record of the night.

He has not answered.

COMMENTS

Please let us know if you're having issues with commenting."""
    assert zones(text) == [
        ("byline", "The Estuary Herald | 14 May 2021"),
        ("headline", "Letter names harbour chief"),
        ("byline", "By Mira Tolland"),
        ("caption", "The pier at Port Selm last winter"),
        ("furniture", "D. ARROW/HARBOUR PRESS/Handout"),
        ("dateline", "PORT SELM, 14 May (Ledger) —"),
        ("body", BODY),
        ("links", text[text.index("Source:") : text.index("\n\nEDITOR")]),
        ("editorial", text[text.index("EDITOR") : text.index("\n\nCOMMENTS")]),
        ("furniture", text[text.index("COMMENTS") :]),
    ]


@pytest.mark.parametrize(
    "opening",
    ["PORT SELM, 14 May (Ledger) — ", "PORT SELM (Ledger) - ", "PORT SELM/NORTH QUAY — ", "Port Selm, May 14 – ",
     "Port Selm (Ledger) – ", "PORT SELM (Ledger) ", "14 May 2021 ", "Published May 14 2021 "],
)  # fmt: skip
def test_what_stands_before_the_first_sentence_is_the_dateline(opening: str) -> None:
    assert zones(opening + FIRST) == [("dateline", opening.strip()), ("body", FIRST)]


@pytest.mark.parametrize(
    "sentence",
    ["On 14 May 2021 the gates were shut.", "The gates — all nine of them — were shut.", "SELM is a port.",
     "14 May 2021 was a Friday.", "Selm (the old port) was shut."],
)  # fmt: skip
def test_a_sentence_with_a_date_a_dash_or_capitals_is_body(sentence: str) -> None:
    assert zones(sentence) == [("body", sentence)]


def test_a_title_run_into_the_text_is_cut_off() -> None:
    text = f"14 May 2021 Gates shut at Port Selm. {FIRST}"
    assert zones(text, "Gates shut at Port Selm") == [
        ("dateline", "14 May 2021"),
        ("headline", "Gates shut at Port Selm."),
        ("body", FIRST),
    ]
    assert holds_title(text, "Gates Shut at Port Selm")
    assert not holds_title(text, "Pumps stood still")


def test_a_report_that_is_only_its_title_says_what_it_says_in_its_body() -> None:
    assert kinds("14 May 2021 Gates shut at Port Selm", "Gates shut at Port Selm") == ["dateline", "body"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Reporting by Mira Tolland; editing by Jonas Reed", "byline"),
        ("(Translated by Jonas Reed)", "byline"),
        ("https://harbourledger.com/letter", "links"),
        ("Source: Harbour Ledger and agencies", "links"),
        ("Read more: The night of the flood", "links"),
        ("See also this interview with the harbour chief: http://hl.com/a", "links"),
        ("Editor's note: The second paragraph was corrected on 15 May.", "editorial"),
        ("[Translator’s note: the word means both gate and lock.]", "editorial"),
        ("This article was amended on 15 May 2021.", "editorial"),
        ("Helpful keywords: gates flood letter", "furniture"),
        ("Tags: gates, flood", "furniture"),
        ("Subscribe to our newsletter", "furniture"),
        ("If you value our reporting, please donate.", "furniture"),
        ("Share this article", "furniture"),
        ("We use cookies to improve your visit.", "furniture"),
        ("© 2021 Harbour Ledger. All rights reserved.", "furniture"),
        ("D. Arrow/HARBOUR PRESS", "furniture"),
        ("Photo: D. Arrow", "furniture"),
        ("Photo: the pier at Port Selm after the flood of last winter", "caption"),
    ],
)
def test_a_line_below_the_body_is_told_by_its_form(line: str, kind: str) -> None:
    assert zones(f"{BODY}\n\n{line}") == [("body", BODY), (kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "By using pumps, the men kept the site dry until the article of the port's own rules forbade it.",
        "“Please share this with your people,” the letter says.",
        "Source of the trouble: the gates.",
        "Sources: the gates were shut by hand and nobody was told",
        "Comment was not available.",
        "Copyright holders met in Port Selm to talk about our harbour.",
        "Related violence spread to the north quay.",
        "Read the letter and weep, the mayor said.",
        "Update the pumps, the engineers said.",
        "He ended with a plea (Source: Harbour Ledger)",
        "Print works and mills stood under water.",
    ],
)
def test_prose_that_only_looks_like_furniture_stays_body(line: str) -> None:
    assert kinds(f"{BODY}\n\n{line}\n\n{SECOND}") == ["body"]


def test_a_note_at_the_top_covers_its_own_paragraph_only() -> None:
    for note in ("Editor's note: names were changed.", "EDITOR'S NOTE\nNames were changed."):
        text = f"{note}\n\n{FIRST}\n\n{SECOND}\n\n{FIRST}\n\n{SECOND}"
        assert zones(text)[0] == ("editorial", note)
        assert kinds(text) == ["editorial", "body"]


def test_titles_under_a_heading_of_links_are_links_and_prose_after_them_is_not() -> None:
    text = f"{BODY}\n\nRelated articles\n\nThe night of the flood\n\nWho ran the pumps?\n\n{SECOND}"
    assert kinds(text) == ["body", "links", "body"]
    assert zones(text)[1][1] == "Related articles\n\nThe night of the flood"


def test_captions_that_the_format_marks_are_found_again() -> None:
    text = f"{FIRST}\n\nThe pier  at Port Selm.\n\n{SECOND}"
    assert zones(text, None, ("The pier at Port Selm.",))[1] == ("caption", "The pier  at Port Selm.")


def test_every_rule_says_why_in_a_sentence() -> None:
    for rule in OPENING_RULES:
        assert rule.why.endswith(".")
        assert rule.why[0].isupper()
