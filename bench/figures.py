"""A figure, its bound, and how figures are shown and kept."""

import json
import os
import platform
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from rich.console import Console
from rich.table import Table

console = Console()


@dataclass(frozen=True)
class Figure:
    """One measured value. ``bound`` None: only reported. ``value`` None: not measured, see note."""

    name: str
    value: float | None
    unit: str
    bound: float | None = None
    at_least: bool = False
    note: str = ""

    @property
    def ok(self) -> bool | None:
        """Whether the bound is kept; None when there is nothing to compare."""
        if self.value is None or self.bound is None:
            return None
        return self.value >= self.bound if self.at_least else self.value <= self.bound

    @property
    def bound_text(self) -> str:
        if self.bound is None:
            return "–"
        return f"{'≥' if self.at_least else '≤'} {self.bound:g}"


def not_measured(name: str, unit: str, why: str) -> Figure:
    """A figure that this machine could not give."""
    return Figure(name, None, unit, note=f"NOT MEASURED: {why}")


def timed(work: Callable[[], object], times: int = 1) -> list[float]:
    """Seconds that each of several runs took."""
    seconds = []
    for _ in range(times):
        started = perf_counter()
        work()
        seconds.append(perf_counter() - started)
    return seconds


def spread(values: list[float], digits: int = 2) -> str:
    """``median 0.30, 0.28–0.41 of 10``."""
    low, high = min(values), max(values)
    return (
        f"{low:.{digits}f}–{high:.{digits}f}, median {median(values):.{digits}f} of {len(values)}"
    )


def show(figures: Iterable[Figure]) -> None:
    """One table."""
    table = Table(title="./portal bench", title_justify="left")
    for heading in ("figure", "bound", "measured", "", "how"):
        table.add_column(heading, overflow="fold")
    marks = {True: "[green]ok", False: "[red]MISSED", None: ""}
    for figure in figures:
        value = "–" if figure.value is None else f"{figure.value:.3g} {figure.unit}"
        table.add_row(figure.name, figure.bound_text, value, marks[figure.ok], figure.note)
    console.print(table)


def keep(figures: Iterable[Figure], path: Path) -> None:
    """Write them as JSON, with what they depend on."""
    document = {
        "machine": {
            "system": platform.platform(),
            "python": platform.python_version(),
            "cpus": os.cpu_count(),
            "load_before": _load_before,
        },
        "figures": [asdict(figure) | {"ok": figure.ok} for figure in figures],
    }
    path.write_text(json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8")
    console.print(f"written: {path}")


_load_before = os.getloadavg()
