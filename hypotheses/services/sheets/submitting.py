"""When an assessment of a sheet counts as submitted."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from hypotheses.choices import AssessmentStatus


def set_submission(row: Any, before: Mapping[str, Any], *, now: datetime.datetime) -> None:
    """Put the moment of submission into an assessment.

    A new row takes the sheet's moment, since an export is to come back as it was. A stored row keeps its own unless
    the judgement is another: then it was submitted anew.
    """
    if row.status == AssessmentStatus.DRAFT:
        row.submitted_at = None
    elif not before:
        if row.status == AssessmentStatus.SUBMITTED and row.submitted_at is None:
            row.submitted_at = now
    elif row.status == AssessmentStatus.SUBMITTED and (
        any(getattr(row, name) != before[name] for name in ("direction", "strength", "status"))
        or before["submitted_at"] is None
    ):
        row.submitted_at = now
    else:
        row.submitted_at = before["submitted_at"]
