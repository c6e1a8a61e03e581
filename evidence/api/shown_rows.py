"""How the rows of long lists of the evidence app are shown: passages with what is inside them, and codings."""

from __future__ import annotations

from collections.abc import Sequence

from rest_framework.request import Request

from evidence.api.serializers import CodingSerializer, PassageSerializer
from evidence.api.serializers.passages import PassageUseSerializer
from evidence.api.serializers.quotations import (
    QuotationSerializer,
    candidates_in,
    differences_in,
    elisions_in,
    warnings_in,
)
from evidence.api.shown import Inside, Part, ShownRows, Worked
from evidence.citations import cite
from evidence.models import Cluster, Coding, Passage, PassageUse, Quotation
from evidence.queries.citing import details_of_documents
from evidence.queries.statements import Values

#: What a place is cited as whose document was deleted while the list was read.
NOT_CITED = ""


class Cited(Part):
    """How the places are cited; of a work through which a document is known, nothing that the reader may not see."""

    names = ("citation",)
    paths = ("document_id", "pages")

    def of(self, rows: Sequence[Values], request: Request) -> list[Values]:
        """The citations."""
        details = details_of_documents({document for document, _ in rows}, to=request.user)
        return [
            (cite(details[document], pages=pages) if document in details else NOT_CITED,)
            for document, pages in rows
        ]


class SeenClusters(Part):
    """The clusters of the rows, of those that tell nothing hidden."""

    names = ("cluster",)
    paths = ("cluster_id",)

    def of(self, rows: Sequence[Values], request: Request) -> list[Values]:
        """Their slugs."""
        keys = {key for (key,) in rows if key is not None}
        if not keys:
            return [(None,)] * len(rows)
        seen = Cluster.objects.visible_to(request.user).filter(pk__in=keys).order_by()
        slugs = dict(seen.values_list("pk", "slug"))
        return [(slugs.get(key),) for (key,) in rows]


QUOTATIONS = ShownRows(
    QuotationSerializer,
    Quotation.objects.order_by("position", "pk"),
    [
        Worked(
            "findings",
            differences=differences_in,
            elisions=elisions_in,
            candidates=candidates_in,
            warnings=warnings_in,
        )
    ],
    by="passage_id",
)
USES = ShownRows(
    PassageUseSerializer, PassageUse.objects.order_by("publication", "note", "pk"), by="passage_id"
)
PASSAGES = ShownRows(
    PassageSerializer,
    Passage.objects.order_by(),
    [Cited(), SeenClusters(), Inside("quotations", QUOTATIONS), Inside("uses", USES)],
)
CODINGS = ShownRows(CodingSerializer, Coding.objects.order_by())
