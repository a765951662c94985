import pytest

from stemmata.ingest.zones import zoned

BODY = (
    "The gates of the harbour were shut at nine on the night of the flood, a letter seen by this newspaper says.\n\n"
    "Nobody came back to open them, according to two men who were on the pier that night and saw the water rise."
)


def kind_of_last(line: str) -> str:
    return zoned(f"{BODY}\n\n{line}")[-1].kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("ends", "furniture"),
        ("– ends –", "furniture"),
        ("###", "furniture"),
        ("- 30 -", "furniture"),
        ("More follows", "furniture"),
        ("(AB/CD)", "byline"),
        ("ab/cd/ef", "byline"),
        ("(Ledger)", "byline"),
        ("(With agencies)", "byline"),
        ("— Mira Tolland", "byline"),
        ("By Mira Tolland", "byline"),
        ("Translated from the Varic by Ada Quill", "byline"),
        ("Next week: who ran the pumps?", "furniture"),
        ("The next briefing is out on 14 May.", "furniture"),
        ("See you on Friday.", "furniture"),
        ("Were you on the pier that night? Write to news@selm.example.", "furniture"),
        ("If you saw the gates, contact our newsroom.", "furniture"),
        ("Press contact: Jonas Reed, +44 123", "furniture"),
        ("Share: Facebook Twitter WhatsApp", "furniture"),
        ("Mira Tolland is a fellow at the Institute for Harbours.", "editorial"),
        ("Ada Quill, a retired pilot, writes about harbours.", "editorial"),
        ("The author teaches law in Port Selm.", "editorial"),
        ("UPDATE (15 May): The chief has resigned.", "editorial"),
        ("Update, 15 May, 3 p.m.: The chief has resigned.", "editorial"),
        ("Correction, 16 May 2021. The pier was shut at ten.", "editorial"),
        ("An earlier version of this story said ten.", "editorial"),
        ("The views expressed are the author's own.", "editorial"),
        ("This article first appeared in the Selm Review.", "editorial"),
        ("Some names have been changed.", "editorial"),
        ("Previously: the night of the flood", "links"),
    ],
)
def test_a_last_line_is_told_by_its_form(line: str, kind: str) -> None:
    assert kind_of_last(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "Next week the council meets to hear him.",
        "If you were there, you saw it, he said.",
        "The mayor is a member of the council.",
        "Contact with the ship was lost.",
        "Tell us who shut the gates, the crowd shouted at the office.",
        "Letters were sent to the editor of the paper, the mayor said on Friday.",
        "Update of the pumps was late.",
        "Ends do not justify means, the mayor said.",
    ],
)
def test_a_last_sentence_of_the_report_stays_body(line: str) -> None:
    assert kind_of_last(line) == "body"


def test_somebody_of_whom_the_report_tells_is_not_its_author() -> None:
    line = "Mira Tolland is a lawyer in Port Selm."
    told = (
        "The letter was found by Mira Tolland on the steps of the harbour office, a week after the night of the flood."
    )
    assert zoned(f"{told}\n\n{BODY}\n\n{line}")[-1].kind == "body"
    assert kind_of_last(line) == "editorial"


def test_what_looks_like_a_foot_is_body_where_a_long_paragraph_follows() -> None:
    long = " ".join(["The water rose over the quay and nobody opened the gates."] * 6)
    assert {zone.kind for zone in zoned(f"{BODY}\n\nSee you on Friday.\n\n{long}")} == {"body"}


def test_a_long_update_does_not_hide_the_foot_above_it() -> None:
    update = "UPDATE (15 May): " + "The chief has resigned and the council has named no other man. " * 6
    kinds = [zone.kind for zone in zoned(f"{BODY}\n\nSee you on Friday.\n\n{update.strip()}")]
    assert kinds == ["body", "furniture", "editorial"]


@pytest.mark.parametrize(
    "closing",
    [
        "About the Docks Union\n\nThe Docks Union stands for the men.",
        "About the union\n\nSome 300 members work on the pier.",
        "About the union. Some 300 members work on the pier.",
        "Notes to editors\n\nThe gates were built in 1911.",
        "Notes to editors: The gates were built in 1911.",
    ],
)
def test_what_a_sender_tells_of_itself_is_read(closing: str) -> None:
    text = f"{BODY}\n\n{closing}"
    zones = zoned(text)
    assert [zone.kind for zone in zones] == ["body", "editorial"]
    assert zones[1].span.of(text) == closing


@pytest.mark.parametrize("heading", ["About us", "About this page", "About the author"])
def test_the_lines_under_about_us_are_the_page_s(heading: str) -> None:
    kinds = [zone.kind for zone in zoned(f"{BODY}\n\n{heading}\n\nWe tell of harbours.")]
    assert set(kinds[1:]) <= {"furniture", "editorial"}
    assert kinds[1] == "furniture"


def test_what_happened_about_the_flood_is_body() -> None:
    text = f"{BODY}\n\nAbout the flood. Some say nothing."
    assert [zone.kind for zone in zoned(text)] == ["body"]
