"""What tells that a line below the body is not body; tried by the table in :mod:`stemmata.ingest.zone_rules`.

A line is below the body where no long paragraph follows it any more. A rule's docstring is the sentence that a reader
sees who asks why.
"""

import re

from stemmata.ingest import foot_words as words
from stemmata.ingest.lines import Lines, word_count
from stemmata.ingest.zone_words import COMMENTS, NAME, pattern

_COMMENTS = pattern(rf"[\W_]*{COMMENTS}(?:\s*\(?\d+\)?)?\s*[:.]?")
_LAST = 20  # lines at the end of a text among which the foot is looked for
_PARAGRAPH = 45  # words; a line of so many after this one is body
_NOTE = 60  # words; what is longer is no note
_SENDER_LINES = 5  # at the end of a text that an organisation may give to itself
_SPEECH = re.compile(r"[\"“”«»„]")


def is_in_foot(lines: Lines, at: int) -> bool:
    """Only short lines and notes of changes follow, and few of them, up to the readers' comments if there are any."""
    if at == 0:
        return False
    for later in range(at + 1, len(lines)):
        text = lines.text(later)
        if _COMMENTS.fullmatch(text):
            return True
        if later - at > _LAST or (word_count(text) >= _PARAGRAPH and not words.CHANGED.fullmatch(text)):
            return False
    return True


def is_end_mark(lines: Lines, at: int) -> bool:
    """It says that the text ends here, or that more will follow, and nothing else."""
    text = lines.text(at)
    if word_count(text) > 14:
        return False
    return bool(words.PAGE_MARK.fullmatch(text)) or (bool(words.END_MARK.fullmatch(text)) and is_in_foot(lines, at))


def is_desk_slug(lines: Lines, at: int) -> bool:
    """It stands below the body and holds the initials of those at the desk."""
    text = lines.text(at)
    return len(text) <= 30 and bool(words.DESK_SLUG.fullmatch(text)) and is_in_foot(lines, at)


def is_wire_credit(lines: Lines, at: int) -> bool:
    """It says from which agencies the text was compiled, and nothing else."""
    text = lines.text(at)
    return word_count(text) <= 14 and bool(words.WIRE_CREDIT.fullmatch(text)) and is_in_foot(lines, at)


def is_signature(lines: Lines, at: int) -> bool:
    """It stands below the body and is a name after a dash."""
    text = lines.text(at)
    name = re.fullmatch(rf"(?:[—–]|--?)\s*(?:[Tt]he )?(?:{words.PERSON}|{NAME})(?:, .{{2,40}})?", text)
    return word_count(text) <= 10 and name is not None and is_in_foot(lines, at)


def is_sign_off(lines: Lines, at: int) -> bool:
    """It takes leave of the reader, or says what comes in the next issue."""
    text = lines.text(at)
    return word_count(text) <= _NOTE and bool(words.SIGN_OFF.fullmatch(text)) and is_in_foot(lines, at)


def is_reader_call(lines: Lines, at: int) -> bool:
    """It stands below the body and asks readers to get in touch, or says how."""
    text = lines.text(at)
    if word_count(text) > _NOTE or not is_in_foot(lines, at):
        return False
    if words.CONTACT_LABEL.fullmatch(text):
        return True
    if _SPEECH.search(text) or words.SAID.search(text):
        return False
    return bool(words.READER_CALL.fullmatch(text)) and bool(words.CONTACT.search(text))


def is_author_note(lines: Lines, at: int) -> bool:
    """It stands below the body and says who the author is: a name that the body does not tell of."""
    text = lines.text(at)
    match = words.AUTHOR_NOTE.fullmatch(text) if word_count(text) <= _NOTE else None
    if match is None or _SPEECH.search(text) or not is_in_foot(lines, at):
        return False
    return match["name"] is None or not _is_told_of(lines, at, match["name"])


def _is_told_of(lines: Lines, at: int, name: str) -> bool:
    """A paragraph above tells of somebody with this last name."""
    last = name.rsplit(maxsplit=1)[-1]
    return any(last in line.text for line in lines.lines[:at] if word_count(line.text) > 12)


def is_note_on_text(lines: Lines, at: int) -> bool:
    """It stands below the body and says whose views these are, or where the text appeared first."""
    text = lines.text(at)
    return word_count(text) <= _NOTE and bool(words.NOTE_ON_TEXT.fullmatch(text)) and is_in_foot(lines, at)


def is_change_note(lines: Lines, at: int) -> bool:
    """It begins with "Update:", "Correction:" or the like: the outlet says what it changed."""
    return bool(words.CHANGED.fullmatch(lines.text(at)))


def is_about_heading(lines: Lines, at: int) -> bool:
    """It is a heading such as "About us" over the last lines: they tell of the page and who makes it."""
    return _heads_last_lines(lines, at) and bool(words.ABOUT.fullmatch(lines.text(at)))


def is_about_sender(lines: Lines, at: int) -> bool:
    """It is "About the union" or the like over the last lines, or opens one: whoever sends this tells of itself."""
    text = lines.text(at)
    if _heads_last_lines(lines, at) and words.ABOUT_SENDER.fullmatch(text):
        return True
    return at > 1 and len(lines) - at <= _SENDER_LINES and bool(words.ABOUT_SENDER_LINE.fullmatch(text))


def _heads_last_lines(lines: Lines, at: int) -> bool:
    return at > 1 and 0 < len(lines) - at - 1 < _SENDER_LINES and word_count(lines.text(at)) <= 8


def is_imprint(lines: Lines, at: int) -> bool:
    """It stands below the body and says who publishes."""
    text = lines.text(at)
    return word_count(text) <= 30 and bool(words.IMPRINT.fullmatch(text)) and is_in_foot(lines, at)
