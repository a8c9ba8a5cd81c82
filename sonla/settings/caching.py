"""Process-local caches whose keys carry the schema and its generation (sites.caching)."""

CACHES = {
    alias: {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": alias,
        "KEY_FUNCTION": "sites.caching.make_key",
        "OPTIONS": {"MAX_ENTRIES": 5000},
    }
    for alias in ("default", "renditions")
}
