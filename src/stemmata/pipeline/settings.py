"""What a user may say about a build."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a user may say about a build."""

    columns: Mapping[str, str] = field(default_factory=dict)  # our name → the table's column
    workers: int | None = None  # processes; None for one a core
