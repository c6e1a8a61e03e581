"""A real browser that talks to nobody but the server under test, and tells on every page that complains."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Page, sync_playwright

from tests.programs import CHROMIUM

#: Chromium asks its maker for this and that by itself, unless told not to.
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass
class Witness:
    """What a browser's pages complained of, and whom they asked for something."""

    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Listen to everything that a page says and asks for; a breach of its policy is an error in the console."""
        page.on("console", self.hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))

    def hear(self, message: ConsoleMessage) -> None:
        """Remember errors and warnings, with the page that made them."""
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.location.get('url')}: {message.text}")

    def asked_beyond(self, server: str) -> list[str]:
        """The addresses asked for that are not the server's own."""
        return [address for address in self.asked if not address.startswith((f"{server}/", "data:"))]


@contextmanager
def browser_page(*, width: int = 1280, height: int = 900) -> Iterator[tuple[Page, Witness]]:
    """A page of that size in pixels, and who watches it.

    Raises:
        LookupError: where the machine has no Chromium.
    """
    witness = Witness()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM.path(), args=list(QUIET))
        page = browser.new_page(viewport={"width": width, "height": height})
        witness.watch(page)
        yield page, witness
        browser.close()
