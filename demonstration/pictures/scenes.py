"""The motifs: what Sơn La's land looks like, drawn in layers from the horizon forwards."""

from collections.abc import Callable
from dataclasses import dataclass
from math import cos, pi, sin

from PIL import Image, ImageFilter

from .blossoms import ban_flower, bloom, branch, leaves, plum_flower
from .canvas import HEIGHT, WIDTH, Canvas, Point, mix, rgb
from .figures import bamboo, boat, palm, stilt_house, tree
from .lines import STEP, height_at, hills, noise, ridge, swell
from .palettes import DAWN, DUSK, HARVEST, MORNING, RAIN, Palette

Shape = tuple[list[Point], str]  # a polygon and its colour


@dataclass(frozen=True)
class Motif:
    """``alt``: what the picture shows, in Vietnamese and English."""

    draw: Callable[[Canvas, Palette], None]
    palettes: tuple[Palette, ...]
    alt: str
    alt_en: str


def _sky(canvas: Canvas, palette: Palette, sun: Point, size: float = 54) -> None:
    canvas.sky(palette.sky)
    canvas.glow(sun, 520, palette.sun, 0.85)
    canvas.disk(sun, size, palette.sun)


def _ranges(
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


def ridges(canvas: Canvas, palette: Palette) -> None:
    """Range behind range, the sun between two of them."""
    _sky(canvas, palette, (canvas.random.choice((430, 1130)), 400))
    _ranges(canvas, palette, 7, 470, 82)
    front = height_line(canvas, 950, 46)
    canvas.below(front, mix(palette.near, "#000000", 0.25))
    for x in range(-20, WIDTH, 90):
        spot = x + canvas.random.uniform(-30, 30)
        size = canvas.random.uniform(36, 90)
        tree(canvas, (spot, height_at(front, spot) + 6), size, _dark_leaf(palette, 0.35))


def height_line(canvas: Canvas, base: float, height: float) -> list[Point]:
    """A gentle foreground."""
    return hills(canvas.random, base, height, waves=4)


def _dark_leaf(palette: Palette, light: float) -> tuple[str, str]:
    dark = mix(palette.near, "#000000", 0.25)
    return dark, mix(dark, palette.field[1], light)


def cloud_sea(canvas: Canvas, palette: Palette) -> None:
    """Summits that stand out of a sea of clouds, as at Tà Xùa."""
    _sky(canvas, palette, (canvas.random.choice((380, 1240)), 330), 48)
    for number in range(4):
        share = number / 3
        base = 430 + number * 150
        colour = mix(palette.far, palette.near, share)
        line = ridge(canvas.random, base, 150 + 30 * number, peaks=3 + number % 2, rough=0.45)
        fade = mix(colour, palette.mist, 0.75)
        canvas.below(line, [(0, colour), (0.5, fade), (1, fade)], bottom=min(HEIGHT, base + 420))
        _cloud_bank(canvas, palette, base + 95, 58 + 26 * number, share)


def _cloud_bank(canvas: Canvas, palette: Palette, base: float, size: float, share: float) -> None:
    wave = noise(canvas.random, 6)
    puffs = []
    for x in range(-60, WIDTH + 60, round(size * 0.55)):
        lift = wave[min(len(wave) - 1, max(0, x // STEP))] * size * 0.9
        puffs.append((x, base - lift, size * canvas.random.uniform(0.75, 1.25)))
        puffs += [
            (x + canvas.random.uniform(-40, 40), base + size * (0.6 + down), size * 1.5)
            for down in range(0, 7, 2)
        ]
    top, low = (
        mix(palette.mist, "#ffffff", 0.55),
        mix(palette.mist, palette.far, 0.35 + 0.15 * share),
    )
    start = max(0.0, (base - size * 1.4) / HEIGHT)
    canvas.clouds(puffs, [(0, top), (start, top), (min(1.0, start + 0.22), low), (1, low)], 2.2)


def terraces(canvas: Canvas, palette: Palette) -> None:
    """Terraced rice fields that step down two slopes."""
    _sky(canvas, palette, (canvas.random.choice((500, 1080)), 300))
    _ranges(canvas, palette, 4, 380, 62, last=0.55)
    side = canvas.random.choice((-1, 1))
    _slope_of_fields(canvas, palette, 570, 260 * side, 0)
    x = WIDTH / 2 - side * canvas.random.uniform(330, 480)
    spot = (x, 700)
    stilt_house(canvas, spot, 130, (palette.wood, mix(palette.wood, "#8a6a48", 0.5)), palette.lamp)
    palm(canvas, (spot[0] + 100, spot[1] + 4), 130, mix(palette.near, "#000000", 0.1))
    tree(canvas, (spot[0] - 100, spot[1] + 4), 90, _dark_leaf(palette, 0.5))
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
        line = []
        for index in range(WIDTH // STEP + 1):
            bend = first[index] * cos(turn) + second[index] * sin(turn)
            height = (
                tilt * (index * STEP / WIDTH - 0.5) + bend * (46 + depth * 0.1) + ripple[index] * 7
            )
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
    _sky(canvas, palette, (canvas.random.choice((360, 1180)), 280))
    _ranges(canvas, palette, 3, 360, 60, last=0.5)
    canvas.below(swell(canvas.random, 560, 16, waves=1.5), mix(palette.field[0], palette.mist, 0.3))
    for row, (base, count, width) in enumerate(((660, 5, 260), (800, 4, 380), (1010, 3, 560))):
        order = list(range(-1, count + 1))
        canvas.random.shuffle(order)
        for number in order:
            x = (
                (number + 0.5 * (row % 2) + canvas.random.uniform(-0.2, 0.2))
                * WIDTH
                / (count - 0.5)
            )
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


def lake(canvas: Canvas, palette: Palette) -> None:
    """The reservoir of the Đà river between mountains, with a boat."""
    _sky(canvas, palette, (canvas.random.choice((520, 1080)), 330))
    _ranges(canvas, palette, 5, 330, 62, last=0.75)
    shore = 640
    land = canvas.image.crop((0, 0, WIDTH, shore))
    mirrored = land.transpose(Image.Transpose.FLIP_TOP_BOTTOM).resize((WIDTH // 8, shore // 2))
    mirrored = mirrored.filter(ImageFilter.GaussianBlur(1.2)).resize(
        (WIDTH, HEIGHT - shore), Image.Resampling.BICUBIC, box=(0, 0, WIDTH // 8, shore * 0.4)
    )
    water = Image.new("RGB", mirrored.size, rgb(mix(palette.near, palette.mist, 0.35)))
    canvas.image.paste(Image.blend(mirrored, water, 0.28), (0, shore))
    canvas.mist(shore - 46, shore + 40, palette.mist, 0.75)
    for _ in range(150):
        y = shore + 26 + (HEIGHT - shore - 26) * canvas.random.random() ** 0.8
        reach = 14 + (y - shore) * canvas.random.uniform(0.1, 0.55)
        x = canvas.random.uniform(-50, WIDTH)
        glint = (
            mix(palette.mist, "#ffffff", 0.3)
            if canvas.random.random() < 0.65
            else mix(palette.near, palette.mist, 0.3)
        )
        thick = 0.6 + (y - shore) / 170
        canvas.shape(
            [(x, y), (x + reach / 2, y - thick), (x + reach, y), (x + reach / 2, y + thick)],
            glint,
            opacity=0.55,
        )
    spot = (canvas.random.uniform(520, 1050), 800)
    boat(canvas, (spot[0] + 6, spot[1] + 12), 250, mix(palette.near, palette.mist, 0.25))
    boat(canvas, spot, 250, mix(palette.near, "#000000", 0.4))
    front = hills(canvas.random, 1010, 60, waves=3)
    canvas.below(front, mix(palette.near, "#000000", 0.35))
    for x in (60, 210, 1420, 1560):
        bamboo(
            canvas,
            (x, height_at(front, x) + 20),
            canvas.random.uniform(230, 330),
            _dark_leaf(palette, 0.3),
        )


def village(canvas: Canvas, palette: Palette) -> None:
    """A village of stilt houses below the mountains, lamps lit."""
    _sky(canvas, palette, (canvas.random.choice((420, 1200)), 330))
    _ranges(canvas, palette, 5, 400, 70, last=0.8)
    for row, (base, size) in enumerate(((690, 120), (775, 175), (890, 260))):
        ground = hills(canvas.random, base, 22, waves=3)
        colour = mix(
            mix(palette.field[0], palette.near, 0.3 + 0.25 * row), palette.mist, 0.22 - 0.1 * row
        )
        canvas.below(ground, [(0, mix(colour, palette.field[1], 0.18)), (0.5, colour), (1, colour)])
        x = canvas.random.uniform(-40, 120)
        while x < WIDTH + 60:
            foot = (x, height_at(ground, min(WIDTH, max(0, x))) + size * 0.1)
            _homestead(canvas, palette, foot, size, row)
            x += size * canvas.random.uniform(1.25, 1.9)
        canvas.mist(base + 25, base + 110, palette.mist, 0.3 - 0.1 * row)
    canvas.below(hills(canvas.random, 985, 18, waves=5), mix(palette.near, "#000000", 0.3))


def _homestead(canvas: Canvas, palette: Palette, foot: Point, size: float, row: int) -> None:
    distance = 0.28 - 0.12 * row
    leaf = tuple(mix(tone, palette.mist, distance) for tone in _dark_leaf(palette, 0.45))
    choice = canvas.random.random()
    if choice < 0.62:
        wood = mix(palette.wood, palette.mist, distance)
        roof = mix(mix(palette.wood, "#7d6046", 0.5), palette.mist, distance)
        if canvas.random.random() < 0.6:
            palm(canvas, (foot[0] + size * 0.5, foot[1]), size * 1.05, leaf[0])
        stilt_house(canvas, foot, size, (wood, roof), palette.lamp)
    elif choice < 0.8:
        tree(canvas, foot, size * 0.8, (leaf[0], leaf[1]))
    else:
        bamboo(canvas, foot, size * 1.0, (leaf[0], leaf[1]))


def ban_blossom(canvas: Canvas, palette: Palette) -> None:
    """Branches of white ban before misty mountains."""
    _sky(canvas, palette, (1150, 380))
    _ranges(canvas, palette, 5, 520, 100, last=0.7)
    bark = mix(palette.wood, palette.near, 0.3)
    for start, angle, length in (((-30, 700), -0.36, 920), ((-30, 170), 0.16, 560)):
        places = branch(canvas, start, angle, length, bark)
        leaves(canvas, places, 58, mix(palette.field[0], "#7fa05a", 0.5), 0.16)
        bloom(canvas, places, ban_flower, 108, "#a8487f")


def plum_valley(canvas: Canvas, palette: Palette) -> None:
    """A valley of plum orchards in bloom, with stilt houses; a branch in front."""
    _sky(canvas, palette, (520, 320))
    _ranges(canvas, palette, 4, 400, 66, last=0.6)
    for row, base in enumerate((610, 700, 810)):
        ground = hills(canvas.random, base, 34, waves=3)
        meadow = mix(mix(*palette.field, 0.35), palette.mist, 0.42 - 0.12 * row)
        canvas.below(
            ground, [(0, mix(meadow, "#ffffff", 0.12)), (1, mix(meadow, palette.near, 0.3))]
        )
        if row == 1:
            for x in (330, 520, 1010):
                spot = x + canvas.random.uniform(-50, 50)
                stilt_house(
                    canvas,
                    (spot, height_at(ground, spot) + 18),
                    150,
                    (palette.wood, mix(palette.wood, "#8a6a48", 0.55)),
                    palette.lamp,
                )
        _orchard(canvas, palette, ground, 60 + 26 * row)
    places = branch(canvas, (WIDTH + 30, 120), 2.75, 800, mix(palette.wood, palette.near, 0.25))
    bloom(canvas, places, plum_flower, 56, "#d4849f", apart=0.7)


def _orchard(canvas: Canvas, palette: Palette, ground: list[Point], size: float) -> None:
    """Plum trees in bloom: low white clouds on dark trunks."""
    bark = mix(mix(palette.wood, palette.near, 0.4), palette.mist, 0.15)
    x = canvas.random.uniform(-30, 30)
    while x < WIDTH + 40:
        foot = (
            x,
            height_at(ground, min(WIDTH, max(0, x))) + size * canvas.random.uniform(0.6, 0.95),
        )
        for lean in (-0.16, 0.12):
            canvas.stroke([foot, (x + lean * size, foot[1] - size * 0.45)], bark, size * 0.05)
        for number in range(13):
            lift = 0.3 + 0.5 * number / 13
            breadth = 0.5 * (1.15 - lift)
            place = (x + canvas.random.uniform(-1, 1) * breadth * size * 1.3, foot[1] - size * lift)
            shade = mix("#e3c3cf", "#ffffff", 0.25 + 0.7 * number / 13)
            canvas.disk(
                place, size * canvas.random.uniform(0.1, 0.17), mix(shade, palette.mist, 0.12)
            )
        x += size * canvas.random.uniform(0.75, 1.5)


MOTIFS: dict[str, Motif] = {
    "ridges": Motif(
        ridges,
        (DAWN, DUSK, RAIN),
        "những dãy núi trập trùng trong sương",
        "mountain ranges in the mist",
    ),
    "cloud-sea": Motif(
        cloud_sea,
        (DAWN, MORNING, DUSK),
        "đỉnh núi nổi trên biển mây",
        "summits above a sea of clouds",
    ),
    "terraces": Motif(
        terraces,
        (HARVEST, MORNING, RAIN),
        "ruộng bậc thang và nếp nhà sàn bên sườn núi",
        "terraced rice fields and a stilt house on a mountain slope",
    ),
    "tea-hills": Motif(
        tea_hills,
        (MORNING, DAWN, RAIN),
        "những đồi chè xếp lớp dưới chân núi",
        "round hills of tea below the mountains",
    ),
    "lake": Motif(
        lake,
        (DAWN, DUSK, MORNING),
        "con thuyền trên mặt hồ giữa núi",
        "a boat on a lake between mountains",
    ),
    "village": Motif(
        village,
        (DUSK, MORNING, DAWN),
        "bản nhà sàn dưới chân núi",
        "a village of stilt houses below the mountains",
    ),
    "ban-blossom": Motif(
        ban_blossom,
        (MORNING, DAWN, RAIN),
        "cành hoa ban trắng trước dãy núi mờ sương",
        "branches of white ban blossom before misty mountains",
    ),
    "plum-valley": Motif(
        plum_valley,
        (MORNING, DAWN, RAIN),
        "thung lũng hoa mận và nhà sàn",
        "a valley of plum blossom with stilt houses",
    ),
}
