"""What parts of admins are mixed into: known to the checker of types, nothing when the program runs.

A part calls `super()` and its host's methods. Without a host to look at, the checker would have to be silenced at each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from django.contrib.admin.options import BaseModelAdmin

    from evidence.admin.base import RecordedAdmin

    #: Of admins and of inlines.
    OfAnyAdmin = BaseModelAdmin[Any]
    #: Of admins whose rows are recorded.
    OfRecordedAdmin = RecordedAdmin
else:
    OfAnyAdmin = OfRecordedAdmin = object
