"""PostgreSQL made to use its word indexes."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection, transaction
from psycopg.errors import QueryCanceled

from .base import TookTooLong

MAX_TIME = "5s"  # for one statement


@contextmanager
def by_index() -> Iterator[None]:
    """Let PostgreSQL find matches by the index alone, and not for ever.

    Its planner does not know that a vector must be fetched and unpacked to be read: for
    common words it reads the whole table, which takes fifteen times as long.

    Raises:
        TookTooLong: a statement ran for longer than ``MAX_TIME``.
    """
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT set_config('enable_seqscan', 'off', true),"
                    " set_config('statement_timeout', %s, true)",
                    [MAX_TIME],
                )
            yield
    except OperationalError as error:
        if isinstance(error.__cause__, QueryCanceled):
            raise TookTooLong from error
        raise
