"""Where documents come from; each source answers to ``records.Source``."""

from pathlib import Path

from django.conf import settings

from ..records import Source, SourceRefused
from .archive import ArchiveSource
from .folder import FolderSource
from .http import HttpSource, description_of
from .table import TableSource

__all__ = [
    "ArchiveSource",
    "FolderSource",
    "HttpSource",
    "TableSource",
    "description_of",
    "source_named",
]


def source_named(name: str) -> Source:
    """A folder, a file, or a source of ``settings.LEGAL_SOURCES``.

    Raises:
        SourceRefused: there is none with this name.
    """
    path = Path(name)
    if path.is_dir():
        return FolderSource(path)
    if path.is_file():
        if path.suffix.lower() == ".zip":
            return ArchiveSource(path.name, path)
        return TableSource(path.name, path.read_bytes())
    if name in settings.LEGAL_SOURCES:
        return HttpSource(name, description_of(name))
    raise SourceRefused(f"{name}: no such folder or file, and no source of LEGAL_SOURCES")
