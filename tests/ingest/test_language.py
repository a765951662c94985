import pytest

from stemmata.ingest.language import language_code, language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The gates of the harbour were shut at nine, the letter says.", "en"),
        ("Die Tore des Hafens wurden um neun Uhr geschlossen, heißt es in dem Brief.", "de"),
        ("Les portes du port ont été fermées à neuf heures, selon la lettre.", "fr"),
        ("أغلقت بوابات الميناء في الساعة التاسعة بحسب الرسالة التي نشرتها الصحيفة", "ar"),
        ("Ворота порта закрыли в девять часов, говорится в письме.", "ru"),
        ("Gates shut at 9", None),
        ("12345678901234567890 +++", None),
    ],
)
def test_the_language_is_told_by_the_text_or_not_at_all(text: str, language: str | None) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("stated", "code"), [("en", "en"), ("en-GB", "en"), ("EN_us", "en"), ("English", None), ("", None), (None, None)]
)
def test_a_stated_language_becomes_its_code(stated: str | None, code: str | None) -> None:
    assert language_code(stated) == code
