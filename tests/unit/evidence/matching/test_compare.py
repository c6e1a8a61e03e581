"""The classes of a quotation, each by examples; docs/verification.md has the same ones."""

from __future__ import annotations

import pytest

from evidence.choices import DifferenceKind, PageCheck
from evidence.matching import (
    Comparison,
    NoteWording,
    PageStretch,
    Quoted,
    Tolerance,
    Wording,
    compare,
)

BODY = (
    "1. The United States should encourage a strong, stable and independent Japan, which can contribute "
    "significantly to the security of the free nations of the Pacific area.\n\n"
    "2. The Secretary said that this did not mean, as the Ambassador had thought, that bases would be given up. "
    "The defence of the “off-shore” islands—and of Formosa—is another matter.\n\n"
    "3. Nobody objected. The President will consult the Joint Chiefs of Staff before any further step is taken."
)


def compared(text: str, body: str = BODY, **known: str) -> Comparison:
    """A quotation held against a text without notes and pages."""
    return compare(Quoted(text, **known), Wording(body))


def found(comparison: Comparison, body: str = BODY) -> str:
    """The words of the document at the place that was found."""
    assert comparison.place is not None
    return body[comparison.place.start : comparison.place.end]


@pytest.mark.parametrize(
    "text",
    [
        "should encourage a strong, stable and independent Japan",
        "Should encourage a strong, stable and independent Japan",
        "“should encourage a strong,\nstable and   independent Japan.”",
        "should encourage a strong, stable and inde-\npendent Japan",
        "The defence of the 'off-shore' islands -- and of Formosa -- is another matter",
        'The defence of the "off-shore" islands – and of Formosa – is another matter,',
        "Japan",
    ],
)
def test_words_as_printed_are_verbatim(text: str) -> None:
    comparison = compared(text)

    assert (comparison.status, comparison.differences) == ("verbatim", ())


@pytest.mark.parametrize(
    ("text", "kind", "quoted", "printed"),
    [
        ("a strong, stable, and independent Japan", "punctuation", ",", ""),
        ("a strong stable and independent Japan", "punctuation", "", ","),
        ("The U.S. should encourage", "abbreviation", "U.S.", "United States"),
        ("The US should encourage", "abbreviation", "US", "United States"),
        ("The President will consult the JCS before", "abbreviation", "JCS", "Joint Chiefs of Staff"),
        ("The defense of the “off-shore” islands", "spelling", "defense", "defence"),
        ("The Defence of the “off-shore” islands", "spelling", "Defence", "defence"),
        ("of the “offshore” islands", "spelling", "offshore", "off-shore"),
        ("should encourage [a] strong, stable", "bracketed", "[a]", "a"),
        ("should [then] encourage a strong", "bracketed", "[then]", ""),
        ("should encourage [an] independent Japan", "bracketed", "[an]", "a strong, stable and"),
        ("[He:] should [then] encourage [an] independent Japan [sic]", "bracketed", "[sic]", ""),
        (
            "a strong, stable and independent Japan [that is, the Empire]",
            "bracketed",
            "[that is, the Empire]",
            "",
        ),
        ("[T]his did not mean", "bracketed", "[T]his", "this"),
        ("should encourag[e] a strong, stable", "bracketed", "encourag[e]", "encourage"),
        ("a strong [sic], stable and independent", "bracketed", "[sic]", ""),
        ("a strong, stable (emphasis added) and independent", "bracketed", "(emphasis added)", ""),
    ],
)
def test_what_editors_do_is_edited_and_shown(text: str, kind: str, quoted: str, printed: str) -> None:
    comparison = compared(text)

    assert comparison.status == "edited"
    difference = comparison.differences[0]
    assert (difference.kind, difference.quoted) == (kind, quoted)
    assert difference.printed.startswith(printed)


@pytest.mark.parametrize("dots", ["...", ". . .", "…", ". . . .", "[...]", "[. . .]", "(…)", "....", "[…]."])
def test_an_ellipsis_is_edited_and_its_words_are_shown(dots: str) -> None:
    comparison = compared(f"should encourage a strong {dots} independent Japan")

    assert comparison.status == "edited"
    assert [elision.words for elision in comparison.elisions] == ["stable and"]
    assert found(comparison) == "should encourage a strong, stable and independent Japan"


