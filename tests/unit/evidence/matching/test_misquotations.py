"""Misquotations that look like what editors do, and print that looks like misquotation.

Most were found by a maker of quotations that knew nothing of ours.
"""

from __future__ import annotations

import pytest

from evidence.matching import Comparison, Quoted, Tolerance, Wording, compare


def compared(quotation: str, body: str, *, scan: float = 0) -> Comparison:
    """A quotation held against a text."""
    return compare(Quoted(quotation), Wording(body), Tolerance(scan=scan))


def told(comparison: Comparison) -> list[tuple[str, str, str]]:
    """The differences."""
    return [(str(each.kind), each.quoted, each.printed) for each in comparison.differences]


@pytest.mark.parametrize(
    ("quotation", "body", "quoted", "printed"),
    [
        ("China will attack Taiwan", "The ROC will attack Taiwan.", "China", "ROC"),
        ("ROC will attack Taiwan", "We think the PRC will attack Taiwan.", "ROC", "PRC"),
        ("States will defend it", "He said that the U.S. will defend it.", "States", "U.S."),
        ("to be done by the Union", "It was to be done by the USSR.", "Union", "USSR"),
        ("it was . . . Korea that began", "We know it was, then, the ROK that began.", "Korea", "ROK"),
    ],
)
def test_a_part_of_what_an_abbreviation_stands_for_is_other_words(
    quotation: str, body: str, quoted: str, printed: str
) -> None:
    comparison = compared(quotation, body)

    assert comparison.status == "altered"
    assert told(comparison) == [("changed", quoted, printed)]


def test_all_that_an_abbreviation_stands_for_is_edited_at_either_end() -> None:
    body = "The ROC will leave the UN."
    assert compared("Republic of China will leave the United Nations", body).status == "edited"


@pytest.mark.parametrize(
    ("quotation", "body", "quoted", "printed"),
    [
        ("an increase of 15 percent", "an increase of 1.5 percent", "15", "1.5"),
        ("an increase of 1.5 percent", "an increase of 15 percent", "1.5", "15"),
        ("a force of 510 divisions", "a force of 5-10 divisions", "510", "5-10"),
        ("a force of 5–10 divisions", "a force of 5, 10 divisions", "5-10", "5 10"),
        ("half, 1/2, of the force", "half, 1.2, of the force", "1/2", "1.2"),
        ("aid of £300 million a year", "aid of $300 million a year", "£300", "$300"),
        ("£300 million was given", "We know $300 million was given.", "£300", "$300"),
        ("the price rose by 50", "the price rose by 50% again", "50", "50%"),
        ("it lies at 35 of latitude", "it lies at −35 of latitude", "35", "−35"),
        ("a distance of 102 meters", "a distance of 10² meters", "102", "10"),
        ("they may raise it to $300", "they may raise it to $300,000 this year", "$300", "$300000"),
        ("000 troops in Korea", "there are 60,000 troops in Korea", "000", "60000"),
    ],
)
def test_another_figure_is_another_word(quotation: str, body: str, quoted: str, printed: str) -> None:
    comparison = compared(quotation, body)

    assert comparison.status == "altered"
    assert ("changed", quoted, printed) in told(comparison)


@pytest.mark.parametrize(
    ("quotation", "body", "status"),
    [
        ("a force of 10000 men", "a force of 10,000 men", "edited"),
        ("a force of 10,000 men", "a force of 10000 men", "edited"),
        ("the years 1955–57 were quiet", "the years 1955-57 were quiet", "verbatim"),
        ("the years 1955―57 were quiet", "the years 1955-57 were quiet", "verbatim"),
        ("the years 1955---57 were quiet", "the years 1955-57 were quiet", "verbatim"),
        ("the years 1955 – 57 were quiet", "the years 1955-57 were quiet", "verbatim"),
        ("in August 7 1952 they met", "in August 7, 1952 they met", "edited"),
        ("aid of $300 million", "aid of $300 million a year", "verbatim"),
        ("aid of $ 300 million", "aid of $300 million a year", "edited"),
        ("of １９５２ in Tokyo", "of 1952 in Tokyo", "verbatim"),
        ("aid [in 1952] of $300 million", "aid of $300 million a year", "edited"),
        ("aid of [more than $200] million", "aid of $300 million a year", "edited"),
    ],
)
def test_the_same_figure_in_another_print_is_the_same(quotation: str, body: str, status: str) -> None:
    assert compared(quotation, body).status == status


@pytest.mark.parametrize(
    ("quotation", "body"),
    [
        ("Japan was notable to accept", "Japan was not able to accept"),
        ("the force is now here near", "the force is nowhere near"),
        ("we did [not] agree to it", "we did agree to it"),
        ("we [do not] agree to it", "we agree to it"),
    ],
)
def test_words_divided_or_put_in_make_no_negation(quotation: str, body: str) -> None:
    assert compared(quotation, body).status == "altered"


def test_an_explanation_put_in_may_have_a_negation() -> None:
    assert compared("the islands [that is, not Formosa] are safe", "the islands are safe").status == "edited"


def test_no_sentence_ends_behind_a_title_or_initials() -> None:
    body = "He said that he told Mr. Dulles that it was not possible that U.S. Army forces would be sent."
    comparison = compared("said that he . . . forces would be sent", body)

    assert comparison.status == "altered"
    assert comparison.elisions[0].negates


def test_a_sentence_may_end_with_initials() -> None:
    body = "He went to the U.S. This was not known to us. The President will consult the Congress."
    assert compared("He went . . . The President will consult", body).status == "edited"


