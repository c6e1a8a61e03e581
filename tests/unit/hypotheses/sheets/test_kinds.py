"""The definition of sheets: whole, and in an order in which rows can be written."""

from __future__ import annotations

import pytest

from hypotheses.exports.sheet_reference import page_in_documentation
from hypotheses.sheets.every import ALL, KINDS
from hypotheses.sheets.kinds import Kind

every_kind = pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.name)

#: What the tables keep that no sheet carries, and why.
NOT_IN_SHEETS = {
    "coders": {"user"},  # logins are of one installation
    "holdings": {"section", "sort_key", "as_imported"},  # an import of a volume fills them
    "documents": {"date_earliest", "date_latest"},  # worked out from the date
    "passages": {"refers_earliest", "refers_latest"},  # worked out from the date
    "quotations": {
        *(
            "prefix",
            "suffix",
            "document_text",
            "in_note",
            "start",
            "end",
            "verified_at",
            "page_check",
            "findings",
        ),
        *(
            "confirmed_reason",
            "confirmed_by",
            "confirmed_at",
        ),  # what checking shows, and a person says to it here
    },
}


@every_kind
def test_every_field_is_a_column_or_left_out_for_a_reason(kind: Kind) -> None:
    fields = {field.name for field in kind.model._meta.concrete_fields if not field.primary_key}
    columns = {column.key for column in (*kind.fields, *kind.information)}

    assert fields - columns == NOT_IN_SHEETS.get(kind.name, set())
    assert columns <= fields


@every_kind
def test_every_column_is_explained_in_a_sentence(kind: Kind) -> None:
    for column in kind.columns.values():
        assert column.heading
        assert column.explanation.endswith(".")


@every_kind
def test_what_is_referred_to_is_written_first(kind: Kind) -> None:
    names = [each.name for each in ALL]
    for column in kind.references:
        if column.key not in kind.self_references:
            assert names.index(column.target) < names.index(kind.name)
        assert len(column.parts) == len(KINDS[column.target].identity)
        assert column.parts[-1] == column.key or column.key == column.parts[0]


@every_kind
def test_identity_is_made_of_columns(kind: Kind) -> None:
    assert set(kind.identity) <= set(kind.columns)
    assert kind.narrow in kind.attnames


def test_page_in_the_documentation_has_the_reference() -> None:
    path, expected = page_in_documentation()

    assert path.read_text(encoding="utf-8") == expected, "manage.py evidence_template --reference"
