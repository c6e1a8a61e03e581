"""What tests of `import_frus` share: the command, volumes of our own invention, and what is in the tables then."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command

from evidence.models import Document, User
from tests.factories import FACTORIES
from tests.frus_files import VOLUME, volume_xml, write

HEAD = 'Telegram From the Envoy (<persName type="from">Sapt</persName>) to the <gloss type="to">King</gloss>'
NOTED = "<p>The King received<note n='1'>In Strelsau.</note> the envoy.</p>"


def import_frus(*paths: Path, **options: Any) -> str:
    """What the command says."""
    output = StringIO()
    call_command("import_frus", *map(str, paths), stdout=output, **options)
    return output.getvalue()


def volume_of(folder: Path, *documents: str, **options: Any) -> Path:
    """A volume with these documents."""
    return write(folder, volume_xml('<pb n="7"/>', *documents, **options))


def n_rows() -> dict[str, int]:
    """How many rows and changes there are of each kind, logins included."""
    models = [*FACTORIES, User]
    counts = {model.__name__: model._base_manager.count() for model in models}
    return counts | {
        f"history of {model.__name__}": model.history.count() for model in models if hasattr(model, "history")
    }


def the_document(identifier: str = "d1") -> Document:
    """The document of the volume that is called so."""
    return Document.objects.get(holdings__identifier=identifier, holdings__collection__reference_code=VOLUME)
