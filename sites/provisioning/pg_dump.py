"""pg_dump of one schema, with the client that comes with the embedded server's wheel."""

import os
import subprocess

from django.db import connection

from ..postgres_programs import programs


class DumpFailed(RuntimeError):
    """pg_dump ended with an error, given as its message."""


def pg_dump(schema: str) -> str:
    """Structure and rows of a schema as SQL without owners, as multi-row inserts.

    Raises:
        DumpFailed: pg_dump could not do it.
    """
    parameters = connection.get_connection_params()
    environment = os.environ | {
        "PGPASSWORD": parameters.get("password") or "",
        # One of pg_dump's questions to the catalogue, about materialised views, takes six
        # seconds with a merge join where there are hundreds of schemas, and 10 ms without.
        "PGOPTIONS": "-c enable_mergejoin=off",
    }
    command = [
        str(programs() / "pg_dump"),
        *_connection_arguments(parameters),
        "--schema",
        schema,
        "--no-owner",
        "--no-acl",
        "--no-comments",
        "--inserts",
        "--rows-per-insert=1000",
    ]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    if done.returncode:
        raise DumpFailed(done.stderr.strip())
    return done.stdout


def _connection_arguments(parameters: dict[str, object]) -> list[str]:
    flags = {"--host": "host", "--port": "port", "--username": "user", "--dbname": "dbname"}
    return [
        part
        for flag, key in flags.items()
        if parameters.get(key)
        for part in (flag, str(parameters[key]))
    ]
