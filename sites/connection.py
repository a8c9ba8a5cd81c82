"""This thread's connection, with what django-tenants adds to it, for type checkers."""

from typing import Any, Protocol, cast

from django.db import connection as django_connection


class TenantConnection(Protocol):
    """A connection that is in one schema at a time."""

    schema_name: str
    tenant: Any

    def set_tenant(self, tenant: Any, include_public: bool = True) -> None:
        """Enter the schema of ``tenant``, an object with a ``schema_name``."""

    def set_schema(self, schema_name: str, include_public: bool = True) -> None:
        """Enter a schema by name."""

    def set_schema_to_public(self) -> None:
        """Leave every organisation."""


connection = cast(TenantConnection, django_connection)
