"""Lines of the land: ridges, hills, terraces."""

from collections.abc import Sequence
from math import sin, tau
from random import Random

from .canvas import WIDTH, Point

STEP = 4  # pixels between two points of a line


def noise(random: Random, cells: int) -> Sequence[float]:
    """Smooth noise between -1 and 1, one value a step over the picture's width."""
    knots = [random.uniform(-1, 1) for _ in range(cells + 3)]
    values = []
    count = WIDTH // STEP + 1
    for index in range(count):
        place = index / count * cells
        knot = int(place)
        part = place - knot
        ease = part * part * (3 - 2 * part)
        values.append(knots[knot] + (knots[knot + 1] - knots[knot]) * ease)
    return values


def ridge(
    random: Random, base: float, height: float, *, peaks: int, rough: float = 0.5
) -> list[Point]:
    """The outline of a mountain range: sharp summits, finer and finer ravines."""
    total = [0.0] * (WIDTH // STEP + 1)
    share, cells = 1.0, peaks
    for octave in range(6):
        wave = noise(random, cells)
        for index, value in enumerate(wave):
            # Folding the first waves at zero makes summits instead of domes.
            total[index] += share * ((1 - 2 * abs(value)) if octave < 2 else value)
        share *= rough
        cells *= 2
    return [(index * STEP, base - height * value / 1.6) for index, value in enumerate(total)]


def hills(random: Random, base: float, height: float, *, waves: int) -> list[Point]:
    """The outline of rounded hills."""
    broad, fine = noise(random, waves), noise(random, waves * 3)
    return [
        (index * STEP, base - height * (a + 0.18 * b))
        for index, (a, b) in enumerate(zip(broad, fine, strict=True))
    ]


def swell(random: Random, base: float, height: float, *, waves: float) -> list[Point]:
    """A slow curve, for banks and the near edge of fields."""
    phase = random.uniform(0, tau)
    return [
        (x, base - height * sin(phase + tau * waves * x / WIDTH))
        for x in range(0, WIDTH + STEP, STEP)
    ]


def height_at(line: Sequence[Point], x: float) -> float:
    """Where a line of the functions above stands at ``x``."""
    return line[min(len(line) - 1, max(0, int(x / STEP)))][1]