def test_an_ellipsis_at_either_end_stands_for_nothing() -> None:
    comparison = compared(". . . a strong, stable and independent Japan . . .")

    assert (comparison.status, comparison.elisions) == ("verbatim", ())


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("can contribute to the security of the free nations", ["dropped"]),
        ("can contribute most significantly to the security", ["added"]),
        ("can contribute substantially to the security of", ["changed"]),
        ("can significantly contribute to the security of the free nations", ["moved"]),
    ],
)
def test_other_words_are_altered_and_the_words_are_shown(text: str, kinds: list[str]) -> None:
    comparison = compared(text)

    assert comparison.status == "altered"
    assert [difference.kind for difference in comparison.differences] == kinds
    assert "security" in found(comparison)


def test_a_negation_left_out_of_the_sentence_is_an_alteration_and_warned_of() -> None:
    comparison = compared("The Secretary said that this did . . . mean . . . that bases would be given up")

    assert comparison.status == "altered"
    assert [elision.negates for elision in comparison.elisions] == [True, False]
    assert "The ellipsis leaves out a negation that governs the words quoted." in comparison.warnings


def test_a_negation_in_a_sentence_left_out_whole_alters_nothing() -> None:
    body = "The King came at noon. He did not stay. The Queen left at once with her brother."

    assert compared("The King came at noon . . . The Queen left at once", body).status == "edited"


def test_parts_of_different_paragraphs_are_spliced() -> None:
    comparison = compared("bases would be given up. . . . The President will consult")

    assert comparison.status == "spliced"
    assert "The parts around an ellipsis stand in different paragraphs." in comparison.warnings


def test_parts_in_the_wrong_order_or_too_far_apart_are_not_one_quotation() -> None:
    assert compared("independent Japan . . . should encourage a strong").status in ("altered", "not-found")
    far = f"The King came home. {'Nothing happened then. ' * 500}The Queen left at once."
    near = compare(Quoted("King came home . . . Queen left at once"), Wording(far), Tolerance(distance=5))
    assert near.status in ("altered", "not-found")


@pytest.mark.parametrize(
    "text",
    [
        "The King of Ruritania received the envoy in the garden",
        "zebra",
        "of the the of of the",
        "?!",
        "[...]",
        "[only a bracket]",
    ],
)
def test_what_stands_nowhere_is_not_found(text: str) -> None:
    comparison = compared(text)

    assert (comparison.status, comparison.place) == ("not-found", None)


@pytest.mark.parametrize("wording", [None, Wording(""), Wording(" \n ")])
def test_without_a_text_there_is_nothing_to_check_against(wording: Wording | None) -> None:
    assert compare(Quoted("Japan"), wording).status == "no-text"


TWICE = "On the first day the King agreed to the plan. Then it rained. On the next day the King agreed to the plan."
PAGES = (PageStretch("620", 0, 60), PageStretch("[621]", 60, 110))


def test_words_that_stand_in_two_places_are_ambiguous() -> None:
    comparison = compared("the King agreed to the plan", TWICE)

    assert (comparison.status, comparison.place) == ("ambiguous", None)
    assert [TWICE[place.start : place.end] for place in comparison.candidates] == [
        "the King agreed to the plan"
    ] * 2


@pytest.mark.parametrize(
    ("known", "place"),
    [
        ({"pages": "620"}, 0),
        ({"pages": "621 n. 3"}, 1),
        ({"prefix": "On the next day"}, 1),
        ({"suffix": ". Then it rained"}, 0),
        ({"pages": "620", "prefix": "On the next day"}, 1),
    ],
)
def test_page_or_words_around_say_which_place_is_meant(known: dict[str, str], place: int) -> None:
    comparison = compare(Quoted("the King agreed to the plan", **known), Wording(TWICE, pages=PAGES))

    assert comparison.status == "verbatim"
    assert comparison.place == comparison.candidates[place]


@pytest.mark.parametrize(
    ("pages", "check"),
    [("620", "agree"), ("621", "differ"), ("620-621", "agree"), ("n.p.", "unknown"), ("", "unknown")],
)
def test_pages_cited_are_held_against_the_pages_found(pages: str, check: str) -> None:
    comparison = compare(Quoted("On the first day the King", pages), Wording(TWICE, pages=PAGES))

    assert comparison.page_check == check
    assert comparison.place is not None
    assert comparison.place.pages == ("620",)
    assert bool(comparison.warnings) is (check == "differ")


NOTES = (
    NoteWording(1, "1", 44, "The envoy wrote: “The King will not yield.” Not printed."),
    NoteWording(2, "2", 60, "Dated the day on which the King agreed to the plan."),
)


