"""Passages found to go back to one source are put into one cluster: a lead's decision, kept with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify

from evidence.models import Cluster, Passage, User
from evidence.services.saving import save_row


@dataclass(frozen=True, slots=True)
class Clustered:
    """A cluster, and which passages were put into it."""

    cluster: Cluster
    moved: Sequence[Passage]


@transaction.atomic
def put_into_cluster(
    passages: Sequence[Passage], *, into: Cluster | None, name: str = "", reason: str = "", by: User | None
) -> Clustered:
    """Put passages of one study into a cluster that is there, or into a new one of this name.

    The reason is the new cluster's, and that of the change in each passage's history.

    Raises:
        ValidationError: when there are no passages, they are of several studies, or there is neither a cluster nor a
            name; nothing is written then.
    """
    held = list(
        Passage.objects.select_for_update().filter(pk__in=[each.pk for each in passages]).order_by("pk")
    )
    if len(held) < len(passages) or not held:
        raise ValidationError("Choose passages that are there. One of these was deleted meanwhile.")
    studies = {each.study_id for each in held}
    if len(studies) > 1:
        raise ValidationError("These passages belong to several studies. A cluster is of one.")
    cluster = into or new_cluster(held[0].study_id, name, reason, by=by)
    if cluster.study_id not in studies:
        raise ValidationError("This cluster belongs to another study than the passages.")
    moved = [each for each in held if each.cluster_id != cluster.pk]
    for passage in moved:
        passage.cluster = cluster
        save_row(passage, by=by, reason=(reason or f"put into the cluster “{cluster}”")[:100])
    return Clustered(cluster, moved)


def new_cluster(study: int, name: str, reason: str, *, by: User | None) -> Cluster:
    """A new cluster of a study, under a short name made of its name.

    Raises:
        ValidationError: when there is no name, or the study has a cluster of this short name.
    """
    if not name.strip():
        raise ValidationError(
            {"name": "Name what these passages go back to, or choose a cluster that is there."}
        )
    slug = slugify(name)[:100] or f"cluster-{Cluster.objects.filter(study=study).count() + 1}"
    if Cluster.objects.filter(study=study, slug=slug).exists():
        raise ValidationError(
            {"name": "The study already has a cluster of this name. Choose it, or another name."}
        )
    cluster = Cluster(study_id=study, slug=slug, name=name.strip(), reason=reason.strip())
    save_row(cluster, by=by, reason=reason[:100])
    return cluster
