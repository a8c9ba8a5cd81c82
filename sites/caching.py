"""Key functions of Django's caches: whose it is, and its generation, stand in every key."""

from collections.abc import Callable

from django.core.cache import caches

from . import stamps
from .connection import connection


def make_key(key: str, key_prefix: str, version: int) -> str:
    """A change in an organisation leaves its old entries unreachable, in every process."""
    schema = connection.schema_name
    return f"{schema}:{stamps.read(schema)}:{key_prefix}:{version}:{key}"


def make_network_key(key: str, key_prefix: str, version: int) -> str:
    """For what every site shows alike of the network's registers: sites and their names."""
    return f"{stamps.NETWORK}:{stamps.read(stamps.NETWORK)}:{key_prefix}:{version}:{key}"


def kept[T](key: str, make: Callable[[], T], *, alias: str = "default") -> T:
    """What ``make`` gives, kept until the stamp of the cache's owner moves.

    The generation is read before making: what was made while it moved is never found again.
    """
    owner = stamps.NETWORK if alias == "network" else connection.schema_name
    key = f"{key}:{stamps.read(owner)}"
    value: T | None = caches[alias].get(key)
    if value is None:
        value = make()
        caches[alias].set(key, value)
    return value
