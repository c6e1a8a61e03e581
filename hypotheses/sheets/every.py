"""All kinds of sheets, in the order in which their rows can be written: what is referred to comes first."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from hypotheses.sheets import of_claims, of_evidence
from hypotheses.sheets.kinds import Kind

ALL: tuple[Kind, ...] = (
    of_claims.STUDIES,
    of_claims.SETTINGS,
    of_claims.CODERS,
    of_claims.STATES,
    of_claims.EXPLANATIONS,
    of_claims.HYPOTHESES,
    of_claims.PREDICTIONS,
    of_claims.NOT_APPLICABLE,
    of_claims.PUBLISHED_VERDICTS,
    of_evidence.ARCHIVES,
    of_evidence.COLLECTIONS,
    of_evidence.AGENTS,
    of_evidence.AGENT_NAMES,
    of_evidence.DOCUMENTS,
    of_evidence.HOLDINGS,
    of_evidence.DOCUMENT_AGENTS,
    of_evidence.CLUSTERS,
    of_evidence.APPRAISALS,
    of_evidence.PASSAGES,
    of_evidence.USES,
    of_evidence.QUOTATIONS,
    of_claims.ASSESSMENTS,
    of_claims.ADJUDICATIONS,
)
KINDS: Mapping[str, Kind] = MappingProxyType({kind.name: kind for kind in ALL})


def kind_named(name: str) -> Kind | None:
    """The kind that a sheet's or file's name means: case, spaces and hyphens do not count; None if none does."""
    plain = name.strip().lower().replace(" ", "_").replace("-", "_")
    return KINDS.get(plain)
