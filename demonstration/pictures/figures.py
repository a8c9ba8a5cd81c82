"""Things in the land: stilt houses, trees, a boat. Sizes in pixels, feet on the ground."""

from collections.abc import Sequence
from math import cos, pi, sin, tau

from .canvas import Canvas, Point, mix

Offsets = Sequence[Point]
Colours = tuple[str, str]  # dark, light


def _placed(offsets: Offsets, foot: Point, size: float) -> list[Point]:
    """An outline given for size 1 at (0, 0), moved and enlarged."""
    return [(foot[0] + x * size, foot[1] + y * size) for x, y in offsets]


def _box(left: float, top: float, right: float, bottom: float) -> Offsets:
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def stilt_house(canvas: Canvas, foot: Point, size: float, colours: Colours, light: str) -> None:
    """A house of the Thái on posts, with *khau cút*, the crossed horns of its gables."""
    wood, roof = colours
    for x in (-0.42, -0.25, -0.08, 0.09, 0.26, 0.42):
        canvas.shape(_placed(_box(x - 0.012, -0.24, x + 0.012, 0.02), foot, size), wood)
    walls = [(0.0, mix(wood, light, 0.04)), (1.0, mix(wood, light, 0.22))]
    canvas.shape(_placed(_box(-0.43, -0.42, 0.43, -0.25), foot, size), walls)
    for x in (-0.3, -0.03, 0.24):
        canvas.shape(_placed(_box(x, -0.36, x + 0.085, -0.27), foot, size), light)
    canvas.shape(_placed(_box(-0.47, -0.25, 0.47, -0.215), foot, size), wood)
    thatch = [
        (-0.33, -0.74),
        (0.33, -0.74),
        (0.44, -0.54),
        (0.55, -0.36),
        (-0.55, -0.36),
        (-0.44, -0.54),
    ]
    canvas.shape(_placed(thatch, foot, size), [(0.0, mix(roof, light, 0.2)), (1.0, roof)])
    for side in (-1, 1):
        for lean in (-1, 1):
            horn = [(-0.02, -0.72), (0.02, -0.79), (0.05, -0.85)]
            horn = [(side * 0.33 + lean * x, y) for x, y in horn]
            canvas.stroke(_placed(horn, foot, size), roof, max(1.4, size * 0.013))
    canvas.stroke(_placed([(-0.58, 0.02), (-0.46, -0.24)], foot, size), wood, max(1.4, size * 0.02))


def tree(canvas: Canvas, foot: Point, size: float, colours: Colours) -> None:
    """A broad tree: a trunk and a crown of balls, lighter at the top."""
    dark, light = colours
    canvas.shape(_placed([(-0.03, -0.5), (0.03, -0.5), (0.045, 0), (-0.045, 0)], foot, size), dark)
    for ring in range(3):
        for step in range(6 - ring):
            x = (step / (5 - ring) - 0.5) * (0.72 - 0.2 * ring) + canvas.random.uniform(-0.05, 0.05)
            y = -0.45 - 0.17 * ring + canvas.random.uniform(-0.05, 0.05)
            reach = canvas.random.uniform(0.13, 0.19)
            crown = [
                (x + reach * cos(tau * k / 14), y + reach * 0.8 * sin(tau * k / 14))
                for k in range(14)
            ]
            shade = 0.32 * ring + canvas.random.uniform(0, 0.25)
            canvas.shape(_placed(crown, foot, size), mix(dark, light, shade))


def palm(canvas: Canvas, foot: Point, size: float, colour: str) -> None:
    """A slender areca palm."""
    lean = canvas.random.uniform(-0.09, 0.09)
    top = (foot[0] + lean * size, foot[1] - size)
    middle = (foot[0] + lean * size * 0.3, foot[1] - size / 2)
    canvas.stroke([foot, middle, top], colour, max(1.6, size * 0.026))
    for angle in (-1.5, -1.1, -0.7, -0.25, 0.3, 0.75, 1.15, 1.55):
        reach = size * canvas.random.uniform(0.34, 0.42)
        rib, blade = [], []
        for step in range(9):
            part = step / 8
            x = top[0] + sin(angle) * reach * part
            y = (
                top[1]
                - (cos(angle) * 0.75 + 0.2) * reach * part
                + reach * 0.85 * part**2.2 * abs(sin(angle))
            )
            rib.append((x, y))
            blade.append((x, y + size * 0.05 * sin(pi * part**0.7)))
        canvas.shape([*rib, *reversed(blade)], colour)


def bamboo(canvas: Canvas, foot: Point, size: float, colours: Colours) -> None:
    """A clump of bamboo: arching stems with feathery tops."""
    for number in range(11):
        side = (number / 5 - 1) + canvas.random.uniform(-0.12, 0.12)
        high = size * canvas.random.uniform(0.75, 1)
        colour = mix(*colours, canvas.random.random())
        stem = [
            (foot[0] + side * size * (0.05 + 0.4 * part**2.6), foot[1] - high * sin(1.72 * part))
            for part in (step / 12 for step in range(13))
        ]
        canvas.stroke(stem, colour, max(1.4, size * 0.007))
        for x, y in stem[4:]:
            for _leaf in range(4):
                _bamboo_leaf(canvas, (x, y), size * canvas.random.uniform(0.06, 0.11), colour)


def _bamboo_leaf(canvas: Canvas, stalk: Point, reach: float, colour: str) -> None:
    x, y = stalk
    tip = (x + canvas.random.uniform(-1, 1) * reach, y + canvas.random.uniform(0.15, 0.8) * reach)
    belly = ((x + tip[0]) / 2, (y + tip[1]) / 2 - reach * 0.17)
    canvas.shape([(x, y), belly, tip], colour)


def boat(canvas: Canvas, middle: Point, size: float, colour: str) -> None:
    """A slender boat with raised ends and one rower in a conical hat."""
    hull = [
        (-0.56, -0.1), (-0.44, -0.025), (-0.22, 0.035), (0.2, 0.035), (0.43, -0.02), (0.56, -0.11),
        (0.4, -0.055), (0.0, -0.03), (-0.4, -0.045),
    ]  # fmt: skip
    canvas.shape(_placed(hull, middle, size), colour)
    rower = [
        (0.16, -0.03),
        (0.17, -0.13),
        (0.2, -0.185),
        (0.25, -0.185),
        (0.275, -0.12),
        (0.29, -0.03),
    ]
    canvas.shape(_placed(rower, middle, size), colour)
    canvas.shape(_placed([(0.13, -0.175), (0.222, -0.25), (0.315, -0.175)], middle, size), colour)
    canvas.stroke(
        _placed([(0.19, -0.13), (0.36, 0.07)], middle, size), colour, max(1.4, size * 0.014)
    )
