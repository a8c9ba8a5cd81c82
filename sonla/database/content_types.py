"""One content type cache per schema and manager.

Ids of content types differ between schemas. Per manager, because migrations
use historical managers whose rows are not instances of the real model.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentTypeManager

from sites.connection import connection


class _PerSchemaCache:
    """Descriptor: the dictionary of the schema that this thread is in."""

    def __get__(self, manager: Any, owner: type | None = None) -> dict[Any, Any]:
        caches = manager.__dict__.setdefault("_cache_per_schema", {})
        return caches.setdefault(connection.schema_name, {})

    def __set__(self, manager: Any, value: dict[Any, Any]) -> None:
        manager.__dict__["_cache_per_schema"] = {}


def keep_content_types_per_schema() -> None:
    """Replace the manager's one dictionary; calling it twice changes nothing."""
    ContentTypeManager._cache = _PerSchemaCache()  # type: ignore[attr-defined]
