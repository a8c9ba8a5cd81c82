"""A folder of files with their metadata, as scanned or exported on the server's own disk."""

import unicodedata
from functools import partial
from pathlib import Path

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from ..records import Contents, FileRefused, SourceFile
from .metadata import contents_of


class FolderSource:
    """Only files in the folder and below it, never through a link out of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self.name = folder.name

    def contents(self) -> Contents:
        names = sorted(path.name for path in self.folder.iterdir() if path.is_file())
        return contents_of(names, lambda name: (self.folder / name).read_bytes(), self._find)

    def _find(self, name: str) -> SourceFile | None:
        """macOS stores letters and their marks apart."""
        for form in ("NFC", "NFD"):
            path = self._path(unicodedata.normalize(form, name.replace("\\", "/")))
            if path:
                return SourceFile(name.rpartition("/")[2], partial(_read, path))
        return None

    def _path(self, name: str) -> Path | None:
        try:
            path = (self.folder / name).resolve()
            return path if path.is_relative_to(self.folder) and path.is_file() else None
        except (OSError, ValueError):  # a name that no file system takes
            return None


def _read(path: Path) -> bytes:
    limit = settings.DOCUMENT_MAX_UPLOAD_SIZE
    try:
        if path.stat().st_size > limit:
            said = _("The file is larger than %(limit)s.")
            raise FileRefused(said % {"limit": filesizeformat(limit)})
        return path.read_bytes()
    except OSError as error:
        raise FileRefused(str(error.strerror or error)) from error
