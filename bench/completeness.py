"""What the console's table of the whole network takes: sites by categories."""

from collections.abc import Iterator
from statistics import median

from django.db import connection
from django.test.utils import CaptureQueriesContext

from sites.completeness import network_state, owed_categories

from .figures import Figure, spread, timed


def measure() -> Iterator[Figure]:
    """Time and statements of the table."""
    network_state()
    seconds = timed(network_state, 10)
    states = network_state()
    columns = len(owed_categories(states))
    note = f"{len(states)} sites × {columns} categories: {spread(seconds, 3)}"
    yield Figure("completeness of the network", median(seconds), "s", 0.3, note=note)
    with CaptureQueriesContext(connection) as queries:
        network_state()
    yield Figure("completeness of the network, statements", len(queries), "", 5)
