"""What an import of volumes did."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from evidence.services.verifying import VerificationReport


@dataclass
class VolumeReport:
    """What became of the documents of one file."""

    file: str
    volume: str = ""
    created: int = 0
    changed: int = 0
    unchanged: int = 0
    #: document and reason
    rejected: list[tuple[str, str]] = field(default_factory=list)
    #: why the file as a whole was not taken
    refused: str = ""
    #: why the import stopped in the middle; what it had written stays
    stopped: str = ""
    #: what a person had corrected and the import left, a line each
    kept: list[str] = field(default_factory=list)
    #: wordings that did not take the place of the current one, a line each
    beside: list[str] = field(default_factory=list)
    #: what a person should look at: document and what of it
    warnings: list[tuple[str, str]] = field(default_factory=list)
    #: documents entered before with pages alone that seem to be ones of this volume
    matches: int = 0
    #: quotations from documents whose wording is new
    quotations: VerificationReport = field(default_factory=VerificationReport)
    #: elements that the program does not know; their words were kept
    unknown: Counter[str] = field(default_factory=Counter)

    def add(self, part: VolumeReport) -> None:
        """Count in what became of some of the documents."""
        self.created += part.created
        self.changed += part.changed
        self.unchanged += part.unchanged
        self.rejected += part.rejected
        self.kept += part.kept
        self.beside += part.beside
        self.warnings += part.warnings
        self.quotations.checked += part.quotations.checked

    @property
    def is_whole(self) -> bool:
        """Whether all of the file was taken."""
        return not (self.refused or self.stopped or self.rejected)

    @property
    def done(self) -> int:
        """How many documents have been looked at."""
        return self.created + self.changed + self.unchanged + len(self.rejected)
