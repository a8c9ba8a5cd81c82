"""PostgreSQL with one schema an organisation, and tasks that carry their schema."""

import dj_database_url

from .environment import ENVIRONMENT

DATABASES = {
    "default": {
        **dj_database_url.parse(ENVIRONMENT.database_url),
        "ENGINE": "sonla.database",
        # A backend's memory grows with every schema it visits: few connections,
        # and each is replaced after a while.
        "CONN_MAX_AGE": 0,
        "OPTIONS": {
            "pool": {
                "min_size": 1,
                "max_size": ENVIRONMENT.database_pool_size,
                "timeout": 15,
                "max_lifetime": ENVIRONMENT.database_connection_lifetime,
            }
        },
    }
}
DATABASE_ROUTERS = ["django_tenants.routers.TenantSyncRouter"]

TENANT_MODEL = "sites.Organisation"
TENANT_DOMAIN_MODEL = "sites.Domain"
TENANT_LIMIT_SET_CALLS = True

TASKS = {"default": {"BACKEND": "sites.tasks.TenantDatabaseBackend", "QUEUES": ["default"]}}
