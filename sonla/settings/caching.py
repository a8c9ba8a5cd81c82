"""Django's caches: in the process, kept true by the stamps in every key (design)."""

_IN_PROCESS = "django.core.cache.backends.locmem.LocMemCache"

CACHES = {
    alias: {
        "BACKEND": _IN_PROCESS,
        "LOCATION": alias,
        "KEY_FUNCTION": f"sites.caching.{key_function}",
        "OPTIONS": {"MAX_ENTRIES": 5000},
    }
    for alias, key_function in (
        ("default", "make_key"),
        ("renditions", "make_key"),
        ("network", "make_network_key"),
    )
}
