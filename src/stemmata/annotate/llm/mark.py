"""The mark of a model in a report's fingerprint: by which model and prompt it was annotated, and whether wholly."""

import re
from dataclasses import dataclass

from stemmata.annotate.llm.proposals import VERSION

_MARK = re.compile(
    r" llm=(?P<version>\d+)/(?P<prompt>[^/]+)/(?P<context>\d+)/(?P<missing>\d+):(?P<model>.*)\Z", re.DOTALL
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How a report was annotated by a model."""

    model: str
    prompt: str
    context: int  # tokens: it decides where passages end
    missing: int = 0  # passages without an answer
    version: int = VERSION  # of the anchoring

    def __str__(self) -> str:
        return f" llm={self.version}/{self.prompt}/{self.context}/{self.missing}:{self.model}"


def parted(fingerprint: str) -> tuple[str, Mark | None]:
    """The rules' part of a fingerprint, and the model's; None where no model was asked."""
    found = _MARK.search(fingerprint)
    if found is None:
        return fingerprint, None
    mark = Mark(
        model=found["model"],
        prompt=found["prompt"],
        context=int(found["context"]),
        missing=int(found["missing"]),
        version=int(found["version"]),
    )
    return fingerprint[: found.start()], mark
