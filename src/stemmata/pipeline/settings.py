"""What a user may say about a build."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from stemmata.annotate.llm.endpoint import Endpoint


@dataclass(frozen=True, slots=True, kw_only=True)
class Prices:
    """What a million tokens cost, in whatever money the user counts."""

    tokens_in: float = 0.0
    tokens_out: float = 0.0

    def of(self, tokens_in: int, tokens_out: int) -> float:
        """What so many tokens cost."""
        return (self.tokens_in * tokens_in + self.tokens_out * tokens_out) / 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageModel:
    """A model that is to propose statements, and how it is asked."""

    endpoint: Endpoint
    name: str  # as its server names it
    key: str | None = field(default=None, repr=False)  # never kept, never shown
    workers: int = 2  # requests side by side
    context: int = 4096  # tokens: what Ollama gives a model that nobody told otherwise
    seconds: float = 300.0  # for one answer
    first_wait: float = 1.0  # seconds before a busy server is asked again; doubled each time
    most_tokens: int | None = None  # in and out together; None: no limit
    prices: Prices | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a user may say about a build.

    ``proposals``: what becomes of those that a report bears from an earlier build. "kept": they stay, and where the
    rules have changed they are anchored again from the answers in the case. "dropped": the rules alone speak. A
    ``language_model`` is asked about the reports that are read; its proposals take the place of another model's.
    """

    columns: Mapping[str, str] = field(default_factory=dict)  # our name → the table's column
    workers: int | None = None  # processes; None for one a core
    proposals: Literal["kept", "dropped"] = "kept"
    language_model: LanguageModel | None = None
