"""A folder and a PostgreSQL server of our own, both gone when the tests are over, however they end."""

from __future__ import annotations

import contextlib
import os
import pwd
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

#: The locale is C.UTF-8: in locale C, PostgreSQL knows neither capitals nor words beyond ASCII.
CLUSTER_OPTIONS = (
    "--username=touchstone",
    "--auth=trust",
    "--encoding=UTF8",
    "--locale=C.UTF-8",
    "--no-sync",
)
#: Nothing here outlives the run, so nothing waits for the disk. No socket file: its path could be too long.
SERVER_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "200",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
}


@contextlib.contextmanager
def folder() -> Iterator[Path]:
    """A temporary folder that other users may enter, since PostgreSQL refuses to run as root."""
    places = (Path(tempfile.gettempdir()), Path("/var/tmp"))  # noqa: S108 - only the parent of a random name
    place = next((place for place in places if everybody_may_enter(place)), places[0])
    with tempfile.TemporaryDirectory(prefix="touchstone-tests-", dir=place) as name:
        Path(name).chmod(0o711)
        yield Path(name)


def everybody_may_enter(place: Path) -> bool:
    """Whether no folder on the way to this place is closed to other users."""
    return all(step.stat().st_mode & 0o001 for step in (place, *place.parents))


@contextlib.contextmanager
def postgresql(programs: Path, place: Path) -> Iterator[str]:
    """A PostgreSQL server with its data under `place`; gives the DATABASE_URL that leads to it.

    `programs` is the folder with initdb and pg_ctl. The server listens on 127.0.0.1 only, on a port that was
    free, and lets in everybody on this machine.
    """
    home, port = place / "postgresql", free_port()
    home.mkdir()
    if os.geteuid() == 0:
        os.chown(home, *owner())
    settings = " ".join(f"-c {name}='{value}'" for name, value in SERVER_SETTINGS.items())
    data, log = home / "data", home / "log"
    initdb, pg_ctl = programs / "initdb", programs / "pg_ctl"
    server(initdb, f"--pgdata={data}", *CLUSTER_OPTIONS)
    server(pg_ctl, "start", f"--pgdata={data}", f"--log={log}", f"--options=-p {port} {settings}")
    try:
        yield f"postgres://touchstone@127.0.0.1:{port}/postgres"
    finally:
        server(pg_ctl, "stop", f"--pgdata={data}", "--mode=immediate")


def server(*command: object) -> None:
    """Run one of the server's programs, as another user where we are root; one that fails ends the run."""
    user, group = owner() if os.geteuid() == 0 else (None, None)
    done = subprocess.run(
        [str(word) for word in command],
        user=user,
        group=group,
        extra_groups=None if user is None else [],
        cwd="/",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"{command[0]} failed:\n{done.stdout}")


def owner() -> tuple[int, int]:
    """The user and group that the server runs as when root starts it: `postgres`, which its packages make."""
    entry = pwd.getpwnam("postgres")
    return entry.pw_uid, entry.pw_gid


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port
