"""Branches in bloom: *ban* (Bauhinia variegata) and plum, the flowers of Sơn La's spring."""

from collections.abc import Callable
from functools import cache
from math import cos, hypot, pi, sin, tau

from PIL import Image, ImageDraw

from .canvas import SMOOTH, Canvas, Point, mix, rgb

WHITE = "#ffffff"
Flower = Callable[[int, int, str], Image.Image]


def branch(canvas: Canvas, start: Point, angle: float, length: float, colour: str) -> list[Point]:
    """Draw a crooked branch with twigs; gives the points at which something can grow."""
    places: list[Point] = []
    _grow(canvas, start, angle, length, length * 0.036, colour, places)
    return places


def _grow(
    canvas: Canvas,
    start: Point,
    angle: float,
    length: float,
    width: float,
    colour: str,
    places: list[Point],
) -> None:
    steps = 9
    spine, directions = [start], [angle]
    for step in range(steps):
        angle += canvas.random.uniform(-0.22, 0.22)
        x, y = spine[-1]
        spine.append((x + cos(angle) * length / steps, y + sin(angle) * length / steps))
        directions.append(angle)
        if step >= 2:
            places.append(spine[-1])
        if step >= 2 and length > 120:
            fork = angle + canvas.random.choice((-1, 1)) * canvas.random.uniform(0.5, 1.0)
            part = length * canvas.random.uniform(0.22, 0.42)
            _grow(canvas, spine[-1], fork, part, width * (0.62 - 0.05 * step), colour, places)
    _taper(canvas, spine, directions, width, colour)


def _taper(
    canvas: Canvas, spine: list[Point], directions: list[float], width: float, colour: str
) -> None:
    """A line that grows thinner to its end."""
    left, right = [], []
    for step, ((x, y), angle) in enumerate(zip(spine, directions, strict=True)):
        half = max(1.3, width / 2 * (1 - 0.85 * step / len(spine)))
        left.append((x - sin(angle) * half, y + cos(angle) * half))
        right.append((x + sin(angle) * half, y - cos(angle) * half))
    canvas.shape([*left, *reversed(right)], colour)


def bloom(
    canvas: Canvas,
    places: list[Point],
    flower: Flower,
    size: int,
    tint: str,
    *,
    apart: float = 0.62,
) -> None:
    """Set flowers on a branch, never nearer to each other than ``apart`` of their size."""
    taken: list[Point] = []
    canvas.random.shuffle(places)
    for x, y in places:
        x += canvas.random.uniform(-0.25, 0.25) * size
        y += canvas.random.uniform(-0.25, 0.25) * size
        if all(hypot(x - a, y - b) > size * apart for a, b in taken):
            taken.append((x, y))
            share = canvas.random.choice((0.78, 0.9, 1.0, 1.0))
            canvas.stamp(flower(round(size * share), canvas.random.randrange(8), tint), (x, y))


def leaves(canvas: Canvas, places: list[Point], size: int, colour: str, share: float) -> None:
    """Set *ban* leaves at some points of a branch."""
    for x, y in places:
        if canvas.random.random() < share:
            turn = canvas.random.randrange(12)
            spot = (
                x + canvas.random.uniform(-0.4, 0.4) * size,
                y + canvas.random.uniform(0, 0.5) * size,
            )
            canvas.stamp(ban_leaf(size, turn, colour), spot)


@cache
def ban_flower(size: int, turn: int, tint: str) -> Image.Image:
    """White *ban*: five long petals, one with a strong streak, and curved stamens."""
    sprite, draw, side = _sprite(size)
    middle = (side / 2, side / 2)
    lead = tau * turn / 8
    for number in (2, 3, 1, 4, 0):
        angle = lead + tau * number / 5
        shade = mix(WHITE, tint, 0.05 + 0.03 * ((number * 3 + turn) % 3))
        edge = _opaque(mix(WHITE, tint, 0.3))
        draw.polygon(_petal(middle, angle, side * 0.48, 0.34), fill=_opaque(shade), outline=edge)
        strong = 0.85 if number == 0 else 0.22
        length = side * (0.36 if number == 0 else 0.27)
        draw.polygon(_petal(middle, angle, length, 0.12), fill=_opaque(mix(WHITE, tint, strong)))
    for number in range(5):
        angle = lead + pi + (number - 2) * 0.22
        tip = (middle[0] + cos(angle) * side * 0.27, middle[1] + sin(angle) * side * 0.27)
        draw.line([middle, tip], fill=_opaque(mix(tint, WHITE, 0.35)), width=max(1, side // 80))
        _dot(draw, tip, side * 0.016, "#b9802f")
    return sprite.reduce(SMOOTH)


@cache
def plum_flower(size: int, turn: int, tint: str) -> Image.Image:
    """A plum blossom: five round white petals and yellow stamens."""
    sprite, draw, side = _sprite(size)
    middle = (side / 2, side / 2)
    for number in range(5):
        angle = tau * number / 5 + turn * 0.5
        heart = (middle[0] + cos(angle) * side * 0.25, middle[1] + sin(angle) * side * 0.25)
        _dot(draw, heart, side * 0.215, mix(WHITE, tint, 0.36))
        _dot(draw, heart, side * 0.205, mix(WHITE, tint, 0.03 + 0.04 * ((number + turn) % 3)))
    _dot(draw, middle, side * 0.09, mix(WHITE, tint, 0.55))
    for number in range(8):
        angle = tau * number / 8 + turn
        tip = (middle[0] + cos(angle) * side * 0.18, middle[1] + sin(angle) * side * 0.18)
        draw.line([middle, tip], fill=_opaque("#c9a95a"), width=max(1, side // 70))
        _dot(draw, tip, side * 0.018, "#b98a2e")
    return sprite.reduce(SMOOTH)


@cache
def ban_leaf(size: int, turn: int, colour: str) -> Image.Image:
    """A leaf of the *ban* tree, in two lobes like a hoof."""
    sprite, draw, side = _sprite(size)
    angle = tau * turn / 12
    stalk = (side / 2 - cos(angle) * side * 0.3, side / 2 - sin(angle) * side * 0.3)
    for lobe, light in ((-0.34, 0.18), (0.34, 0.05)):
        outline = _petal(stalk, angle + lobe, side * 0.66, 0.38)
        draw.polygon(outline, fill=_opaque(mix(colour, WHITE, light)))
    return sprite.reduce(SMOOTH)


def _sprite(size: int) -> tuple[Image.Image, ImageDraw.ImageDraw, int]:
    side = size * SMOOTH
    sprite = Image.new("RGBA", (side, side))
    return sprite, ImageDraw.Draw(sprite), side


def _opaque(colour: str) -> tuple[int, ...]:
    red, green, blue = rgb(colour)
    return red, green, blue, 255


def _dot(draw: ImageDraw.ImageDraw, centre: Point, radius: float, colour: str) -> None:
    x, y = centre
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=_opaque(colour))


def _petal(start: Point, angle: float, length: float, breadth: float) -> list[Point]:
    """A petal's outline: narrow at ``start``, broad towards its end."""
    points = []
    for step in range(25):
        turn = tau * step / 24
        along = length * (0.5 - 0.5 * cos(turn))
        across = length * breadth * sin(turn) * (0.5 + 0.5 * along / length)
        x = start[0] + cos(angle) * along - sin(angle) * across
        y = start[1] + sin(angle) * along + cos(angle) * across
        points.append((x, y))
    return points
