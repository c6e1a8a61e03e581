"""What the tests need from the machine: found where it is, and named in one line where it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import throwaway
from tests.programs import Program, find_chromium, may_install, require, version

ABSENT = Program("Absent", lambda: None, ("absent-server", "absent-fonts"))
PRESENT = Program("Present", lambda: Path("/"), ("present",))


def test_missing_program_is_named_in_one_line_with_the_way_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INSTALL", "0")

    with pytest.raises(SystemExit) as refusal:
        require([PRESENT, ABSENT])

    message = str(refusal.value)
    assert message.startswith("Missing on this machine: Absent.")
    assert "make test INSTALL=1" in message
    assert "absent-server absent-fonts" in message
    assert "\n" not in message


def test_nothing_is_said_when_all_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INSTALL", "0")

    require([PRESENT])


@pytest.mark.parametrize(
    ("install", "ci", "user", "expected"),
    [
        pytest.param("1", "", 1000, True, id="asked for"),
        pytest.param("", "true", 1000, True, id="in CI"),
        pytest.param("", "", 0, True, id="as root"),
        pytest.param("", "", 1000, False, id="nobody asked"),
        pytest.param("0", "true", 0, False, id="refused, in CI and as root"),
    ],
)
def test_who_may_install(
    monkeypatch: pytest.MonkeyPatch, install: str, ci: str, user: int, expected: bool
) -> None:
    monkeypatch.setenv("INSTALL", install)
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr("os.geteuid", lambda: user)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")

    assert may_install() is expected


def test_nothing_is_installed_without_apt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INSTALL", "1")
    monkeypatch.setattr("shutil.which", lambda name: None)

    assert not may_install()


def test_newer_postgresql_sorts_after_older() -> None:
    folders = [Path(f"/usr/lib/postgresql/{number}/bin") for number in ("9.6", "15", "16rc1", "10")]

    assert [folder.parent.name for folder in sorted(folders, key=version)] == ["9.6", "10", "15", "16rc1"]


def test_browser_named_by_the_user_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    browser = tmp_path / "my-browser"
    browser.touch(mode=0o755)
    monkeypatch.setenv("CHROMIUM", str(browser))

    assert find_chromium() == browser


def test_folder_inside_a_closed_one_cannot_be_entered_by_everybody(tmp_path: Path) -> None:
    inside = tmp_path / "closed" / "open"
    inside.mkdir(parents=True)
    inside.parent.chmod(0o700)

    assert not throwaway.everybody_may_enter(inside)


def test_temporary_folder_can_be_entered_and_is_gone_afterwards() -> None:
    with throwaway.folder() as place:
        assert throwaway.everybody_may_enter(place)

    assert not place.exists()
