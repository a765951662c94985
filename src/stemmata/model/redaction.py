"""What was taken out of a case before it was handed on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Redacted:
    """How much was blackened. No field says whose name it was."""

    entities: int  # names that were to be taken out
    mentions: int  # places in texts that the case had as theirs
    further: int  # other places in texts with one of their spellings, or a part of a name
    reports: int  # reports in which anything was blackened, in text or in what is known of them
    strings: int  # other strings: titles, addresses, reasons, names of others
    roles: bool  # whether ranks, roles and describing nouns were blackened, too

    @property
    def sentence(self) -> str:
        """For a reader of what was handed on."""
        names = "1 name was" if self.entities == 1 else f"{self.entities} names were"
        return (
            f"{names} blackened before this was written: {self.mentions + self.further} places in the texts of "
            f"{self.reports} reports, and {self.strings} other strings. Where anything in a report was blackened, the "
            "hash given for its file is that of its blackened text."
        )
