"""The past moment that somebody asks for: one reading for command, page and API."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format

from evidence.models import Study
from evidence.moments import MomentNotUnderstood, read_moment
from evidence.queries.past import past

NAME = "as_of"


def read_as_of(study: Study, text: str) -> datetime.datetime | None:
    """The moment at which the study is to be shown; a date alone means its end. None where nothing was given.

    Raises:
        ValidationError: of the field `as_of`, when the text is no moment, the moment has not come yet, or the study
            did not exist then.
    """
    if not text.strip():
        return None
    try:
        moment = read_moment(text, timezone.get_default_timezone())
    except MomentNotUnderstood as fault:
        raise ValidationError({NAME: [str(fault)]}) from fault
    if moment > timezone.now():
        raise ValidationError(
            {
                NAME: [
                    f"{in_words(moment)} is still to come: a day means its end. Give a moment that has passed, "
                    "or none for the table as it is."
                ]
            }
        )
    with past(moment, study):
        existed = Study.objects.filter(pk=study.pk).exists()
    if not existed:
        raise ValidationError(
            {NAME: [f"There was no such study on {in_words(moment)}. {beginning_of(study)}"]}
        )
    return moment


def beginning_of(study: Study) -> str:
    """Since when the study exists, in a sentence; nothing where its history does not tell."""
    first = study.history.order_by("history_id").first()
    return f"It begins on {in_words(first.history_date)}." if first else ""


def in_words(moment: datetime.datetime) -> str:
    """A moment as a reader sees it, with its time zone: “3 May 2026, 23:59:59 UTC”."""
    local = timezone.localtime(moment, timezone.get_default_timezone())
    return f"{date_format(local, 'j F Y, H:i:s')} {local.tzname()}"
