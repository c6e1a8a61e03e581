"""One researcher, one laptop: SQLite under var/, a secret key made on the spot, static files straight from the tree."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from config.settings.base import *  # noqa: F403 - a settings module extends its base
from config.settings.base import VAR, env


def secret_key_of_this_machine(path: Path) -> str:
    """The key kept in `path`; made once, whole or not at all, readable by its owner only."""
    if not path.exists():
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(50), encoding="ascii")
        # Two processes may start at once: the first to link wins, and both read its key.
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text(encoding="ascii")


(VAR / "static").mkdir(parents=True, exist_ok=True)  # WhiteNoise complains where it is missing
SECRET_KEY = env.str("SECRET_KEY", default="") or secret_key_of_this_machine(VAR / "secret-key")
WHITENOISE_USE_FINDERS = True
