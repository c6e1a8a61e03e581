"""Programs that the tests need and pip cannot bring: PostgreSQL, Chromium, LaTeX."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

#: Read by Debian's packages before they make, and start, a database cluster of the machine on port 5432.
CLUSTER_SETTINGS = Path("/etc/postgresql-common/createcluster.d")


@dataclass(frozen=True)
class Program:
    """Something to be found on the machine, and what Debian calls the packages that bring it."""

    name: str
    find: Callable[[], Path | None]
    packages: tuple[str, ...]

    def path(self) -> Path:
        """Where it is; to be asked after `require`."""
        found = self.find()
        if found is None:
            raise LookupError(f"{self.name} is not on this machine; `require` was to be called first.")
        return found


def first_on_path(*names: str) -> Path | None:
    """The first of these commands that the machine knows."""
    found = next(filter(None, map(shutil.which, names)), None)
    return Path(found) if found else None


def find_postgresql() -> Path | None:
    """The folder of PostgreSQL's server programs, the newest where there are several."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=version, reverse=True)
    if pg_config := shutil.which("pg_config"):
        answer = subprocess.run([pg_config, "--bindir"], capture_output=True, text=True, check=False)
        folders.append(Path(answer.stdout.strip()))
    if initdb := shutil.which("initdb"):
        folders.append(Path(initdb).resolve().parent)
    return next((folder for folder in folders if (folder / "initdb").is_file()), None)


def version(folder: Path) -> list[int]:
    """The version in a path like /usr/lib/postgresql/9.6/bin, to sort by: 10 comes after 9.6."""
    return [int(number) for number in re.findall(r"\d+", folder.parent.name)]


def find_chromium() -> Path | None:
    """The browser that CHROMIUM names, else one of its usual names."""
    if named := os.environ.get("CHROMIUM"):
        return first_on_path(named)
    return first_on_path("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


POSTGRESQL = Program("PostgreSQL's server", find_postgresql, ("postgresql",))
CHROMIUM = Program("Chromium", find_chromium, ("chromium",))
PDFLATEX = Program(
    "pdflatex",
    lambda: first_on_path("pdflatex"),
    ("texlive-latex-base", "texlive-latex-recommended", "lmodern"),
)


def require(programs: Iterable[Program]) -> None:
    """Leave with each of these programs on the machine, or stop with one line that names what is missing."""
    wanted = tuple(programs)
    missing = [program for program in wanted if program.find() is None]
    if missing and may_install():
        install([package for program in missing for package in program.packages])
        missing = [program for program in wanted if program.find() is None]
    if missing:
        names = ", ".join(program.name for program in missing)
        packages = " ".join(package for program in missing for package in program.packages)
        sys.exit(
            f"Missing on this machine: {names}. On Debian or Ubuntu `make test INSTALL=1` installs it "
            f"(apt-get install {packages}); a browser elsewhere is named by CHROMIUM=/path/to/chromium."
        )


def may_install() -> bool:
    """Whether apt may be used: when INSTALL=1 asks for it, in CI, or as root; never with INSTALL=0."""
    if shutil.which("apt-get") is None:
        return False
    if asked := os.environ.get("INSTALL"):
        return asked == "1"
    return bool(os.environ.get("CI")) or os.geteuid() == 0


def install(packages: list[str]) -> None:
    """Install Debian packages without a question, and without a database server of the machine's own."""
    print(f"Installing {' '.join(packages)} ...", flush=True)
    apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    with no_cluster():
        as_root([*apt, "update"])
        as_root([*apt, "install", "--yes", "--no-install-recommends", *packages])


@contextlib.contextmanager
def no_cluster() -> Iterator[None]:
    """While this lasts, installing PostgreSQL starts nothing: its packages are told to make no cluster."""
    settings = CLUSTER_SETTINGS / "touchstone-tests.conf"
    as_root(["mkdir", "-p", str(CLUSTER_SETTINGS)])
    as_root(["tee", str(settings)], text="create_main_cluster = false\n")
    try:
        yield
    finally:
        as_root(["rm", "-f", str(settings)])
        as_root(["rmdir", "--ignore-fail-on-non-empty", str(CLUSTER_SETTINGS)])


def as_root(command: list[str], text: str = "") -> None:
    """Run a command with root's rights; one that fails has said why, and ends the run."""
    prefix = [] if os.geteuid() == 0 else ["sudo"]
    done = subprocess.run([*prefix, *command], input=text, text=True, stdout=subprocess.DEVNULL, check=False)
    if done.returncode:
        sys.exit(f"Failed: {' '.join([*prefix, *command])}")
