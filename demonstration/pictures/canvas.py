"""A small drawing surface: gradients, smooth shapes, mist, grain. Deterministic by seed."""

import io
from collections.abc import Sequence
from random import Random

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1600, 1000
SMOOTH = 2  # shapes are drawn this much larger and reduced: soft edges
SOFT = 4  # clouds and glows are drawn this much smaller: blurring is dear
QUALITY = 86

Point = tuple[float, float]
Shape = tuple[Sequence[Point], str]  # a polygon and its colour
Colour = tuple[int, int, int]
Stops = Sequence[tuple[float, str]]
Fill = str | Stops


def rgb(colour: str) -> Colour:
    """``#rrggbb`` as numbers."""
    return ImageColor.getcolor(colour, "RGB")  # type: ignore[return-value]


def mix(first: str, second: str, share: float) -> str:
    """A colour between two: ``share`` 0 gives the first, 1 the second."""
    pairs = zip(rgb(first), rgb(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def gradient(size: tuple[int, int], stops: Stops) -> Image.Image:
    """A vertical gradient through ``(position 0..1, colour)`` stops."""
    column = Image.new("RGB", (1, 256))
    column.putdata([_at(stops, step / 255) for step in range(256)])
    return column.resize(size, Image.Resampling.BILINEAR)


def _at(stops: Stops, position: float) -> Colour:
    before = stops[0]
    for stop in stops:
        if stop[0] >= position:
            span = stop[0] - before[0]
            return rgb(mix(before[1], stop[1], (position - before[0]) / span if span else 0))
        before = stop
    return rgb(before[1])


class Canvas:
    """One picture in the making."""

    def __init__(self, seed: str) -> None:
        self.random = Random(seed)  # noqa: S311 - pictures, not secrets
        self.image = Image.new("RGB", (WIDTH, HEIGHT))

    def sky(self, stops: Stops) -> None:
        """Fill the whole picture from top to bottom."""
        self.image.paste(gradient((WIDTH, HEIGHT), stops))

    def shape(self, points: Sequence[Point], fill: Fill, *, opacity: float = 1) -> None:
        """A polygon with soft edges, in one colour or with a vertical gradient."""
        left, top, right, bottom = _bounds(points)
        if left >= right or top >= bottom:
            return
        size = (right - left, bottom - top)
        mask = Image.new("L", (size[0] * SMOOTH, size[1] * SMOOTH))
        ImageDraw.Draw(mask).polygon(
            [((x - left) * SMOOTH, (y - top) * SMOOTH) for x, y in points],
            fill=round(255 * opacity),
        )
        paint = rgb(fill) if isinstance(fill, str) else gradient(size, fill)
        self.image.paste(paint, (left, top, right, bottom), mask.reduce(SMOOTH))

    def layers(self, shapes: Sequence[Shape]) -> None:
        """Many polygons over each other in one pass; quicker than one by one."""
        left, top, right, bottom = _bounds(
            [point for points, _colour in shapes for point in points]
        )
        if left >= right or top >= bottom:
            return
        size = ((right - left) * SMOOTH, (bottom - top) * SMOOTH)
        mask, paint = Image.new("L", size), Image.new("RGB", size, rgb(shapes[0][1]))
        draw_mask, draw = ImageDraw.Draw(mask), ImageDraw.Draw(paint)
        for points, colour in shapes:
            outline = [((x - left) * SMOOTH, (y - top) * SMOOTH) for x, y in points]
            draw_mask.polygon(outline, fill=255)
            draw.polygon(outline, fill=rgb(colour))
        self.image.paste(paint.reduce(SMOOTH), (left, top, right, bottom), mask.reduce(SMOOTH))

    def below(self, line: Sequence[Point], fill: Fill, *, bottom: float = HEIGHT) -> None:
        """Everything between a line and ``bottom``: a hill, a ridge, a field."""
        self.shape([*line, (line[-1][0], bottom), (line[0][0], bottom)], fill)

    def stroke(self, line: Sequence[Point], colour: str, width: float) -> None:
        """A line with soft edges."""
        left, top, right, bottom = _bounds(line, margin=int(width) + 2)
        if left >= right or top >= bottom:
            return
        mask = Image.new("L", ((right - left) * SMOOTH, (bottom - top) * SMOOTH))
        ImageDraw.Draw(mask).line(
            [((x - left) * SMOOTH, (y - top) * SMOOTH) for x, y in line],
            fill=255,
            width=max(1, round(width * SMOOTH)),
            joint="curve",
        )
        self.image.paste(rgb(colour), (left, top, right, bottom), mask.reduce(SMOOTH))

    def disk(self, centre: Point, radius: float, colour: str) -> None:
        """The sun or the moon."""
        x, y = centre
        box = (int(x - radius), int(y - radius), int(x + radius), int(y + radius))
        side = box[2] - box[0]
        mask = Image.new("L", (side * SMOOTH, side * SMOOTH))
        ImageDraw.Draw(mask).ellipse((0, 0, side * SMOOTH - 1, side * SMOOTH - 1), fill=255)
        self.image.paste(rgb(colour), box[:2], mask.reduce(SMOOTH))

    def glow(self, centre: Point, radius: float, colour: str, strength: float) -> None:
        """Light that fades outwards."""
        side = int(radius * 2)
        light = ImageChops.invert(Image.radial_gradient("L")).resize((side, side))
        mask = light.point(
            [round(max(0, value - 75) * 255 / 180 * strength) for value in range(256)]
        )
        self.image.paste(rgb(colour), (int(centre[0] - radius), int(centre[1] - radius)), mask)

    def mist(self, top: float, bottom: float, colour: str, strength: float) -> None:
        """A band of mist, thickest in its middle, uneven from left to right."""
        height = int(bottom - top)
        band = Image.new("L", (1, 64))
        band.putdata([round(255 * strength * _bell(step / 63)) for step in range(64)])
        patches = Image.frombytes("L", (7, 3), self.random.randbytes(21))
        patches = patches.point([150 + value * 105 // 255 for value in range(256)])
        bicubic = Image.Resampling.BICUBIC
        mask = ImageChops.multiply(
            band.resize((WIDTH, height), bicubic), patches.resize((WIDTH, height), bicubic)
        )
        self.image.paste(rgb(colour), (0, int(top)), mask)

    def clouds(self, puffs: Sequence[tuple[float, float, float]], fill: Fill, blur: float) -> None:
        """Soft masses made of ``(x, y, radius)`` balls, flattened."""
        mask = Image.new("L", (WIDTH // SOFT, HEIGHT // SOFT))
        draw = ImageDraw.Draw(mask)
        for x, y, radius in puffs:
            across, up = radius / SOFT, radius * 0.62 / SOFT
            draw.ellipse(
                (x / SOFT - across, y / SOFT - up, x / SOFT + across, y / SOFT + up), fill=255
            )
        mask = mask.filter(ImageFilter.GaussianBlur(blur)).resize(
            (WIDTH, HEIGHT), Image.Resampling.BICUBIC
        )
        paint = rgb(fill) if isinstance(fill, str) else gradient((WIDTH, HEIGHT), fill)
        self.image.paste(paint, (0, 0, WIDTH, HEIGHT), mask)

    def stamp(self, sprite: Image.Image, centre: Point) -> None:
        """Put a small picture with transparency down around a point."""
        corner = (int(centre[0] - sprite.width / 2), int(centre[1] - sprite.height / 2))
        self.image.paste(sprite, corner, sprite)

    def jpeg(self) -> bytes:
        """The finished picture, with the grain of painting paper."""
        buffer = io.BytesIO()
        self._grained().save(buffer, "JPEG", quality=QUALITY, optimize=False, progressive=True)
        return buffer.getvalue()

    def _grained(self) -> Image.Image:
        fine = Image.frombytes("L", (WIDTH, HEIGHT), self.random.randbytes(WIDTH * HEIGHT))
        wash = Image.frombytes("L", (40, 25), self.random.randbytes(1000)).resize(
            (WIDTH, HEIGHT), Image.Resampling.BICUBIC
        )
        fine = fine.point([124 + value * 8 // 255 for value in range(256)])
        wash = wash.point([125 + value * 6 // 255 for value in range(256)])
        paper = ImageChops.add(fine, wash, scale=2).convert("RGB")
        return ImageChops.add(self.image, paper, offset=-128)


def _bell(position: float) -> float:
    """0 at both ends, 1 in the middle, without corners."""
    return (4 * position * (1 - position)) ** 1.5


def _bounds(points: Sequence[Point], margin: int = 1) -> tuple[int, int, int, int]:
    """The part of the picture that the points touch."""
    across = [x for x, _y in points]
    down = [y for _x, y in points]
    return (
        max(0, int(min(across)) - margin),
        max(0, int(min(down)) - margin),
        min(WIDTH, int(max(across)) + margin),
        min(HEIGHT, int(max(down)) + margin),
    )
