"""A file beside a report that says what its own metadata do not, or say wrongly: NAME.meta.yaml or NAME.meta.json.

NAME is the report's full file name ("a.html.meta.yaml") or that without its suffix ("a.meta.yaml"); the full name
outranks. It holds a mapping with any of: title, outlet, author (or authors, a list), date (or published), url,
language. JSON may hold captured
(2021-05-14T09:30:00Z, when the page was kept) and digest, too. What it holds outranks the file; a null takes away what
the file says.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from stemmata.errors import UnreadableReport
from stemmata.model.report import Captured

SUFFIXES = (".meta.yaml", ".meta.yml", ".meta.json")
LIMIT = 1 << 16  # bytes
_MOST_BRACKETS = 100  # the YAML parser's time grows with the square of their depth
_FIELDS = {"title": "title", "outlet": "outlet", "author": "author", "authors": "author", "date": "date",
           "published": "date", "url": "url", "language": "language"}  # fmt: skip

_CAPTURE = ("captured", "digest")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sidecar:
    """What was read beside a report."""

    data: bytes = b""  # without what it says of a capture: the same page, captured again, is the same report
    captured: Captured | None = None
    fields: Mapping[str, str | None] = field(default_factory=dict)  # by the names of RawRecord.metadata


def is_sidecar(name: str) -> bool:
    """The file's name ends as those of sidecars do."""
    return name.lower().endswith(SUFFIXES)


def sidecar_names(report_name: str) -> tuple[str, ...]:
    """The file names under which a sidecar of this report may lie, the first outranking the others."""
    stems = dict.fromkeys((report_name, Path(report_name).stem))
    return tuple(stem + suffix for stem in stems for suffix in SUFFIXES)


def sidecar_of(report: Path) -> Path | None:
    """The sidecar that lies beside a report; None where there is none."""
    paths = (report.with_name(name) for name in sidecar_names(report.name))
    return next((path for path in paths if path.is_file()), None)


def read_sidecar(path: Path) -> Sidecar:
    """Raises UnreadableReport where it cannot be read or does not hold a mapping of the fields above."""
    try:
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except OSError as error:
        raise UnreadableReport(
            f"This sidecar cannot be opened: {error.strerror}.", hint="Check its permissions."
        ) from error
    return parsed_sidecar(path.name, data)


def parsed_sidecar(name: str, data: bytes) -> Sidecar:
    """What these bytes of a file with this name say. Raises UnreadableReport as :func:`read_sidecar` does."""
    if len(data) > LIMIT:
        raise UnreadableReport("This sidecar is larger than 64 KiB.", hint=_expected())
    content = _parsed(data, Path(name).suffix.lower())
    if not isinstance(content, dict) or not any(key in content for key in _CAPTURE):
        return Sidecar(data=data, fields=_fields(content))
    bare = {key: value for key, value in content.items() if key not in _CAPTURE}
    fields = _fields(bare)
    told = f"{json.dumps(bare, ensure_ascii=False, default=str)}\n".encode("utf-8", "replace")
    return Sidecar(data=told, fields=fields, captured=_captured(content, fields.get("url")))


def _captured(content: Mapping[str, object], url: str | None) -> Captured:
    time, digest = content.get("captured"), content.get("digest")
    if not isinstance(time, str) or not _MOMENT.fullmatch(time) or not isinstance(digest, str | None):
        raise UnreadableReport(
            "When the page was captured is not given as 2021-05-14T09:30:00Z, or its digest is no text.",
            hint=_expected(),
        )
    return Captured(time=time, address=url, digest=digest)


def _parsed(data: bytes, suffix: str) -> object:
    import yaml

    try:
        text = data.decode("utf-8-sig")
        if suffix == ".json":
            return json.loads(text)
        if text.count("[") + text.count("{") > _MOST_BRACKETS:
            raise UnreadableReport("This sidecar nests lists or mappings without need.", hint=_expected())
        # Aliases of aliases grow without end, and no field needs one.
        if any(isinstance(token, yaml.AliasToken) for token in yaml.scan(text, Loader=yaml.SafeLoader)):
            raise UnreadableReport("This sidecar repeats parts by YAML aliases.", hint="Write each value out.")
        return yaml.safe_load(text)
    except (ValueError, RecursionError, yaml.YAMLError) as error:
        problem = " ".join(str(error).split())[:200]
        raise UnreadableReport(f"This sidecar cannot be parsed: {problem}.", hint=_expected()) from error


def _fields(content: object) -> dict[str, str | None]:
    if not isinstance(content, dict):
        raise UnreadableReport("This sidecar holds no mapping of names to values.", hint=_expected())
    found: dict[str, str | None] = {}
    for name, value in content.items():
        known = _FIELDS.get(str(name).strip().lower())
        if known is None:
            raise UnreadableReport(f"This sidecar holds {str(name)[:60]!r}, which is not known.", hint=_expected())
        found[known] = _text(value)
    return found


def _text(value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, list):
        return "; ".join(str(item) for item in value) or None
    if isinstance(value, dict):
        raise UnreadableReport("This sidecar nests a mapping in a field.", hint=_expected())
    if value is False:
        return "no"  # YAML reads the code of Norwegian as a negation
    return str(value).strip() or None


def _expected() -> str:
    return f"It should hold a mapping with any of {', '.join(_FIELDS)}."
