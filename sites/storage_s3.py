"""Storage under the organisation's own prefix on S3; loaded only where there is a bucket."""

import posixpath
from typing import Any

from django.conf import settings
from storages.backends.s3 import S3Storage

from .storage import organisation_prefix


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
