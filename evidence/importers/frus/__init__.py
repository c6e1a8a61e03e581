"""FRUS volumes in TEI, as the Office of the Historian publishes them, read into drafts of documents.

Three conventions of one vocabulary are read alike: the published volumes as of 2015, the volumes of 1861-1936 before
review, and today's encoding. No database here: `read_documents` gives plain values, `evidence.services.volumes` writes
them.
"""

from __future__ import annotations

from evidence.importers.frus.drafts import FrusDocument, FrusVolume, Person, RejectedDocument
from evidence.importers.frus.volume import open_volume, read_documents

__all__ = ["FrusDocument", "FrusVolume", "Person", "RejectedDocument", "open_volume", "read_documents"]
