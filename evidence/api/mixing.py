"""What parts of views are mixed into: known to the checker of types, nothing when the program runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from rest_framework.views import APIView
    from rest_framework.viewsets import ReadOnlyModelViewSet

    #: Of views of any kind.
    OfView = APIView
    #: Of views of lists and records.
    OfRecords = ReadOnlyModelViewSet[Any]
else:
    OfView = OfRecords = object
