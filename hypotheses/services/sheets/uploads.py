"""Files that somebody uploaded, kept between the preview of an import and the import itself."""

from __future__ import annotations

import re
import secrets
import shutil
import time
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from evidence.models import User

#: Who looks at a preview for longer than this uploads the file again.
KEPT_FOR_SECONDS = 24 * 60 * 60
#: Formats that are taken, by the ending of the file's name.
ENDINGS = frozenset({".xlsx", ".csv", ".tsv", ".txt", ".json"})
#: Folders of an upload: the file until it is imported and afterwards, and what is given back of it.
WAITING, TAKEN, BACK = "waiting", "taken", "back"
_TOKEN = re.compile(r"[0-9a-f]{32}")


def keep_upload(name: str, chunks: Iterable[bytes], *, user: User) -> str:
    """Keep a file for its user; gives the token by which it is asked for again.

    Whatever is older than a day goes first. The name is kept as far as it tells kind and format: it becomes the name of
    the sheet where the file is a CSV.

    Raises:
        ValueError: when no format has the name's ending.
    """
    plain = Path(name.replace("\\", "/")).name
    ending = Path(plain).suffix.lower()
    if ending not in ENDINGS:
        raise ValueError(f"{plain}: choose an XLSX, CSV or JSON file. Save older workbooks as .xlsx.")
    forget_old_uploads()
    token = secrets.token_hex(16)
    folder = folder_of(token, user)
    (folder / WAITING).mkdir(mode=0o700, parents=True)
    stem = re.sub(r"[^\w -]", "_", Path(plain).stem)[:80] or "upload"
    with (folder / WAITING / f"{stem}{ending}").open("wb") as file:
        for chunk in chunks:
            file.write(chunk)
    return token


def kept_upload(token: str, *, user: User) -> Path | None:
    """The file that this user uploaded under this token; None where it is gone, imported, or somebody else's."""
    return next(iter(folder_of(token, user).glob(f"{WAITING}/*")), None) if _TOKEN.fullmatch(token) else None


def take_upload(token: str, *, user: User) -> bool:
    """Take the file for an import; whether it was still waiting. Who presses the button twice imports once."""
    folder = folder_of(token, user)
    try:
        (folder / WAITING).rename(folder / TAKEN)
    except OSError:  # another request was first
        return False
    return True


def give_back(token: str, name: str, *, user: User) -> Path:
    """Where a file that is made of an upload is kept for its user, under a name of ours."""
    folder = folder_of(token, user) / BACK
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / name


def given_back(token: str, name: str, *, user: User) -> Path | None:
    """A file that was made of an upload; None where there is none."""
    found = folder_of(token, user) / BACK / name if _TOKEN.fullmatch(token) else None
    return found if found is not None and found.is_file() else None


def forget_upload(token: str, *, user: User) -> None:
    """Remove a file that is not needed any more, and what was made of it."""
    remove(folder_of(token, user))


def forget_old_uploads() -> None:
    """Remove what nobody came back for."""
    too_old = time.time() - KEPT_FOR_SECONDS
    for folder in settings.UPLOADS.glob("*"):
        if folder.is_dir() and folder.stat().st_mtime < too_old:
            remove(folder)


def remove(folder: Path) -> None:
    """Remove a folder with all that is in it, which another process may be removing as well."""
    shutil.rmtree(folder, ignore_errors=True)


def folder_of(token: str, user: User) -> Path:
    """Where a user's file of this token lies: under no address of the site."""
    return Path(settings.UPLOADS) / f"{user.pk}-{token}"
