"""Reading a JSON file; what is wrong with it comes with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from hypotheses.importers.reading import read_json


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file is."""
    return tmp_path / "states.json"


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte-order-mark"])
def test_content_is_read_with_and_without_byte_order_mark(path: Path, mark: bytes) -> None:
    path.write_bytes(mark + '["日本"]'.encode())

    assert read_json(path, list) == ["日本"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b'[\n"a",\n]', "line 3, column 1: no JSON", id="comma-too-many"),
        pytest.param(b"", "line 1, column 1: no JSON", id="empty"),
        pytest.param(b'["Z\xfcrich"]', "not UTF-8 (byte 3). Save it as UTF-8.", id="latin-1"),
        pytest.param(b"{}", "expected a list, found an object.", id="object"),
        pytest.param(b"null", "expected a list, found null.", id="null"),
        pytest.param(b'[{"a": 1, "b": 2, "a": 3}]', "one object has a twice", id="field-twice"),
        pytest.param(b"[" * 100_000, "recursion", id="bottomless"),
    ],
)
def test_fault_names_file_and_place(path: Path, content: bytes, said: str) -> None:
    path.write_bytes(content)

    with pytest.raises(ValidationError) as caught:
        read_json(path, list)

    assert caught.value.message.startswith(str(path))
    assert said in caught.value.message


def test_file_that_cannot_be_read_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(ValidationError, match="cannot be read: Is a directory"):
        read_json(tmp_path, list)
