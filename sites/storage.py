"""Storage under the organisation's own prefix, on disk or on S3."""

import posixpath
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import FileSystemStorage
from storages.backends.s3 import S3Storage

from .connection import connection
from .tenancy import PUBLIC


def organisation_prefix() -> str:
    """``tenants/<schema>``.

    Raises:
        ImproperlyConfigured: outside an organisation, where no file may be written or read.
    """
    if connection.schema_name == PUBLIC:
        raise ImproperlyConfigured("files belong to an organisation; none is entered")
    return f"tenants/{connection.schema_name}"


class OrganisationFileStorage(FileSystemStorage):
    """Files on disk; the folder is looked up at each call, never kept."""

    @property
    def base_location(self) -> str:
        return str(Path(settings.MEDIA_ROOT, organisation_prefix()))

    @property
    def location(self) -> str:
        return self.base_location


class OrganisationS3Storage(S3Storage):
    """Objects on S3; every key begins with the organisation's prefix.

    Addresses point to the site's own ``/media/``: the bucket stays private, and a
    citizen's browser talks to nobody but the site.
    """

    _ready = False

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._ready = True

    @property
    def location(self) -> str:
        # S3Storage looks at it while it is made, when no organisation need be entered.
        return organisation_prefix() if self._ready else ""

    @location.setter
    def location(self, value: str) -> None:
        """S3Storage assigns its setting here; the prefix is never fixed."""

    def url(self, name: str, *args: object, **kwargs: object) -> str:
        return posixpath.join(
            settings.MEDIA_URL, self._normalize_name(name)[len(self.location) + 1 :]
        )
