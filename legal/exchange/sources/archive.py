"""A ZIP of files with their metadata, from a stranger: nothing in it is believed.

Nothing is unpacked to disk, so no name leads anywhere; each member is read up to its limit,
whatever its header says, and all members together up to the archive's.
"""

import unicodedata
import zipfile
import zlib
from pathlib import Path
from typing import IO

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from ..records import Contents, FileRefused, SourceFile, SourceRefused
from .metadata import contents_of

MAX_MEMBERS = 100_000
MAX_RATIO = 200
"""Of a member's size to its packed size: text packs some 20 to one, a bomb a thousand."""
SMALL = 1024**2  # bytes; below it a member may be packed as well as it likes
UNREADABLE = (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, RuntimeError, EOFError)
"""Broken, encrypted, or packed in a way that Python does not know."""


class ArchiveSource:
    """``file``: a path, or an opened file that can be sought in."""

    def __init__(self, name: str, file: Path | IO[bytes]) -> None:
        self.name, self.file = name, file

    def contents(self) -> Contents:
        self.look_into()
        own = [name.removeprefix(self.prefix) for name in self.members]
        return contents_of(own, self._metadata, self._find)

    def look_into(self) -> None:
        """Read the list of its members only.

        Raises:
            SourceRefused: it is no archive, or one that unfolds to too much.
        """
        try:
            self.archive = zipfile.ZipFile(self.file)
        except UNREADABLE as error:
            raise SourceRefused(_("The ZIP file is damaged, or is none.")) from error
        members = [each for each in self.archive.infolist() if not each.is_dir()]
        _check(members)
        self.members = {_plain(each.filename): each for each in members}
        self.prefix = _common_folder(list(self.members))

    def _metadata(self, name: str) -> bytes:
        try:
            return self._read(self.members[f"{self.prefix}{name}"], settings.IMPORT_MAX_BYTES)
        except FileRefused as refused:
            raise SourceRefused(f"{name}: {refused}") from refused

    def _find(self, name: str) -> SourceFile | None:
        member = self.members.get(f"{self.prefix}{_plain(name)}")
        if member is None:
            return None
        limit = settings.DOCUMENT_MAX_UPLOAD_SIZE
        return SourceFile(_plain(name).rpartition("/")[2], lambda: self._read(member, limit))

    def _read(self, member: zipfile.ZipInfo, limit: int) -> bytes:
        try:
            with self.archive.open(member) as opened:
                data = opened.read(limit + 1)
        except UNREADABLE as error:
            raise FileRefused(_("It is damaged or encrypted in the ZIP file.")) from error
        if len(data) > limit:
            said = _("The file is larger than %(limit)s.")
            raise FileRefused(said % {"limit": filesizeformat(limit)})
        return data


def _check(members: list[zipfile.ZipInfo]) -> None:
    """Refuse what unfolds to more than anybody sends in earnest.

    Raises:
        SourceRefused: with the limit.
    """
    if len(members) > MAX_MEMBERS:
        raise SourceRefused(
            _("The ZIP file holds more than %(limit)s files.") % {"limit": MAX_MEMBERS}
        )
    limit = settings.LEGAL_IMPORT_MAX_UNFOLDED
    if sum(each.file_size for each in members) > limit:
        raise SourceRefused(
            _("The ZIP file holds more than %(limit)s.") % {"limit": filesizeformat(limit)}
        )
    for each in members:
        if each.file_size > max(SMALL, MAX_RATIO * each.compress_size):
            raise SourceRefused(
                _("“%(name)s” unfolds to more than it can honestly hold.")
                % {"name": each.filename[:100]}
            )


def _plain(name: str) -> str:
    """A member's name as cells write it; one that leads upwards stays what it is: no file."""
    return unicodedata.normalize("NFC", name.replace("\\", "/").removeprefix("./"))


def _common_folder(names: list[str]) -> str:
    """The one folder that everything lies in, as when a folder was packed whole."""
    first = names[0].partition("/")[0] + "/" if names else ""
    return first if names and all(name.startswith(first) for name in names) else ""
