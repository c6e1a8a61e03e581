"""What a search asks for: the words, and in which documents. The page of the site and the API read it alike."""

from __future__ import annotations

from typing import Any

from django_filters import rest_framework as filters

from evidence.api.common_filters import HoldingCollectionFilter
from evidence.api.filtering import ArchiveFilter, DayFilter, ListedFilter
from evidence.api.filters import one_language
from evidence.choices import DocumentKind, EditorialNotes
from evidence.models import Page
from evidence.queries.search import Narrowing
from evidence.searching import LONGEST_SEARCH

FORMS = (
    'Words that all stand on the page. “"hub and spokes"” is a phrase, “secur*” the beginning of a word, “-Guam” must '
    "not stand there. Capitals, accents and width do not matter. Chinese, Japanese and Korean words are found inside "
    "any sentence; two characters are enough, and one will do, more slowly."
)


class SearchFilter(filters.FilterSet):
    """What is looked for, and in which documents."""

    q = filters.CharFilter(
        required=True,
        max_length=LONGEST_SEARCH,
        help_text=FORMS,
        error_messages={
            "required": "Say what is to be looked for.",
            "max_length": f"This is longer than the {LONGEST_SEARCH} characters that can be looked for.",
        },
    )
    archive = ArchiveFilter()
    collection = HoldingCollectionFilter()
    written_from = DayFilter(
        field_name="date_earliest",
        side="earliest",
        help_text="Surely written on or after this day, month or year. Undated ones are left out.",
    )
    written_to = DayFilter(
        field_name="date_latest",
        side="latest",
        help_text="Surely written on or before this day, month or year. Undated ones are left out.",
    )
    language = filters.CharFilter(
        validators=[one_language], help_text="Language of the wording (BCP 47); “zh” finds “zh-Hant” too."
    )
    kind = ListedFilter(DocumentKind, "kind", help_text="What sort of writing it is.")
    editorial = filters.ChoiceFilter(
        choices=EditorialNotes.choices,
        help_text="Whether what the editors of volumes wrote themselves is searched: only that, or all but that.",
        error_messages={"invalid_choice": f"“%(value)s” is none of: {', '.join(EditorialNotes.values)}."},
    )

    class Meta:
        model = Page
        fields = ()


def narrowing_of(cleaned: dict[str, Any]) -> Narrowing:
    """Where to search, from the cleaned values of the filters."""
    editorial = cleaned["editorial"]
    return Narrowing(
        archives=[archive.slug for archive in cleaned["archive"]],
        collections=[collection.pk for collection in cleaned["collection"]],
        written_from=cleaned["written_from"],
        written_to=cleaned["written_to"],
        language=cleaned["language"],
        kinds=cleaned["kind"],
        is_editorial=editorial == EditorialNotes.ONLY if editorial else None,
    )
