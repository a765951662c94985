"""What in a mail is another's words: quoted replies, forwarded mails, and the sender's signature below the text.

Only signs that programs write are taken: lines that begin with ">", the line before them that ends in a colon, "-- "
(RFC 3676, 4.3), and a line of dashes round "Forwarded message" with a header below it. What somebody quotes by hand, in
quotation marks, is the mail's own text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

# How programs announce a mail inside the text, by language; each is followed by a header.
_FORWARDED_WORDS: Final = (
    "forwarded message", "forwarded mail", "weitergeleitete nachricht", "weitergeleitete e-mail", "message transféré",
    "message transfere", "courriel transféré", "mensaje reenviado", "messaggio inoltrato", "messaggio reindirizzato",
    "mensagem encaminhada", "mensagem reencaminhada", "doorgestuurd bericht", "doorgezonden bericht",
    "пересылаемое сообщение", "пересланное сообщение", "переслане повідомлення", "iletilen ileti", "iletilmiş mesaj",
    "رسالة محولة", "الرسالة المعاد توجيهها",
)  # fmt: skip
_ORIGINAL_WORDS: Final = (
    "original message", "ursprüngliche nachricht", "originalnachricht", "message d'origine", "message original",
    "mensaje original", "messaggio originale", "mensagem original", "oorspronkelijk bericht", "исходное сообщение",
    "orijinal ileti", "الرسالة الأصلية",
)  # fmt: skip
_HEADER_NAMES: Final = {
    name: field
    for field, names in (
        ("author", "from von de da van от від kimden gönderen من"),
        (
            "date",
            "date sent datum gesendet fecha enviado enviada data inviato envoyé verzonden дата отправлено tarih تاريخ",
        ),
        ("title", "subject betreff objet asunto oggetto assunto onderwerp тема konu الموضوع"),
        ("", "to cc an à para a aan кому копия kime kopie reply-to antwort organization organisation إلى"),
    )
    for name in names.split()
}
_DASHED: Final = re.compile(r"[\s>]*-{3,}\s*(?P<words>[^-\n]{6,60}?)\s*-{3,}\s*")
_BEGIN: Final = re.compile(
    r"\s*(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-mail)|"
    r"début du message (?:transféré|réexpédié)|inicio del mensaje reenviado)\s*:?\s*",
    re.IGNORECASE,
)
_HEADER: Final = re.compile(r"\s*\*?(?P<name>[^\W\d_][^\s:*]{0,14})\s?\*?\s?:\*?\s*(?P<value>.*)")
_FORWARDS: Final = re.compile(r"\s*(?:fwd?|wg|tr|rv|i|enc|doorst|пер|ilt)\s*:", re.IGNORECASE)
_QUOTED: Final = re.compile(r" ?>")
_ANNOUNCES: Final = re.compile(r".*[:：]\s*$")
_LONGEST_ANNOUNCEMENT: Final = 300  # characters, over two lines: "On DATE, NAME <ADDRESS> wrote:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Forwarded:
    """A mail that stands in the text of another."""

    text: str
    metadata: dict[str, str]  # author, date, title, as the text gives them
    quoted: tuple[str, ...]  # of its text


@dataclass(frozen=True, slots=True, kw_only=True)
class Parted:
    """A mail's text, and what of it is not its sender's."""

    text: str  # without forwarded mails
    quoted: tuple[str, ...]  # stretches of the text, in its order
    announcement: str | None  # the line that says whom the first quoted stretch is from
    forwarded: tuple[Forwarded, ...]  # in text order


def parted(text: str, subject: str | None = None) -> Parted:
    """The sender's own text, what it quotes, and the mails that it forwards."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    forwards = bool(subject and _FORWARDS.match(subject))
    starts = list(_forwarded_starts(lines, forwards=forwards))
    own_end = starts[0][0] if starts else len(lines)
    quoted, announcement = _quoted(lines[:own_end], originals=not forwards)
    forwarded = []
    for at, (_, begins) in enumerate(starts):
        ends = starts[at + 1][0] if at + 1 < len(starts) else len(lines)
        metadata, body = _headed(lines[begins:ends])
        inner, _ = _quoted(body, originals=True)
        forwarded.append(Forwarded(text="\n".join(body).strip("\n"), metadata=metadata, quoted=inner))
    return Parted(
        text="\n".join(lines[:own_end]).strip("\n"),
        quoted=quoted,
        announcement=announcement,
        forwarded=tuple(forwarded),
    )


