"""Readings of ties and of willingness, and the passages that attest them."""

from __future__ import annotations

from functools import partial
from typing import Any

from hypotheses.choices import TieStrength, Willingness
from hypotheses.models import TieAttestation, TieReading, WillingnessAttestation, WillingnessReading
from tests.factories.building import stored
from tests.factories.claims import make_state
from tests.factories.people import make_coder, study_for
from tests.factories.readings import make_passage


def make_tie_reading(**fields: Any) -> TieReading:
    """That two states had a treaty, from 1951 on."""
    study = study_for(fields)
    return stored(
        TieReading,
        fields,
        study=study,
        first=partial(make_state, study=study),
        second=partial(make_state, study=study),
        strength=TieStrength.TREATY,
        valid="1951/..",
        coder=partial(make_coder, study=study),
    )


def make_willingness_reading(**fields: Any) -> WillingnessReading:
    """That a state was reluctant, from 1951 on."""
    study = study_for(fields)
    return stored(
        WillingnessReading,
        fields,
        study=study,
        state=partial(make_state, study=study),
        willingness=Willingness.RELUCTANT,
        valid="1951/..",
        coder=partial(make_coder, study=study),
    )


def make_tie_attestation(**fields: Any) -> TieAttestation:
    """That a passage attests a reading of a tie."""
    study = study_for(fields)
    return stored(
        TieAttestation,
        fields,
        study=study,
        reading=partial(make_tie_reading, study=study),
        passage=partial(make_passage, study=study),
    )


def make_willingness_attestation(**fields: Any) -> WillingnessAttestation:
    """That a passage attests a reading of willingness."""
    study = study_for(fields)
    return stored(
        WillingnessAttestation,
        fields,
        study=study,
        reading=partial(make_willingness_reading, study=study),
        passage=partial(make_passage, study=study),
    )
