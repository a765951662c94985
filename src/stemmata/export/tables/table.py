"""What a table is: columns with a type and a meaning, a key, references, and rows that are made as they are read."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, get_args

from stemmata.model.case import Case

CellType = Literal["string", "integer", "number", "boolean", "date"]
Cell = str | int | float | bool | date | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. What is not known is None, and only where ``nullable``."""

    name: str
    type: CellType  # "number": a finite int or float; "date": a day of the Gregorian calendar
    about: str  # a sentence
    nullable: bool = False
    words: tuple[str, ...] = ()  # all that it may hold, where these are few; () for anything


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """These columns hold the key of a row of another table, or of the same one; or None."""

    columns: tuple[str, ...]
    table: str
    key: tuple[str, ...]  # as many as columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table of a case."""

    name: str  # of the things that its rows are: "claims"
    about: str  # a sentence that says what one row is
    columns: tuple[Column, ...]
    key: tuple[str, ...]  # the columns that together name a row
    rows: Callable[[Case], Iterator[Row]]  # sorted; as many cells as columns; nothing is made before it is read
    references: tuple[Reference, ...] = ()


PLACE_IN_LIST: Final = Column(name="n", type="integer", about="The place in the list, from 0.")
_SPAN: Final = "in Unicode code points of the report's text, from 0"


def word(name: str, about: str) -> Column:
    """Text that is always there."""
    return Column(name=name, type="string", about=about)


def maybe(name: str, about: str) -> Column:
    """Text, or None where it is not known."""
    return Column(name=name, type="string", about=about, nullable=True)


def one_of(name: str, about: str, words: object, *, nullable: bool = False) -> Column:
    """One of the words of a Literal."""
    return Column(name=name, type="string", about=about, nullable=nullable, words=get_args(words))


def whole(name: str, about: str) -> Column:
    return Column(name=name, type="integer", about=about)


def number(name: str, about: str, *, nullable: bool = False) -> Column:
    return Column(name=name, type="number", about=about, nullable=nullable)


def yes_or_no(name: str, about: str) -> Column:
    return Column(name=name, type="boolean", about=about)


def edges(prefix: str = "", *, nullable: bool = False) -> tuple[Column, Column]:
    """Start and end of a span."""
    return (
        Column(name=f"{prefix}start", type="integer", about=f"Where it begins, {_SPAN}.", nullable=nullable),
        Column(
            name=f"{prefix}end", type="integer", about=f"Where it ends: the first character after it, {_SPAN}.",
            nullable=nullable,
        ),
    )  # fmt: skip


def stretch(prefix: str = "", *, nullable: bool = False) -> tuple[Column, ...]:
    """A span and its characters."""
    about = "The characters themselves, from start to end of the report's text."
    return (
        *edges(prefix, nullable=nullable),
        Column(name=f"{prefix}text", type="string", about=about, nullable=nullable),
    )


def to(column: str, table: str, key: str = "id") -> Reference:
    """A reference by one column."""
    return Reference(columns=(column,), table=table, key=(key,))


def listed(
    name: str,
    about: str,
    *,
    of: tuple[str, str],
    value: Column,
    lists: Callable[[Case], Iterable[tuple[str, Sequence[Cell]]]],
    in_table: str = "",
) -> Table:
    """A table of a list of values that a thing has: its id, the place in the list, the value.

    ``of``: the column that holds the id, and the table that it is the key of. ``lists``: id and values of each thing.
    ``in_table``: the table of whose ids the values are, where they are ids.
    """
    owner, owners = of

    def rows(case: Case) -> Iterator[Row]:
        for id_, values in lists(case):
            for n, each in enumerate(values):
                yield id_, n, each

    return Table(
        name=name,
        about=about,
        columns=(word(owner, f"The id of the row of {owners} that has the list."), PLACE_IN_LIST, value),
        key=(owner, "n"),
        rows=rows,
        references=(to(owner, owners), *((to(value.name, in_table),) if in_table else ())),
    )
