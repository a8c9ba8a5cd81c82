"""``./portal migrate`` over the whole network: nothing to do, and one added column."""

from collections.abc import Iterator
from statistics import median

from django.db import connection

from sites.models import Organisation

from .figures import Figure, spread, timed
from .network import portal

MIGRATION = "z_measured_column"
TABLE, COLUMN = "home_homepage", "measured"
FORGET = 'DELETE FROM "{}".django_migrations WHERE name = %s'


def measure() -> Iterator[Figure]:
    """Both figures; the column is taken away again."""
    take_away()
    schemas = Organisation.objects.count()
    seconds = timed(lambda: portal("migrate"), 3)
    note = f"{schemas} schemas; {spread(seconds)}"
    yield Figure("./portal migrate, nothing to do", median(seconds), "s", 2, note=note)
    try:
        (second,) = timed(lambda: portal("migrate", DJANGO_SETTINGS_MODULE="bench.settings"))
        _check(schemas)
    finally:
        take_away()
    note = f"{schemas} schemas, templates captured anew included"
    yield Figure("./portal migrate, one added column", second, "s", 45, note=note)


def _check(schemas: int) -> None:
    """The column must be everywhere, or the figure means nothing."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM information_schema.columns WHERE table_name = %s"
            " AND column_name = %s",
            [TABLE, COLUMN],
        )
        found = cursor.fetchone()[0]
    if found != schemas:
        raise RuntimeError(f"{found} of {schemas} schemas have the column")


def take_away() -> None:
    """Undo the column wherever it is, and let the templates be captured without it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_schema FROM information_schema.columns WHERE table_name = %s"
            " AND column_name = %s",
            [TABLE, COLUMN],
        )
        schemas = [row[0] for row in cursor.fetchall()]
        for schema in schemas:
            cursor.execute(f'ALTER TABLE "{schema}"."{TABLE}" DROP COLUMN "{COLUMN}"')
        for schema in [*schemas, "public"]:
            cursor.execute(FORGET.format(schema), [MIGRATION])
    if schemas:
        portal("migrate")
