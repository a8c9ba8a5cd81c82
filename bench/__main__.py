"""``./portal bench``: measure, print one table, write JSON."""

import argparse
import importlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import django
from django.db import connection

from sonla.cli import database
from sonla.paths import ROOT

from . import network
from .figures import Figure, console, keep, not_measured, show

# Modules with a `measure()`, in the order of the table.
MEASUREMENTS = (
    "new_sites", "migrations", "page_cost", "throughput", "first_view", "memory", "start",
    "completeness", "imports", "legal_import", "board", "legal_search",
)  # fmt: skip
EPILOG = """examples:
  ./portal bench                    the first run builds a network of every unit
  ./portal bench --all              build it anew, and measure that too (some minutes)
  ./portal bench --only page_cost --only memory
"""


def main() -> int:
    """0 when everything was measured and every bound kept."""
    options = _parser().parse_args()
    portal_home = Path(os.environ.get("PORTAL_HOME", ROOT / "var"))
    network.enter(portal_home)
    figures = [_build(anew=options.all)]
    with database():
        network.portal("manage", "prepare")  # an earlier run's network, today's code
        django.setup()
        for name in options.only or MEASUREMENTS:
            console.print(f"measuring {name} …")
            figures += _measure(name)
        connection.close_pool()  # type: ignore[attr-defined]  # it would wait for the server
    network.remove_old()
    show(figures)
    keep(figures, portal_home / "bench.json")
    return 1 if any(figure.ok is False or figure.value is None for figure in figures) else 0


def _build(*, anew: bool) -> Figure:
    """Make the measured network where it is missing; how long it took, now or then."""
    seconds, note = network.seconds_to_build(), "in an earlier run"
    if anew or seconds is None:
        console.print("building the network of every unit …")
        seconds, note = network.build(), "to the first 200 on the province's host"
    return Figure("up --sites all, empty PORTAL_HOME", seconds, "s", 180, note=note)


def _measure(name: str) -> Iterator[Figure]:
    """The figures of one module; what breaks is said, and does not stop the others."""
    try:
        yield from importlib.import_module(f"bench.{name}").measure()
    except Exception as error:  # noqa: BLE001 - shown in the table
        last_line = str(error).strip().rpartition("\n")[2]
        yield not_measured(name, "", f"{type(error).__name__}: {last_line[:300]}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="./portal bench",
        description=__doc__,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--all", action="store_true", help="build the network anew and time it")
    parser.add_argument("--only", action="append", choices=MEASUREMENTS, help="may be repeated")
    return parser


if __name__ == "__main__":
    sys.exit(main())
