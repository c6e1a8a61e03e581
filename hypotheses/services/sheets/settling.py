"""Rows without a key of their own get one, and what stands beside others on a row becomes rows of its own.

A document may be named by a copy of it: archive, collection and identifier. A passage may carry its one quotation.
"""

from __future__ import annotations

from hypotheses.services.sheets.copies import Copies
from hypotheses.services.sheets.directory import Directory
from hypotheses.services.sheets.document_keys import Documents
from hypotheses.services.sheets.intake import Intake
from hypotheses.services.sheets.order import in_order
from hypotheses.services.sheets.passage_keys import Passages
from hypotheses.sheets.every import KINDS


def settle(intake: Intake, directory: Directory) -> None:
    """Give every row its key, put rows that others refer to before them, and faults where that cannot be."""
    copies = Copies(intake, directory)
    for name in ("documents", "passages"):
        if name in intake.spools:
            old, intake.spools[name] = intake.spools[name], intake.new_spool()
            settler = (
                Documents(intake, copies) if name == "documents" else Passages(intake, copies, directory)
            )
            for batch in old.batches():
                settler.settle(batch)
    for name in [*intake.spools]:
        if KINDS[name].self_references:
            intake.spools[name] = in_order(intake, name)
