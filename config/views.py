"""What belongs to the site as a whole and to no app."""

from __future__ import annotations

from typing import Any

from django.templatetags.static import static
from django.views.generic import RedirectView


class SiteMark(RedirectView):
    """The site's mark, for pages that name none: a browser asks for it at `/favicon.ico` without being told to."""

    def get_redirect_url(self, *args: Any, **kwargs: Any) -> str:
        """Where static files have it, which is known only once they are collected."""
        return static("site/mark.svg")
