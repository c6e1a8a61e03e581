"""What a heading tells of a document."""

from __future__ import annotations

import pytest

from evidence.importers.frus.headings import (
    is_editors_prose,
    kind_of_heading,
    kind_of_opening,
    short_title_of,
    title_of,
)


@pytest.mark.parametrize(
    ("heading", "number", "title"),
    [
        ("12. Telegram From the Envoy", "12", "Telegram From the Envoy"),
        ("11.Memorandum for the King", "11", "Memorandum for the King"),
        ("No. 480\nMemorandum for the King", "480", "Memorandum for the King"),
        ("No. 480Memorandum for the King", "480", "Memorandum for the King"),
        ("No. 480 Memorandum for the King", "480", "Memorandum for the King"),
        ("480 years of the Crown", "480", "480 years of the Crown"),
        ("72A. Letter From the Envoy", "72A", "Letter From the Envoy"),
        ("The Envoy to the King", "7", "The Envoy to the King"),
        ("No. 5528.—Ruritania", "4", "No. 5528.—Ruritania"),
        ("[Untitled]", "7", ""),
        ("", "7", ""),
    ],
)
def test_a_title_is_the_heading_without_the_documents_number(heading: str, number: str, title: str) -> None:
    assert title_of(heading, number) == title


@pytest.mark.parametrize(
    ("title", "source_note", "kind"),
    [
        ("Telegram From the Embassy in Ruritania", "", "telegram"),
        ("Memorandum of a Conversation, Strelsau", "", "conversation"),
        ("Memorandum of Telephone Conversation", "", "conversation"),
        ("Memorandum of Discussion at the 326th Meeting", "", "minutes"),
        ("Memorandum on the Substance of Discussion at the Meeting", "", "minutes"),
        ("Notes of the Secretary's Staff Meeting", "", "minutes"),
        ("Memorandum From the Chamberlain to the King", "", "memorandum"),
        ("Letter From the King to the President", "", "letter"),
        ("Special National Intelligence Estimate", "", "estimate"),
        ("National Security Council Report", "", "policy-paper"),
        (
            "The Ambassador in Ruritania (Black) to the Secretary of State",
            "794.5/2–1353: Telegram",
            "telegram",
        ),
        ("The Ambassador in Ruritania (Black) to the Secretary of State", "794.5/2–1353", "other"),
    ],
)
def test_the_kind_is_what_heading_or_source_note_call_it(title: str, source_note: str, kind: str) -> None:
    assert kind_of_heading(title, source_note) == kind


TO_THE_SECRETARY = "The Ambassador in Ruritania (Black) to the Secretary of State"
BY_THE_SECRETARY = "The Acting Secretary of State to the Embassy in Ruritania"


@pytest.mark.parametrize(
    ("title", "lines", "kind"),
    [
        (TO_THE_SECRETARY, ["confidential", "No. 499"], "despatch"),
        (BY_THE_SECRETARY, ["No. 12.]"], "instructions"),
        ("Mr. Black to Mr. Seward", ["No. 12.]"], "other"),
        (TO_THE_SECRETARY, ["No. 499 was lost."], "other"),
        (TO_THE_SECRETARY, ["Strelsau", "Dear Bob: It rains."], "letter"),
        (TO_THE_SECRETARY, ["My dear Mr. Secretary:"], "letter"),
        (TO_THE_SECRETARY, ["It was dearly bought."], "other"),
    ],
)
def test_where_nothing_names_a_kind_the_first_lines_may_show_it(
    title: str, lines: list[str], kind: str
) -> None:
    assert kind_of_opening(title, lines) == kind


@pytest.mark.parametrize(
    ("title", "subtype", "is_prose"),
    [
        ("Editorial Note", "", True),
        ("[Editorial Note]", "", True),
        ("Anything", "editorial-note", True),
        ("Telegram", "historical-document", False),
    ],
)
def test_editorial_notes_are_told_by_subtype_or_heading(title: str, subtype: str, is_prose: bool) -> None:
    assert is_editors_prose(title, subtype) is is_prose


def test_a_short_title_is_cut_at_a_word_and_never_empty() -> None:
    assert short_title_of("The Envoy to the King", "7") == "The Envoy to the King"
    assert short_title_of("", "7") == "Untitled document 7"
    cut = short_title_of("word " * 100, "7")
    assert len(cut) <= 200
    assert cut.endswith("word…")
