"""What a model is asked: the files of one version beside this module, under the hash of their bytes."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Template
from typing import Any, Final

from stemmata.text.ids import content_id

VERSION: Final = "1"
_FILES: Final = ("system.txt", "user.txt", "again.txt", "schema.json")
_CODE: Final = 12  # digits of a marker


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """The words of one version. A case keeps them, so that its answers can be read in five years."""

    version: str
    system: str
    user: str  # a template: $marker, $before, $passage
    again: str  # a template: $fault
    schema: str  # JSON Schema of an answer, as text

    @property
    def id(self) -> str:
        """The version and a hash of every word: "1-3f9c…"."""
        return f"{self.version}-{content_id('prompt', self.system, self.user, self.again, self.schema)}"

    def messages(self, before: str, passage: str) -> list[dict[str, str]]:
        """What is sent for one passage, in the roles of the chat-completions interface."""
        asked = Template(self.user).substitute(marker=_marker(self.id, before, passage), before=before, passage=passage)
        return [{"role": "system", "content": self.system}, {"role": "user", "content": asked}]

    def once_more(self, answer: str, fault: str) -> list[dict[str, str]]:
        """What is added after an answer that cannot be read."""
        told = Template(self.again).substitute(fault=fault)
        return [{"role": "assistant", "content": answer}, {"role": "user", "content": told}]

    def form(self) -> Any:
        """The schema as JSON values."""
        return json.loads(self.schema)


def _marker(prompt: str, before: str, passage: str) -> str:
    """A word that stands in neither text, always the same for the same texts: nobody who wrote them could know it."""
    turn = 0
    while True:
        marker = content_id("marker", prompt, before, passage, turn)[:_CODE]
        if marker not in before and marker not in passage:
            return marker
        turn += 1


@cache
def shipped() -> Prompt:
    """The newest version of the package."""
    folder = files("stemmata.annotate.llm") / "prompts" / VERSION
    system, user, again, schema = ((folder / name).read_text("utf-8") for name in _FILES)
    return Prompt(version=VERSION, system=system, user=user, again=again, schema=schema)
