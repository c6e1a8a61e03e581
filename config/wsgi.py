"""The door for web servers: `gunicorn config.wsgi`, `waitress-serve config.wsgi:application`."""

from __future__ import annotations

import os
from typing import Any

import django
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.utils.http import parse_header_parameters

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")


class Utf8Request(WSGIRequest):
    """A request that is read as UTF-8, whatever charset its sender names.

    Django believes the sender, and breaks on names like rot13, which are no encodings of text, before any page or
    middleware sees the request. `config.bodies` refuses them afterwards, with a reason.
    """

    def _set_content_type_params(self, meta: dict[str, Any]) -> None:
        self.content_type, self.content_params = parse_header_parameters(meta.get("CONTENT_TYPE", ""))


class Handler(WSGIHandler):
    """Django's handler, with requests of ours."""

    request_class = Utf8Request


django.setup(set_prefix=False)
application = Handler()
