"""Bibliographies as reference managers export them, and as they get broken."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.importers.bibliographies import WorkDraft, read_bibliography
from evidence.importers.faults import FileNotUnderstood
from tests.bibliographies import BIBTEX, CSL, EXPECTED, FILES, RIS
from tests.sheet_files import written


def draft_of(content: str, path: Path) -> WorkDraft:
    """The one entry of a file."""
    (draft,) = read_bibliography(written(path, content))
    return draft


@pytest.mark.parametrize("name", FILES)
def test_the_three_formats_say_the_same(name: str, tmp_path: Path) -> None:
    drafts = read_bibliography(written(tmp_path / name, FILES[name]))

    assert [draft.faults for draft in drafts] == [()] * 4
    assert [(draft.values, draft.holding) for draft in drafts] == EXPECTED
    assert (drafts[3].archive, drafts[3].archive_location) == ("National Archives", "RG 59, 794.00/7-1153")
    assert [draft.is_published for draft in drafts] == [True, True, True, False]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_windows_encodings_and_line_ends_are_read(encoding: str, tmp_path: Path) -> None:
    data = RIS.replace("\n", "\r\n").encode(encoding)

    drafts = read_bibliography(written(tmp_path / "x.ris", data))

    assert [(draft.values, draft.holding) for draft in drafts] == EXPECTED


@pytest.mark.parametrize(
    ("said", "authors", "short_title"),
    [
        (
            ["AU  - Cha, Victor D.", "AU  - Katz, Andrew L."],
            "Victor D. Cha; Andrew L. Katz",
            "Cha and Katz (1990)",
        ),
        (["AU  - A, B", "AU  - C, D", "AU  - E, F"], "B A; D C; F E", "A et al. (1990)"),
        (["AU  - King, Martin Luther, Jr."], "Martin Luther King, Jr.", "King (1990)"),
        (["A1  - Department of State"], "Department of State", "Department of State (1990)"),
        (["ED  - Cumings, Bruce"], "Bruce Cumings, ed.", "Cumings (1990)"),
        (
            ["ED  - Borg, D.", "ED  - Heinrichs, W."],
            "D. Borg; W. Heinrichs, eds.",
            "Borg and Heinrichs (1990)",
        ),
        ([], None, "A title"),
    ],
)
def test_authors_are_read_in_order(
    said: list[str], authors: str | None, short_title: str, tmp_path: Path
) -> None:
    content = "\n".join(["TY  - BOOK", "TI  - A title", *said, "PY  - 1990", "ER  - ", ""])

    draft = draft_of(content, tmp_path / "x.ris")

    assert draft.values.get("authors") == authors
    assert draft.values["short_title"] == short_title


@pytest.mark.parametrize(
    ("line", "printed", "edtf"),
    [
        ("DA  - 2009///Winter", "Winter 2009", "2009-24"),
        ("DA  - 1953/07/11/", None, "1953-07-11"),
        ("PY  - 1953", None, "1953"),
        ("Y1  - 1953//", None, "1953"),
        ("DA  - May 1988", "May 1988", "1988-05"),
        ("DA  - some day", "some day", None),
    ],
)
def test_dates_of_ris_are_read(line: str, printed: str | None, edtf: str | None, tmp_path: Path) -> None:
    draft = draft_of(f"TY  - BOOK\nTI  - A\n{line}\nER  -\n", tmp_path / "x.ris")

    assert (draft.values.get("date_printed"), draft.values.get("date_edtf")) == (printed, edtf)


@pytest.mark.parametrize(
    ("issued", "printed", "edtf"),
    [
        ('{"date-parts": [[1950, 10], [1951, 1]]}', None, "1950-10/1951-01"),
        ('{"date-parts": [[1953]], "season": "1"}', None, "1953-21"),
        ('{"date-parts": [[1953]], "circa": true}', None, "1953~"),
        ('{"literal": "Showa 28.7"}', "Showa 28.7", "1953-07"),
        ('"July 11, 1953"', "July 11, 1953", "1953-07-11"),
    ],
)
def test_dates_of_csl_are_read(issued: str, printed: str | None, edtf: str, tmp_path: Path) -> None:
    draft = draft_of(f'[{{"type": "book", "title": "A", "issued": {issued}}}]', tmp_path / "x.json")

    assert (draft.values.get("date_printed"), draft.values.get("date_edtf")) == (printed, edtf)


def test_accents_and_braces_of_bibtex_become_what_is_printed(tmp_path: Path) -> None:
    content = r"""@book{x,
      title = "T{\^o}ky{\^o} \& \={O}saka: {NSC} 68 ``reconsidered'', 50\% of $5 million 100% sure",
      author = {M{\"u}ller, J{\"o}rg and {Institute of Pacific Relations and Friends} and van der Berg, Jan and others},
      publisher = {Minerva}, address = {K\={o}be}, year = 1990, url = {https://a.org/b\_c%20d}
    }"""

    draft = draft_of(content, tmp_path / "x.bib")

    assert draft.faults == ()
    assert draft.values["title"] == "Tôkyô & Ōsaka: NSC 68 “reconsidered”, 50% of $5 million 100% sure"
    assert (
        draft.values["authors"]
        == "Jörg Müller; Institute of Pacific Relations and Friends; Jan van der Berg; et al."
    )
    assert draft.values["short_title"] == "Müller et al. (1990)"
    assert draft.values["publisher"] == "Kōbe: Minerva"
    assert draft.holding["url"] == "https://a.org/b_c%20d"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            "@phdthesis{x, title={A}, author={Yun, Sokujon}, school={Keio University}, address={Tokyo}, year=2016}",
            {"kind": "thesis", "container": "Ph.D. dissertation", "publisher": "Keio University, Tokyo"},
        ),
        (
            "@techreport{x, title={A}, type={RAND Report}, number={7}, keywords={memoir}, year=2016}",
            {"kind": "report", "container": "RAND Report No. 7", "source_class": "memoir"},
        ),
        (
            "@string{is = {International Security}} @article{x, title={A}, journal=is, date={1950/1953}}",
            {"container": "International Security", "date_edtf": "1950/1953", "year": 1950},
        ),
    ],
)
def test_works_are_put_as_scholars_print_them(
    content: str, expected: dict[str, object], tmp_path: Path
) -> None:
    draft = draft_of(content, tmp_path / "x.bib")

    assert draft.faults == ()
    assert expected.items() <= draft.values.items()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.ris", "TY  - BOOK\nAU  - A\nER  -\n", "x.ris, entry 1 (line 1), title: it is missing."),
        (
            "x.ris",
            "TY  - BOOK\nTI  - A\n",
            "x.ris, entry 1 (line 1), ER: the entry does not end. Is the file cut off?",
        ),
        (
            "x.ris",
            "TY  - BOOK\nTI  - A\nTY  - BOOK\nTI  - B\nER  -\n",
            "ER: the entry does not end before that in line 3.",
        ),
        (
            "x.ris",
            "TY  - BOOK\nTI  - A\nER  -\nTI  - B\n",
            "entry 2 (line 4), line 4: it stands outside of any entry.",
        ),
        ("x.ris", "TY  - BOOK\nTI  - A\nDO  - abc\nER  -\n", "doi: “abc” is no DOI. It begins with 10."),
        (
            "x.ris",
            "TY  - BOOK\nTI  - A\nLA  - Klingon\nER  -\n",
            "language: “Klingon” is not known. Write a tag (BCP 47)",
        ),
        ("x.ris", "TY  - BOOK\nTI  - A\nDA  - 1953/13/45\nER  -\n", "DA: 1953-13-45 is no date."),
        ("x.ris", "TY  - BOOK\nTI  - A\nAU  - A; B\nER  -\n", "authors: “A; B” has a semicolon in it."),
        (
            "x.bib",
            "@book{a, title={A\n@book{b, title={B}}",
            "x.bib, entry 1 (line 1), entry: it cannot be read.",
        ),
        (
            "x.bib",
            "@book{a, title={A}}\n@book{a, title={B}}",
            "entry 2 (line 2), key: “a” is the key of an entry before.",
        ),
        ("x.bib", "@book{a, title={A}, title={B}}", "title: it stands there twice. Keep one of them."),
        ("x.bib", "@book{a, title={A \\foo B}}", "title: the command \\foo is not known."),
        ("x.bib", "@book{a, title={A}, author={B, C, D, E}}", "author: “B, C, D, E”: Too many commas"),
        (
            "x.bib",
            "@book{a, title={A}, journal=nope}",
            "journal: “nope” stands for a text that the file does not give.",
        ),
        ("x.json", "[5]", "x.json, entry 1, entry: it is no object."),
        (
            "x.json",
            '[{"id": "k", "type": "book", "title": ["A"]}]',
            "x.json, entry 1 (k), title: expected a text.",
        ),
        ("x.json", '[{"type": "book", "title": "A", "author": ["B"]}]', "author: expected a list of names"),
        (
            "x.json",
            '[{"type": "book", "title": "A", "issued": {"date-parts": [[]]}}]',
            "issued: expected “date-parts”",
        ),
        (
            "x.json",
            '[{"type": "book", "title": "A", "issued": {"date-parts": [["x"]]}}]',
            "issued: x is no date.",
        ),
        ("x.json", '[{"type": "book", "title": "A\\u0000"}]', "title: at character 2 stands U+0000"),
    ],
)
def test_faults_name_entry_and_field(name: str, content: str, said: str, tmp_path: Path) -> None:
    drafts = read_bibliography(written(tmp_path / name, content))

    assert any(said in fault for draft in drafts for fault in draft.faults)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("nothing of the kind", "it is no RIS, BibTeX or CSL-JSON"),
        ("[]", "there are no entries in it"),
        ('{"a": 1}', "it is no CSL-JSON: expected a list of entries"),
        ("[1,", "it is no JSON: line 1, column 4"),
        ("[" * 100_000, "it is no JSON that can be read"),
        ("", "it is no RIS, BibTeX or CSL-JSON"),
    ],
)
def test_what_is_no_bibliography_is_refused(content: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(FileNotUnderstood) as raised:
        read_bibliography(written(tmp_path / "x.txt", content))

    assert str(raised.value).startswith(f"x.txt: {said}")


@given(data=st.data(), whole=st.sampled_from([RIS, BIBTEX, CSL]))
def test_a_bibliography_with_any_piece_taken_out_is_read_or_refused_in_words(
    data: st.DataObject, whole: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(start + 60, len(whole))))
    path = written(tmp_path_factory.mktemp("bib") / "x.txt", whole[:start] + whole[end:])
    try:
        drafts = read_bibliography(path)
    except FileNotUnderstood as fault:
        said = [str(fault)]
    else:
        said = [fault for draft in drafts for fault in draft.faults]

    assert all(fault.startswith("x.txt") for fault in said)
