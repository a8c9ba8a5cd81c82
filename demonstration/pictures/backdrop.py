"""What most motifs begin with: the sky, the sun, mountain ranges in the mist."""

from .canvas import HEIGHT, Canvas, Point, mix
from .figures import Colours
from .lines import ridge
from .palettes import Palette


def sky(canvas: Canvas, palette: Palette, sun: Point, size: float = 54) -> None:
    """The sky, with the sun or the moon in it."""
    canvas.sky(palette.sky)
    canvas.glow(sun, 520, palette.sun, 0.85)
    canvas.disk(sun, size, palette.sun)


def ranges(
    canvas: Canvas, palette: Palette, count: int, top: float, step: float, *, last: float = 1.0
) -> None:
    """Mountain ranges behind each other; ``last``: how near the nearest of them is."""
    for number in range(count):
        share = number / max(1, count - 1) * last
        colour = mix(palette.far, palette.near, share**1.25)
        base = top + number * step
        line = ridge(
            canvas.random,
            base,
            105 + 14 * number,
            peaks=canvas.random.choice((4, 5, 6)),
            rough=0.46,
        )
        foot = mix(colour, palette.mist, 0.8 * (1 - share))
        bottom = HEIGHT if number == count - 1 else min(HEIGHT, base + 280)
        canvas.below(line, [(0, colour), (1, foot)], bottom=bottom)
        canvas.mist(base + 10, base + 170, palette.mist, 0.8 * (1 - share) + 0.05)


def dark_leaf(palette: Palette, light: float) -> Colours:
    """Dark and light of leaves against the light; ``light``: how much of the sun they get."""
    dark = mix(palette.near, "#000000", 0.25)
    return dark, mix(dark, palette.field[1], light)
