"""The history of a row as a reader may see it."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from simple_history.template_utils import HistoricalRecordContextHelper

from evidence.admin.visibility import visible

NOT_FOR_YOU = "(restricted)"


class DiscreetHistory(HistoricalRecordContextHelper):
    """The changes of a row's history, silent about rows that do not exist for the reader."""

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def prepare_delta_change_value(self, change: Any, value: Any) -> Any:
        """The value of a change, or that it is not for this reader."""
        if isinstance(value, Model) and not visible(type(value), self.request).filter(pk=value.pk).exists():
            return NOT_FOR_YOU
        return super().prepare_delta_change_value(change, value)
