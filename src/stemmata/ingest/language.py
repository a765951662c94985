"""Which language a text is in, by letters alone: offline, deterministic, silent where there is too little."""

from functools import lru_cache
from typing import Any

from stemmata.errors import CaseWriteError

ENOUGH_LETTERS = 20
ENOUGH_TEXT = 5000  # characters looked at: more changes nothing and costs time

# Languages of the press, so that a short text is not taken for a rare relative of its own language.
_LANGUAGES = (
    "af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu ha he hi hr hu hy id is it ja ka kk km kn "
    "ko ku ky lo lt lv mk ml mn mr ms my ne nl no or pa pl ps pt ro ru rw sd si sk sl so sq sr sv sw ta te tg th tk tl "
    "tr ug uk ur uz vi zh zu"
).split()


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the language; None under 20 letters."""
    sample = text[:ENOUGH_TEXT]
    if sum(character.isalpha() for character in sample) < ENOUGH_LETTERS:
        return None
    code, _ = _identifier().classify(sample)
    return str(code)


def language_code(stated: str | None) -> str | None:
    """The ISO 639-1 code in what metadata state ("en", "en-GB", "EN_us"); None where there is none."""
    if not stated:
        return None
    code = stated.strip().lower().replace("_", "-").split("-")[0]
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    try:
        identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    except OSError as error:  # it unpacks its table into a temporary file
        why = error.strerror or type(error).__name__
        raise CaseWriteError(
            f"The table of languages cannot be unpacked: {why}.", hint="Make room in the folder of temporary files."
        ) from error
    identifier.set_languages([code for code in _LANGUAGES if code in set(identifier.labels)])
    return identifier