def test_words_in_a_note_are_found_there_and_it_is_said() -> None:
    comparison = compare(Quoted("The King will not yield"), Wording(TWICE, NOTES, PAGES))

    assert comparison.status == "verbatim"
    assert comparison.place is not None
    assert (comparison.place.note, comparison.place.pages) == (1, ("620",))
    assert NOTES[0].body[comparison.place.start : comparison.place.end] == "The King will not yield"
    assert "The words stand in note 1" in comparison.warnings[0]


def test_where_a_note_is_cited_it_comes_before_the_text() -> None:
    wording = Wording(
        TWICE.replace("Then it rained. On the next day the King agreed to the plan.", ""), NOTES, PAGES
    )

    in_text = compare(Quoted("the King agreed to the plan"), wording)
    in_note = compare(Quoted("the King agreed to the plan", "620 n. 2"), wording)

    assert in_text.place is not None
    assert in_note.place is not None
    assert (in_text.place.note, in_note.place.note) == (None, 2)


def test_a_mark_of_a_note_never_interrupts_a_match() -> None:
    assert (
        compare(Quoted("the King agreed to the plan. Then it rained"), Wording(TWICE, NOTES)).status
        == "verbatim"
    )


def test_a_translation_is_compared_by_its_original_words() -> None:
    body = "日本国民は、恒久の平和を念願し、人間相互の関係を支配する崇高な理想を深く自覚する。"
    translation = Quoted("We desire peace for all time", is_translation=True, original="恒久の平和を念願し")

    assert compare(translation, Wording(body)).status == "verbatim"


@pytest.mark.parametrize(("pages", "check"), [("620", "agree"), ("700", "differ"), ("", "unknown")])
def test_a_translation_without_original_words_is_never_not_found(pages: str, check: str) -> None:
    comparison = compare(Quoted("Il n'est pas là", pages, is_translation=True), Wording(TWICE, pages=PAGES))

    assert (comparison.status, comparison.page_check) == ("translation", check)


@pytest.mark.parametrize(
    ("text", "body", "status"),
    [
        ("戦争の放棄", "日本国憲法は戰爭の放棄を定める。", "edited"),
        ("國民政府", "国民政府の支配下にある領域", "edited"),
        ("台湾海峡の安全", "臺灣海峽の安全を論ず", "edited"),
        ("ＮＳＣ５５１４の方針", "NSC5514の方針は明らかである。", "verbatim"),
        ("ガス", "ｶﾞｽの供給", "verbatim"),
        ("「安全保障」条約", "﹁安全保障﹂条約を結ぶ", "verbatim"),
        ("日本は…中国と条約を結ぶ", "日本は近い将来に中国と条約を結ぶ。", "edited"),
        ("日本は（中略）中国と条約を結ぶ", "日本は近い将来に中国と条約を結ぶ。", "edited"),
        ("日本は…条約を結ぶ", "日本は結ばない。しかし中国は条約を結ぶ。", "altered"),
        ("政府は条約を…結ぶ", "政府は条約を決して今は結ばないが来年は結ぶ。", "altered"),
        ("한미 동맹을 강화", "정부는 한미 동맹을 강화하기로 하였다.", "verbatim"),
        ("國民大會昨日開幕", "國民大會昨日\n開幕。", "verbatim"),
    ],
)
def test_east_asian_words_are_compared_sign_by_sign(text: str, body: str, status: str) -> None:
    assert compared(text, body).status == status


def test_misread_letters_are_a_scans_only_where_that_is_said() -> None:
    body = "The Govemment of Japan wi1l contribute to the securlty of the area and of the free world."
    text = "The Government of Japan will contribute to the security of the area"

    strict = compare(Quoted(text), Wording(body))
    scanned = compare(Quoted(text), Wording(body), Tolerance(scan=0.25))

    assert strict.status == "altered"
    assert {difference.kind for difference in scanned.differences} <= {
        DifferenceKind.SCAN,
        DifferenceKind.CHANGED,
    }
    assert DifferenceKind.SCAN in {difference.kind for difference in scanned.differences}


def test_figures_are_never_taken_for_misread() -> None:
    comparison = compare(
        Quoted("an amount of 350 million dollars for the year"),
        Wording("It was an amount of 360 million dollars for the year that was asked."),
        Tolerance(scan=0.4),
    )

    assert comparison.status == "altered"


def test_a_page_that_is_unknown_is_neither_right_nor_wrong() -> None:
    assert compared("independent Japan", pages="1303").page_check == PageCheck.UNKNOWN
