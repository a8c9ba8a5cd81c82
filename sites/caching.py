"""Key function of Django's cache: the schema and its generation stand in every key."""

from . import stamps
from .connection import connection


def make_key(key: str, key_prefix: str, version: int) -> str:
    """A change in an organisation leaves its old entries unreachable, in every process."""
    schema = connection.schema_name
    return f"{schema}:{stamps.read(schema)}:{key_prefix}:{version}:{key}"