def test_the_number_of_a_paper_denies_nothing() -> None:
    assert (
        compared("He gave the paper . . . to us", "He gave the paper No. 5 of June to us").status == "edited"
    )


def test_an_ellipsis_for_the_end_of_a_paragraph_alone_is_spliced() -> None:
    body = "All bases would be given up.\n\nThe President will consult the Congress."
    comparison = compared("bases would be given up. . . . The President will consult", body)

    assert comparison.status == "spliced"
    assert comparison.elisions == ()
    assert "different paragraphs" in comparison.warnings[0]


@pytest.mark.parametrize(
    "dots",
    [
        ".\u00a0.\u00a0.",
        ".\u2009.\u2009.",
        ".\u202f.\u202f.\u202f.",
        ". .\n.",
        ".  .  .",
        "[.\u00a0.\u00a0.]",
    ],
)
def test_the_dots_of_an_ellipsis_may_be_spaced_in_any_way(dots: str) -> None:
    body = "The United States will keep its bases in Japan and the islands for many years to come."
    comparison = compared(f"will keep its bases in Japan {dots} for many years to come", body)

    assert comparison.status == "edited"
    assert [each.words for each in comparison.elisions] == ["and the islands"]


@pytest.mark.parametrize(
    "divided",
    [
        "pres-\nident",
        "pres-\r\nident",
        "pres- \nident",
        "pres-\n   ident",
        "pres‐\nident",
        "pres\u00ad\nident",
    ],
)
def test_a_word_divided_at_any_end_of_a_line_is_one(divided: str) -> None:
    assert (
        compared(f"the {divided} of Korea has agreed", "the president of Korea has agreed").status
        == "verbatim"
    )


@pytest.mark.parametrize(
    ("quotation", "body"),
    [
        ("ships-of-\nwar were sent to Korea", "four ships-of-war were sent to Korea"),
        ("pages 622-\n623 of the paper", "pages 622-623 of the paper"),
        ("an anti-\nCommunist policy in Asia", "an anti-Communist policy in Asia"),
    ],
)
def test_a_hyphen_may_end_a_line(quotation: str, body: str) -> None:
    assert compared(quotation, body).status == "verbatim"


def test_a_hyphen_that_ends_a_line_hides_nothing_else() -> None:
    body = "We follow an anti-Communist policy in the whole of Asia."
    assert (
        compared("an anti-\nCommunist, policy in Asia", "an anti-Communist policy in Asia").status == "edited"
    )
    for quotation, printed in (
        ("£300 for the anti-\nCommunist forces", "$300 for the anti-Communist forces"),
        ("China is an anti-\nCommunist country", "The ROC is an anti-Communist country"),
        ("£300 [sic] for the forces", "It was $300 [sic] for the forces."),
    ):
        assert compared(quotation, printed).status == "altered"
    assert compared("follow an anti-\nCommunist plan in the whole of Asia", body).status == "altered"


@pytest.mark.parametrize(
    ("quotation", "body"),
    [
        ("Koreas frontier is long and open", "We know that Korea's frontier is long and open."),
        ("the keep [he says] of their freedom is hardwon", "that the keep of their freedom is hard-won"),
        ("Threepower agreements [of Yalta] were signed", "The three-power agreements were signed."),
        ("the frontier [as we know] is Koreas", "He knows that the frontier is Korea's."),
    ],
)
def test_a_word_spelled_another_way_is_so_at_the_ends_too(quotation: str, body: str) -> None:
    assert compared(quotation, body).status == "edited"


def test_a_bracket_is_shown_beside_what_it_stands_for() -> None:
    body = "They decided and would withdraw its marginal forces from Japan."
    comparison = compared("[A]nd would withdraw [its] forces from Japan", body)

    assert comparison.status == "edited"
    assert told(comparison)[-1] == ("bracketed", "[its]", "its marginal")


def test_capitals_in_full_width_are_capitals() -> None:
    assert compared("the ＵＳ forces in Japan", "the US forces in Japan").status == "verbatim"
    assert compared("the ＵＳ forces in Japan", "the U.S. forces in Japan").status == "edited"


def test_a_remark_of_the_documents_own_is_a_word_of_it() -> None:
    body = "He saw [sic] that the plan was good."
    assert compared("He saw [sic] that the plan", body).status == "verbatim"
    assert compared("He saw [sic] that a plan", body).status == "altered"


def test_a_bracket_stands_for_eight_words_at_most() -> None:
    words = "one two three four five six seven eight nine"
    body = f"The King of Ruritania said {words} and left the Council at once."
    quotation = "The King of Ruritania said [so] and left the Council at once"

    assert compared(quotation, body.replace(" nine", "")).status == "edited"
    assert compared(quotation, body).status != "edited"


def test_the_part_that_follows_may_be_spelled_another_way() -> None:
    body = (
        "The offshore islands are small. The Nationalists hold them and the off-shore islands to the north."
    )
    assert compared("The Nationalists . . . the offshore islands", body).status == "edited"


@pytest.mark.parametrize(
    ("quoted", "printed"),
    [("1960s", "1950s"), ("8th", "5th"), ("likely", "unlikely"), ("able", "unable"), ("export", "import")],
)
def test_a_scan_misreads_no_figures_and_no_denials(quoted: str, printed: str) -> None:
    body = f"They think that it is {printed} in the whole of Asia."
    assert (
        compared(f"They think that it is {quoted} in the whole of Asia", body, scan=0.25).status == "altered"
    )


def test_a_scan_may_read_a_letter_as_a_figure() -> None:
    body = "They think that th1s is 1ikely in the whole of Asia."
    assert compared("They think that this is likely in the whole of Asia", body, scan=0.25).status == "edited"
