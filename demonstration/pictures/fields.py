"""Motifs of worked land: terraced rice fields and hills of tea."""

from math import cos, pi, sin

from .backdrop import dark_leaf, ranges, sky
from .canvas import HEIGHT, WIDTH, Canvas, Point, Shape, mix
from .figures import palm, stilt_house, tree
from .lines import STEP, noise, swell
from .palettes import Palette


def terraces(canvas: Canvas, palette: Palette) -> None:
    """Terraced rice fields that step down two slopes."""
    sky(canvas, palette, (canvas.random.choice((500, 1080)), 300))
    ranges(canvas, palette, 4, 380, 62, last=0.55)
    side = canvas.random.choice((-1, 1))
    _slope_of_fields(canvas, palette, 570, 260 * side, 0)
    x = WIDTH / 2 - side * canvas.random.uniform(330, 480)
    spot = (x, 700)
    stilt_house(canvas, spot, 130, (palette.wood, mix(palette.wood, "#8a6a48", 0.5)), palette.lamp)
    palm(canvas, (spot[0] + 100, spot[1] + 4), 130, mix(palette.near, "#000000", 0.1))
    tree(canvas, (spot[0] - 100, spot[1] + 4), 90, dark_leaf(palette, 0.5))
    _slope_of_fields(canvas, palette, 760, -300 * side, 1)


def _slope_of_fields(
    canvas: Canvas, palette: Palette, base: float, tilt: float, near: float
) -> None:
    """Fields between contour lines; the lines widen towards the viewer.

    Contours of one slope are one line that slowly changes its bends, as on a map.
    """
    first, second = (noise(canvas.random, cells) for cells in (3, 3))
    ripple = noise(canvas.random, 11)
    shapes: list[Shape] = []
    depth = 0.0
    while base + depth - abs(tilt) < HEIGHT + 60:
        spread = 15 + depth * 0.085
        turn = depth / 260
        line: list[Point] = []
        for index in range(WIDTH // STEP + 1):
            bend = first[index] * cos(turn) + second[index] * sin(turn)
            slope = tilt * (index * STEP / WIDTH - 0.5)
            height = slope + bend * (46 + depth * 0.1) + ripple[index] * 7
            line.append((index * STEP, base + depth + height))
        haze = 0.42 * (1 - near) * max(0.0, 1 - depth / 420)
        shapes += _field(palette, line, spread, haze, canvas.random.random())
        depth += spread
    canvas.layers(shapes)


def _field(
    palette: Palette, line: list[Point], spread: float, haze: float, ripeness: float
) -> list[Shape]:
    """One terrace: the bank below it, its lit rim, the crop."""
    crop = mix(mix(*palette.field, 0.35 + 0.6 * ripeness), palette.mist, haze)
    bank = mix(mix(palette.field[0], palette.near, 0.5), palette.mist, haze)
    rim, edge = max(1.5, spread * 0.09), spread * 0.74
    return [
        (_strip(line, -rim, spread + 3), bank),
        (_strip(line, -rim, edge), mix(crop, "#ffffff", 0.32)),
        (_strip(line, rim, edge), crop),
    ]


def _strip(line: list[Point], top: float, bottom: float) -> list[Point]:
    return [*((x, y + top) for x, y in line), *((x, y + bottom) for x, y in reversed(line))]


def tea_hills(canvas: Canvas, palette: Palette) -> None:
    """Round hills of tea in rows, as at Mộc Châu."""
    sky(canvas, palette, (canvas.random.choice((360, 1180)), 280))
    ranges(canvas, palette, 3, 360, 60, last=0.5)
    canvas.below(swell(canvas.random, 560, 16, waves=1.5), mix(palette.field[0], palette.mist, 0.3))
    for row, (base, count, width) in enumerate(((660, 5, 260), (800, 4, 380), (1010, 3, 560))):
        order = list(range(-1, count + 1))
        canvas.random.shuffle(order)
        for number in order:
            place = number + 0.5 * (row % 2) + canvas.random.uniform(-0.2, 0.2)
            x = place * WIDTH / (count - 0.5)
            size = width * canvas.random.uniform(0.85, 1.15)
            height = size * canvas.random.uniform(0.5, 0.64)
            _tea_hill(canvas, palette, (x, base + 20), size, height, row / 2)
        canvas.mist(base - 60, base + 60, palette.mist, 0.5 - 0.25 * row)


def _tea_hill(
    canvas: Canvas, palette: Palette, foot: Point, width: float, height: float, near: float
) -> None:
    """A dome with rows of bushes round it, sunlit at the top."""
    shade = mix(mix(palette.field[0], palette.near, 0.4), palette.mist, 0.34 * (1 - near))
    light = mix(mix(*palette.field, 0.7), palette.mist, 0.3 * (1 - near))
    lean = canvas.random.uniform(-0.2, 0.2)
    rows, gap = 16, 3.5 + 3.5 * near
    shapes: list[Shape] = []
    for row in range(rows):
        part = 1 - row / rows
        dome = [
            (
                foot[0] + width * (lean * (1 - part) - part * cos(pi * step / 48)),
                foot[1] - height * (sin(pi * step / 48) ** 0.9 * part + 0.2 * (1 - part)),
            )
            for step in range(49)
        ]
        bush = mix(shade, light, 0.2 + 0.75 * row / rows)
        shapes += [
            (dome, mix(bush, "#ffffff", 0.13)),
            ([(x, y + gap * 0.6) for x, y in dome], bush),
            ([(x, y + gap * 2.2) for x, y in dome], mix(shade, palette.near, 0.25)),
        ]
    canvas.layers(shapes)
