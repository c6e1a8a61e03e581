"""What an import of sheets did, as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.findings import counted
from hypotheses.services.sheets.report import ImportReport
from hypotheses.sheets.every import ALL


def lines(report: ImportReport) -> Iterator[str]:
    """The report: what became of each kind of rows, what changes, what stands in the way."""
    for kind in ALL:
        name = kind.name
        counts = [report.created[name], report.changed[name], report.left[name], report.rejected[name]]
        if any(counts):
            yield f"{name}: {counts[0]} created, {counts[1]} changed, {counts[2]} left" + (
                f", {counts[3]} rejected" if counts[3] else ""
            )
    yield from (f"  note: {note}" for note in report.notes)
    yield from (f"  changes: {change}" for change in report.changes)
    if report.n_changes > len(report.changes):
        yield f"  and {report.n_changes - len(report.changes)} changes more"
    yield from (f"  conflict: {line}" for line in report.conflicts)
    yield from (f"  key made: {sheet}, row {row}: {key}" for _, sheet, row, key in report.keys_made)
    yield from (f"  fault: {fault}" for fault in report.faults)
    if report.n_faults > len(report.faults):
        yield f"  and {report.n_faults - len(report.faults)} faults more"
    if report.verification:
        yield f"  quotations checked: {counted(report.verification)}"
    yield "Written." if report.is_written else "Nothing written."
