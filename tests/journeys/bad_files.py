"""Files as they really arrive: broken, empty, enormous, mislabelled, in a circle."""

import os
from pathlib import Path

SAID = "The mayor of Quarra said on Friday that forty drums had left the harbour before the guards came."
DEEP = "<div>" * 60_000 + SAID + "</div>" * 60_000
CELLS = "<table>" + "<tr>" + "<td>1</td>" * 300 + "</tr>" * 100 + "</table>"

# Name → bytes, and words of the reason for which it is refused; None where it must be read.
FILES: dict[str, tuple[bytes, str | None]] = {
    "good.txt": (f"Outlet: Harbour Ledger\n\n{SAID}\n".encode(), None),
    "broken-utf8.txt": (SAID.encode() + b" The captain said \xc3\x28 \xff, too.\n", None),
    "utf16.txt": (SAID.encode("utf-16"), None),
    "latin.txt": (("El alcalde de Quarra dijo que había cuarenta años de tambores. " * 4).encode("latin-1"), None),
    "one-line.txt": ((SAID + " ").encode() * 40, None),
    "no-suffix": (SAID.encode(), None),
    "deep.html": (f"<html><body><p>{SAID}</p>{DEEP}</body></html>".encode(), "nests its elements"),
    "table.html": (f"<html><body><article><p>{SAID * 4}</p>{CELLS}</article></body></html>".encode(), None),
    "unclosed.html": (f"<html><body><article><p>{SAID}<b><i><p>{SAID}".encode(), None),
    "empty.txt": (b"", "The file is empty."),
    "spaces.txt": (b" \n\t\r\n ", "The file is empty."),
    "mark.txt": (b"\xef\xbb\xbf", ""),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "PNG image"),
    "scan.pdf": (b"%PDF-1.7\n" + bytes(range(256)) * 20, "The PDF is broken or cut off."),
    "noise.bin": (bytes(range(256)) * 40, ""),
    "nothing.html": (b"<html><body><script>let x = 1</script></body></html>", ""),
    "no-text.csv": (b"colour,size\nred,4\nblue,5\n", "column"),
    "only-head.csv": (b"title,text\n", ""),
    "not.jsonl": (b"{this is no JSON\n", ""),
    "list.jsonl": (b"[1, 2, 3]\n", ""),
    "orphan.meta.yaml": (b"outlet: Harbour Ledger\n", "sidecar with no report beside it"),
}
ROWS = b'title,text\nGood,"' + SAID.encode() + b'"\nEmpty,\n'
LINES = b'{"text": "' + SAID.encode() + b'"}\n{"text": 4}\n{"broken\n'


def write(folder: Path) -> Path:
    """All of them in a new folder, with links that go in circles and nowhere."""
    folder.mkdir(parents=True)
    for name, (data, _) in FILES.items():
        (folder / name).write_bytes(data)
    (folder / "rows.csv").write_bytes(ROWS)
    (folder / "lines.jsonl").write_bytes(LINES)
    below = folder / "below" / "deeper"
    below.mkdir(parents=True)
    (below / "found.txt").write_text(SAID.replace("forty", "sixty"), "utf-8")
    (below / "circle").symlink_to(folder, target_is_directory=True)
    (folder / "nowhere.txt").symlink_to(folder / "gone.txt")
    with (folder / "enormous.txt").open("wb") as file:
        file.truncate(200 << 20)  # takes no room on the disk
    os.mkfifo(folder / "pipe.txt")
    (folder / "other.db").write_bytes(b"SQLite format 3\x00" + bytes(100))
    (folder / ".hidden.txt").write_text(SAID, "utf-8")
    return folder