def _forwarded_starts(lines: Sequence[str], *, forwards: bool) -> Iterator[tuple[int, int]]:
    """(line that announces it, first line of its header) of each forwarded mail."""
    for at, line in enumerate(lines):
        if not _announces_forwarded(line, forwards=forwards):
            continue
        begins = at + 1
        while begins < len(lines) and begins <= at + 3 and not lines[begins].strip():
            begins += 1
        if len(_fields(lines[begins : begins + 6])) >= 2:
            yield at, begins


def _announces_forwarded(line: str, *, forwards: bool) -> bool:
    if len(line) > 200 or _QUOTED.match(line):
        return False
    dashed = _DASHED.fullmatch(line)
    words = dashed["words"].casefold().rstrip(":") if dashed else ""
    return words in _FORWARDED_WORDS or (forwards and words in _ORIGINAL_WORDS) or _BEGIN.fullmatch(line) is not None


def _fields(lines: Sequence[str]) -> dict[str, str]:
    """Header fields that open these lines, by name as written in lower case; those of no use to us too."""
    found: dict[str, str] = {}
    for line in lines:
        match = _HEADER.fullmatch(line[:2000])
        if match is None or match["name"].casefold() not in _HEADER_NAMES:
            break
        found.setdefault(match["name"].casefold(), match["value"].strip().strip("*").strip())
    return found


def _headed(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    """What the header of a forwarded mail says, and the lines below it."""
    end = next((at for at, line in enumerate(lines) if not line.strip()), len(lines))
    fields = _fields(lines[:end])
    named = ((_HEADER_NAMES[name], value) for name, value in fields.items())
    metadata: dict[str, str] = {}
    for field, value in named:
        if field and value:
            metadata.setdefault(field, value)
    rest = lines[end:] if end > len(fields) else lines[len(fields) :]
    return metadata, rest


def _quoted(lines: Sequence[str], *, originals: bool) -> tuple[tuple[str, ...], str | None]:
    """The stretches that are another's or no text, and the line that announces the first of them."""
    stretches: list[str] = []
    announcement: str | None = None
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.rstrip("\r") in {"-- ", "--"} and at > 0:
            end = next((n for n in range(at, len(lines)) if _QUOTED.match(lines[n])), len(lines))
            stretches.append("\n".join(lines[at:end]))
            at = end
        elif originals and _announces_original(lines, at):
            stretches.append("\n".join(lines[at:]))
            at = len(lines)
        elif _QUOTED.match(line):
            end = at
            while end < len(lines) and (_QUOTED.match(lines[end]) or _bridges(lines, end)):
                end += 1
            start = _announced_from(lines, at)
            if start < at and announcement is None:
                announcement = " ".join(" ".join(lines[start:at]).split())
            stretches += [one for one in ("\n".join(lines[start:at]).strip("\n"), "\n".join(lines[at:end])) if one]
            at = end
        else:
            at += 1
    return tuple(stretches), announcement


def _announces_original(lines: Sequence[str], at: int) -> bool:
    """A line of dashes round "Original message", with a header below it: all that follows is the earlier mail."""
    dashed = _DASHED.fullmatch(lines[at]) if len(lines[at]) <= 200 else None
    if dashed is None or dashed["words"].casefold() not in _ORIGINAL_WORDS:
        return False
    return len(_fields([line for line in lines[at + 1 : at + 8] if line.strip()])) >= 2


def _bridges(lines: Sequence[str], at: int) -> bool:
    """An empty line between two quoted ones."""
    return not lines[at].strip() and at + 1 < len(lines) and bool(_QUOTED.match(lines[at + 1]))


def _announced_from(lines: Sequence[str], quoted: int) -> int:
    """Where the announcement before a quoted line begins; the quoted line's own place where there is none."""
    last = quoted - 1
    if last >= 0 and not lines[last].strip():
        last -= 1
    if last < 0 or not _ANNOUNCES.match(lines[last][-200:]) or len(lines[last]) > _LONGEST_ANNOUNCEMENT:
        return quoted
    first = last - 1
    if re.search(r"\d", lines[last]) and (first < 0 or not lines[first].strip()):
        return last
    if first >= 0 and lines[first].strip() and re.search(r"\d{4}|\d:\d\d", lines[first]):
        return first if not _QUOTED.match(lines[first]) else last
    return last if re.search(r"[\d@<]", lines[last]) else quoted
