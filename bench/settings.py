"""The portal's settings with one more migration in ``home``: a column in every schema."""

from sonla.settings import *  # noqa: F403

MIGRATION_MODULES = {"home": "bench.home_migrations"}
