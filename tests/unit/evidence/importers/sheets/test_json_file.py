"""JSON: lists of entries, and what else people put into it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.importers.faults import FileNotUnderstood
from evidence.importers.sheets import json_file
from tests.sheet_files import read_all, read_one, written


def test_each_list_is_a_sheet(tmp_path: Path) -> None:
    content = '{"documents": [{"key": "a", "year": 1953}, {"key": "b", "seen": true}], "passages": []}'

    documents, passages = read_all(written(tmp_path / "x.json", content))

    assert (documents.name, documents.columns) == ("documents", ("key", "year", "seen"))
    assert documents.rows == [
        {"key": "a", "year": 1953, "seen": None},
        {"key": "b", "year": None, "seen": True},
    ]
    assert documents.numbers == [1, 2]
    assert (passages.name, passages.columns, passages.rows) == ("passages", (), [])


def test_a_list_alone_is_a_sheet_called_after_the_file(tmp_path: Path) -> None:
    sheet = read_one(written(tmp_path / "passages.json", '\ufeff[{"a": ["x", "y"], "b": "", "c": 0.5}]'))

    assert sheet.name == "passages"
    assert sheet.rows == [{"a": "x; y", "b": None, "c": 0.5}]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param("[1,", "it is no JSON: line 1, column 4: Expecting value", id="cut-off"),
        pytest.param('"a"', 'it holds “"a"”. Expected an object with a list', id="text"),
        pytest.param(
            '{"meta": {"a": 1}}', "“meta” is an object. Expected an object with a list", id="no-list"
        ),
        pytest.param('{"a": [], "a ": []}', "the name “a” stands twice", id="doubled-sheet"),
        pytest.param("[" * 100_000, "it is nested too deeply", id="deep"),
        pytest.param(
            '[{"a": ' + "1" * 5000 + "}]",
            "it is no JSON that can be read: a number in it has thousands of figures",
            id="figures",
        ),
    ],
)
def test_what_is_no_table_is_refused(content: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(FileNotUnderstood) as raised:
        read_all(written(tmp_path / "x.json", content))

    assert str(raised.value).startswith(f"x.json: {said}")


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("5", "entry 2: it is “5”. Expected an object: names and values."),
        ('{"a": 1, " a": 2}', "entry 2: “a” stands twice. Keep one of them."),
        ('{"a": {"b": 1}}', "entry 2, column “a” (A): it is an object. Expected a text"),
        ('{"a": [1]}', "entry 2, column “a” (A): it is a list. Expected a text"),
        ('{"a": NaN}', "entry 2, column “a” (A): it is no number."),
        ('{"a": 1e999}', "entry 2, column “a” (A): it is no number."),
        ('{"a": "x\\ud800"}', "entry 2, column “a” (A): at character 2 stands U+D800, half of a character"),
        ('{"a": "\\u0000"}', "entry 2, column “a” (A): at character 1 stands U+0000, a control character"),
    ],
)
def test_an_entry_at_fault_is_withheld_and_told(entry: str, said: str, tmp_path: Path) -> None:
    sheet = read_one(written(tmp_path / "x.json", f'[{{"a": "1"}}, {entry}, {{"a": "\\ud83d\\ude00"}}]'))

    assert sheet.faults[0].startswith(f"sheet x, {said}")
    assert sheet.numbers == [1, 3]
    assert sheet.rows[1] == {"a": "😀"}


@pytest.mark.parametrize(
    ("name", "said"),
    [("", "a name in an entry is empty"), ("a\\u0007", "U+0007"), ("b" * 201, "longer than 200")],
)
def test_a_name_at_fault_lets_no_entry_through(name: str, said: str, tmp_path: Path) -> None:
    sheet = read_one(written(tmp_path / "x.json", f'[{{"{name}": 1}}]'))

    assert said in sheet.faults[0]
    assert sheet.rows == []


def test_a_file_too_large_to_be_read_as_a_whole_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_file, "LARGEST_JSON", 2**20)

    with pytest.raises(FileNotUnderstood, match="it is larger than 1 MB. Give it as CSV"):
        read_all(written(tmp_path / "x.json", '[{"a": "' + "x" * 2**20 + '"}]'))


SIGNS = st.characters(exclude_categories=("Cc", "Cs", "Cn"), include_characters="\t\n\r")
VALUES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(SIGNS)
)


@given(rows=st.lists(st.fixed_dictionaries({"a": VALUES, "b": VALUES}), max_size=6))
def test_what_python_writes_is_read_back(
    rows: list[dict[str, object]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = written(tmp_path_factory.mktemp("json") / "x.json", json.dumps({"s": rows}))

    sheet = read_one(path)

    expected = [{name: None if value == "" else value for name, value in row.items()} for row in rows]
    assert sheet.rows == [row for row in expected if any(value is not None for value in row.values())]
