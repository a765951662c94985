"""The lists of a case: sequences of records that are also looked up by id, and become data frames."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar, overload

from stemmata.api import html, tables
from stemmata.api.frames import Frame
from stemmata.api.shelf import OpenShelf
from stemmata.casefile import Kind
from stemmata.errors import NotInCase

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

_AT_ONCE = 200  # records that are read at once where all are gone through


class Identified(Protocol):
    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=Identified)
T = TypeVar("T")


class Tabular:
    """What can be had as a table."""

    @property
    def frame(self) -> Frame:
        """The list as a table with typed columns. Its rows are those of the export's tables."""
        raise AttributeError("frame")

    def to_polars(self) -> "polars.DataFrame":
        """The list as a polars frame; see :meth:`Frame.to_polars`."""
        return self.frame.to_polars()

    def to_pandas(self) -> "pandas.DataFrame":
        """The list as a pandas frame; see :meth:`Frame.to_pandas`."""
        return self.frame.to_pandas()

    def to_arrow(self) -> "pyarrow.Table":
        """The list as a table of pyarrow; see :meth:`Frame.to_arrow`."""
        return self.frame.to_arrow()

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The list as an Arrow stream; see :meth:`Frame.__arrow_c_stream__`."""
        return self.frame.__arrow_c_stream__(requested_schema)


@dataclass(frozen=True, slots=True, kw_only=True)
class Of(Generic[T]):
    """How records of one kind are read and shown."""

    name: str  # "claims"
    kind: Kind
    few: Callable[[OpenShelf, Sequence[str]], tuple[T, ...]]  # in the order given
    run: Callable[[OpenShelf, Sequence[str]], tuple[T, ...]]  # ids that follow each other in the list
    shown: Mapping[str, Callable[[T], object]]  # column → cell, of what a notebook shows


class Records(Tabular, Sequence[R]):
    """Records of one kind, in the order of the JSON export.

    ``records[0]`` and ``records[-1]`` count places, ``records[:10]`` is a tuple, ``records["3f9c…"]`` has that id.
    Going through all reads some at a time; ``len`` reads none.
    """

    def __init__(self, shelf: OpenShelf, of: Of[R], chosen: tuple[str, ...] | None = None) -> None:
        """``chosen``: ids of those that this list has, in its order; None for all."""
        self._shelf = shelf
        self._of = of
        self._chosen = chosen

    @property
    def ids(self) -> tuple[str, ...]:
        """All ids, in order."""
        return self._shelf.ids(self._of.kind) if self._chosen is None else self._chosen

    def __len__(self) -> int:
        return self._shelf.count(self._of.kind) if self._chosen is None else len(self._chosen)

    def __iter__(self) -> Iterator[R]:
        ids = self.ids
        read = self._of.run if self._chosen is None else self._of.few
        for start in range(0, len(ids), _AT_ONCE):
            yield from read(self._shelf, ids[start : start + _AT_ONCE])

    def __contains__(self, asked: object) -> bool:
        """Whether a record, or one with this id, is in the list."""
        id_: object = asked if isinstance(asked, str) else getattr(asked, "id", None)
        if not isinstance(id_, str):
            return False
        return self._shelf.holds(self._of.kind, id_) if self._chosen is None else id_ in self._chosen

    @overload
    def __getitem__(self, asked: int | str) -> R: ...
    @overload
    def __getitem__(self, asked: slice) -> tuple[R, ...]: ...
    def __getitem__(self, asked: int | str | slice) -> R | tuple[R, ...]:
        """By place, by id, or several by a slice. Raises IndexError, or for an id NotInCase, which is a KeyError."""
        if isinstance(asked, slice):
            return self._of.few(self._shelf, self.ids[asked])
        if isinstance(asked, str):
            found = self.get(asked)
            if found is None:
                raise NotInCase(
                    f"There is nothing with the id {asked!r} among these {self._of.name}.",
                    hint="Ids are whole, as the export has them; .ids lists them.",
                )
            return found
        return self._of.few(self._shelf, [self.ids[asked]])[0]

    def get(self, id_: str) -> R | None:
        """The record with this id; None where the list has none."""
        chosen = self._chosen is None or id_ in self._chosen
        return next(iter(self._of.few(self._shelf, [id_])), None) if chosen else None

    def where(self, test: Callable[[R], bool]) -> "Records[R]":
        """Those that meet a test, in the same order; all are gone through at once.

        ``case.claims.where(lambda claim: claim.origins.at_most == 1)``
        """
        return Records(self._shelf, self._of, tuple(one.id for one in self if test(one)))

    @property
    def frame(self) -> Frame:
        """The list as a table with typed columns. Its rows are those of the export's table of that name."""
        return tables.frame(self._shelf, self._of.name, self._chosen)

    def __repr__(self) -> str:
        return f"<{len(self):,} {self._of.name}>"

    def _repr_html_(self) -> str:
        rows = [[cell(one) for cell in self._of.shown.values()] for one in self[: html.FIRST_ROWS]]
        return html.table(list(self._of.shown), rows, len(self))


class Values(Tabular, Sequence[T]):
    """Plain values of a case in a fixed order: decisions, refusals, duplicates."""

    def __init__(self, frame: Frame, values: tuple[T, ...]) -> None:
        self._frame = frame
        self._values = values

    @property
    def frame(self) -> Frame:
        """The values as a table with typed columns. Its rows are those of the export's table of that name."""
        return self._frame

    def __len__(self) -> int:
        return len(self._values)

    @overload
    def __getitem__(self, asked: int) -> T: ...
    @overload
    def __getitem__(self, asked: slice) -> tuple[T, ...]: ...
    def __getitem__(self, asked: int | slice) -> T | tuple[T, ...]:
        return self._values[asked]

    def __repr__(self) -> str:
        return f"<{len(self):,} {self._frame.name}>"

    def _repr_html_(self) -> str:
        return self._frame._repr_html_()
