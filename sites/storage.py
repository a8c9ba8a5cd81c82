"""Storage under the organisation's own prefix, on disk."""

from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import FileSystemStorage

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
