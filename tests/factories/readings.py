"""What a study reads out of documents: passages, quotations, grades, clusters, codes and memos."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType

from evidence.choices import Grade
from evidence.models import (
    Appraisal,
    Cluster,
    Code,
    Codebook,
    Coding,
    Memo,
    Passage,
    PassageUse,
    Quotation,
)
from tests.factories.building import next_name, stored
from tests.factories.people import make_coder, study_for
from tests.factories.sources import make_document


def make_appraisal(**fields: Any) -> Appraisal:
    """That a study gives a document the grade B."""
    return stored(Appraisal, fields, study=study_for(fields), document=make_document, grade=Grade.B)


def make_cluster(**fields: Any) -> Cluster:
    """A cluster that no passage has joined."""
    slug = fields.setdefault("slug", next_name("cluster"))
    return stored(Cluster, fields, study=study_for(fields), name=f"Name of {slug}")


def make_passage(**fields: Any) -> Passage:
    """A passage without quotation; its key is made by the study: P0001."""
    return stored(Passage, fields, study=study_for(fields), document=make_document)


def make_passage_use(**fields: Any) -> PassageUse:
    """That a manuscript uses a passage."""
    study = study_for(fields)
    return stored(
        PassageUse,
        fields,
        study=study,
        passage=partial(make_passage, study=study),
        publication=next_name("Manuscript"),
    )


def make_quotation(**fields: Any) -> Quotation:
    """The next quotation of a passage, anchored nowhere and not checked."""
    study = study_for(fields)
    passage = fields.get("passage") or make_passage(study=study)
    return stored(
        Quotation,
        {**fields, "passage": passage},
        study=study,
        position=passage.quotations.count() + 1,
        text=f"The words of {next_name('quotation')}.",
    )


def make_codebook(**fields: Any) -> Codebook:
    """A codebook without codes."""
    slug = fields.setdefault("slug", next_name("codebook"))
    return stored(Codebook, fields, study=study_for(fields), name=f"Name of {slug}")


def make_code(**fields: Any) -> Code:
    """A code; of the codebook of the parent, where one is given."""
    study, parent = study_for(fields), fields.get("parent")
    slug = fields.setdefault("slug", next_name("code"))
    return stored(
        Code,
        fields,
        study=study,
        codebook=parent.codebook if parent else partial(make_codebook, study=study),
        name=f"Name of {slug}",
    )


def make_coding(**fields: Any) -> Coding:
    """That a coder put a code on a passage."""
    study = study_for(fields)
    return stored(
        Coding,
        fields,
        study=study,
        passage=partial(make_passage, study=study),
        code=partial(make_code, study=study),
        coder=partial(make_coder, study=study),
    )


def make_memo(**fields: Any) -> Memo:
    """A remark on a passage, or on the `subject` given."""
    study = study_for(fields)
    subject = fields.pop("subject", None) or make_passage(study=study)
    return stored(
        Memo,
        fields,
        study=study,
        subject_type=ContentType.objects.get_for_model(subject),
        subject_id=subject.pk,
        text=f"The remark of {next_name('memo')}.",
    )
