"""Who is told how far a build is."""

from collections.abc import Sequence
from typing import Protocol


class Progress(Protocol):
    """Who is told how far a build is."""

    def stage(self, name: str, total: int | None = None) -> None: ...
    def advance(self, count: int = 1) -> None: ...
    def kept(self, paths: Sequence[str]) -> None: ...  # these reports are now in the case file
    def refused(self, path: str, reason: str) -> None: ...
    def going(self) -> bool: ...  # False: no further report is to be begun


class Silent:
    """Tells nobody."""

    def stage(self, name: str, total: int | None = None) -> None: ...
    def advance(self, count: int = 1) -> None: ...
    def kept(self, paths: Sequence[str]) -> None: ...
    def refused(self, path: str, reason: str) -> None: ...
    def going(self) -> bool:
        return True
