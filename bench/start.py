"""How long a prepared network takes to answer."""

from collections.abc import Iterator
from statistics import median
from time import perf_counter

from .figures import Figure, spread
from .network import served

TIMES = 3


def measure() -> Iterator[Figure]:
    """From the start of the server to the first 200."""
    seconds = [_start() for _ in range(TIMES)]
    yield Figure(
        "start → first 200, prepared network", median(seconds), "s", 5, note=spread(seconds)
    )


def _start() -> float:
    started = perf_counter()
    with served():
        return perf_counter() - started
