"""What is written down while an office document is walked through: paragraphs, links, notes at the foot."""

from dataclasses import dataclass, field

from stemmata.errors import UnreadableReport

MOST_CHARACTERS = 10_000_000  # of one document, as of any report
CELL = "   "  # between the cells of one row; the zones take lines with such gaps for rows of a table
_LONGEST_CELL = 200  # characters; a longer one, or one of several paragraphs, is text that a table lays out


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeText:
    """The text of a document and what stands about it."""

    text: str
    links: tuple[tuple[str, str], ...]  # (words, address) in text order
    heading: str | None  # the first paragraph whose style makes it a title


@dataclass(slots=True)
class Writing:
    """Paragraphs so far; one is open."""

    paragraphs: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)  # of the open paragraph
    links: list[tuple[str, str]] = field(default_factory=list)
    feet: list[str] = field(default_factory=list)  # notes at the foot, in order of their marks
    heading: str | None = None
    length: int = 0

    def write(self, text: str | None) -> None:
        """Raises UnreadableReport beyond MOST_CHARACTERS."""
        if not text:
            return
        self.length += len(text)
        if self.length > MOST_CHARACTERS:
            raise UnreadableReport(
                f"It has more than {MOST_CHARACTERS:,} characters.", hint="Split it into one report a file."
            )
        self.pieces.append(text)

    def end(self, *, heading: bool = False) -> None:
        """Closes the paragraph."""
        text = "\n".join(" ".join(line.split()) for line in "".join(self.pieces).split("\n")).strip()
        self.pieces = []
        if not text:
            return
        self.paragraphs.append(text)
        if heading and self.heading is None:
            self.heading = " ".join(text.split())

    def link(self, start: int, url: str | None) -> None:
        """What was written since there were ``start`` pieces is a link."""
        words = " ".join("".join(self.pieces[start:]).split())
        if words and url and url.lower().startswith(("http://", "https://")):
            self.links.append((words, url))

    def mark(self, foot: str) -> None:
        """A mark at this place ("[3]") for a note at the foot."""
        self.feet.append(" ".join(foot.split()))
        self.write(f"[{len(self.feet)}]")

    def table(self, rows: list[list["Writing"]]) -> None:
        """A table: a line for each row whose cells are short, else the paragraphs of its cells."""
        in_rows = False
        for cells in rows:
            filled = [cell for cell in cells if cell.paragraphs]
            for cell in filled:
                self.links += cell.links
                self.length = max(self.length, cell.length)
            short = all(len(cell.paragraphs) == 1 and len(cell.paragraphs[0]) <= _LONGEST_CELL for cell in filled)
            if filled and short:
                line = CELL.join(cell.paragraphs[0].replace("\n", " ") for cell in filled)
                before = [self.paragraphs.pop()] if in_rows else []
                self.paragraphs.append("\n".join((*before, line)))
            else:
                self.paragraphs += [paragraph for cell in filled for paragraph in cell.paragraphs]
            in_rows = bool(filled) and short

    def cell(self) -> "Writing":
        """An empty one that shares notes and length."""
        return Writing(feet=self.feet, length=self.length)

    def finished(self) -> OfficeText:
        self.end()
        feet = [f"[{number}] {foot}" for number, foot in enumerate(self.feet, start=1) if foot]
        text = "\n\n".join((*self.paragraphs, *feet))
        return OfficeText(text=text, links=tuple(self.links), heading=self.heading)


def left_out(*, comments: int, deleted: int, hidden: int) -> tuple[str, ...]:
    """Sentences on what the document holds and its text does not."""
    found = []
    if comments:
        found.append(f"Comments in the margin were left out: {comments}.")
    if deleted:
        found.append("Passages that somebody deleted with changes tracked were left out; the file still holds them.")
    if hidden:
        found.append("Passages that are set as hidden were left out; the file holds them.")
    return tuple(found)


def empty() -> UnreadableReport:
    return UnreadableReport("The document has no text.", hint="Type it into a .txt file, or take the file out.")
