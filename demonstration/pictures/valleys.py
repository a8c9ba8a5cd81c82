"""Motifs of the valleys: villages, blossom, orchards."""

from .backdrop import dark_leaf, ranges, sky
from .blossoms import ban_flower, bloom, branch, leaves, plum_flower
from .canvas import WIDTH, Canvas, Point, mix
from .figures import bamboo, palm, stilt_house, tree
from .lines import height_at, hills
from .palettes import Palette


def village(canvas: Canvas, palette: Palette) -> None:
    """A village of stilt houses below the mountains, lamps lit."""
    sky(canvas, palette, (canvas.random.choice((420, 1200)), 330))
    ranges(canvas, palette, 5, 400, 70, last=0.8)
    for row, (base, size) in enumerate(((690, 120), (775, 175), (890, 260))):
        ground = hills(canvas.random, base, 22, waves=3)
        colour = mix(palette.field[0], palette.near, 0.3 + 0.25 * row)
        colour = mix(colour, palette.mist, 0.22 - 0.1 * row)
        canvas.below(ground, [(0, mix(colour, palette.field[1], 0.18)), (0.5, colour), (1, colour)])
        x = canvas.random.uniform(-40, 120)
        while x < WIDTH + 60:
            foot = (x, height_at(ground, x) + size * 0.1)
            _homestead(canvas, palette, foot, size, row)
            x += size * canvas.random.uniform(1.25, 1.9)
        canvas.mist(base + 25, base + 110, palette.mist, 0.3 - 0.1 * row)
    canvas.below(hills(canvas.random, 985, 18, waves=5), mix(palette.near, "#000000", 0.3))


def _homestead(canvas: Canvas, palette: Palette, foot: Point, size: float, row: int) -> None:
    distance = 0.28 - 0.12 * row
    dark, light = (mix(tone, palette.mist, distance) for tone in dark_leaf(palette, 0.45))
    choice = canvas.random.random()
    if choice < 0.62:
        wood = mix(palette.wood, palette.mist, distance)
        roof = mix(mix(palette.wood, "#7d6046", 0.5), palette.mist, distance)
        if canvas.random.random() < 0.6:
            palm(canvas, (foot[0] + size * 0.5, foot[1]), size * 1.05, dark)
        stilt_house(canvas, foot, size, (wood, roof), palette.lamp)
    elif choice < 0.8:
        tree(canvas, foot, size * 0.8, (dark, light))
    else:
        bamboo(canvas, foot, size, (dark, light))


def ban_blossom(canvas: Canvas, palette: Palette) -> None:
    """Branches of white ban before misty mountains."""
    sky(canvas, palette, (1150, 380))
    ranges(canvas, palette, 5, 520, 100, last=0.7)
    bark = mix(palette.wood, palette.near, 0.3)
    for start, angle, length in (((-30, 700), -0.36, 920), ((-30, 170), 0.16, 560)):
        places = branch(canvas, start, angle, length, bark)
        leaves(canvas, places, 58, mix(palette.field[0], "#7fa05a", 0.5), 0.16)
        bloom(canvas, places, ban_flower, 108, "#a8487f")


def plum_valley(canvas: Canvas, palette: Palette) -> None:
    """A valley of plum orchards in bloom, with stilt houses; a branch in front."""
    sky(canvas, palette, (520, 320))
    ranges(canvas, palette, 4, 400, 66, last=0.6)
    for row, base in enumerate((610, 700, 810)):
        ground = hills(canvas.random, base, 34, waves=3)
        meadow = mix(mix(*palette.field, 0.35), palette.mist, 0.42 - 0.12 * row)
        light, shade = mix(meadow, "#ffffff", 0.12), mix(meadow, palette.near, 0.3)
        canvas.below(ground, [(0, light), (1, shade)])
        if row == 1:
            _houses(canvas, palette, ground)
        _orchard(canvas, palette, ground, 60 + 26 * row)
    places = branch(canvas, (WIDTH + 30, 120), 2.75, 800, mix(palette.wood, palette.near, 0.25))
    bloom(canvas, places, plum_flower, 56, "#d4849f", apart=0.7)


def _houses(canvas: Canvas, palette: Palette, ground: list[Point]) -> None:
    colours = (palette.wood, mix(palette.wood, "#8a6a48", 0.55))
    for x in (330, 520, 1010):
        spot = x + canvas.random.uniform(-50, 50)
        stilt_house(canvas, (spot, height_at(ground, spot) + 18), 150, colours, palette.lamp)


def _orchard(canvas: Canvas, palette: Palette, ground: list[Point], size: float) -> None:
    """Plum trees in bloom: low white clouds on dark trunks."""
    bark = mix(mix(palette.wood, palette.near, 0.4), palette.mist, 0.15)
    x = canvas.random.uniform(-30, 30)
    while x < WIDTH + 40:
        depth = size * canvas.random.uniform(0.6, 0.95)
        foot = (x, height_at(ground, x) + depth)
        for lean in (-0.16, 0.12):
            canvas.stroke([foot, (x + lean * size, foot[1] - size * 0.45)], bark, size * 0.05)
        for number in range(13):
            lift = 0.3 + 0.5 * number / 13
            breadth = 0.5 * (1.15 - lift)
            place = (x + canvas.random.uniform(-1, 1) * breadth * size * 1.3, foot[1] - size * lift)
            shade = mix("#e3c3cf", "#ffffff", 0.25 + 0.7 * number / 13)
            reach = size * canvas.random.uniform(0.1, 0.17)
            canvas.disk(place, reach, mix(shade, palette.mist, 0.12))
        x += size * canvas.random.uniform(0.75, 1.5)
