"""Motifs of the high country: ranges, a sea of clouds, the lake between them."""

from PIL import Image, ImageFilter

from .backdrop import dark_leaf, ranges, sky
from .canvas import HEIGHT, WIDTH, Canvas, mix, rgb
from .figures import bamboo, boat, tree
from .lines import STEP, height_at, hills, noise, ridge
from .palettes import Palette


def ridges(canvas: Canvas, palette: Palette) -> None:
    """Range behind range, the sun between two of them."""
    sky(canvas, palette, (canvas.random.choice((430, 1130)), 400))
    ranges(canvas, palette, 7, 470, 82)
    front = hills(canvas.random, 950, 46, waves=4)
    canvas.below(front, mix(palette.near, "#000000", 0.25))
    for x in range(-20, WIDTH, 90):
        spot = x + canvas.random.uniform(-30, 30)
        size = canvas.random.uniform(36, 90)
        tree(canvas, (spot, height_at(front, spot) + 6), size, dark_leaf(palette, 0.35))


def cloud_sea(canvas: Canvas, palette: Palette) -> None:
    """Summits that stand out of a sea of clouds, as at Tà Xùa."""
    sky(canvas, palette, (canvas.random.choice((380, 1240)), 330), 48)
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
    puffs: list[tuple[float, float, float]] = []
    for x in range(-60, WIDTH + 60, round(size * 0.55)):
        lift = wave[min(len(wave) - 1, max(0, x // STEP))] * size * 0.9
        puffs.append((x, base - lift, size * canvas.random.uniform(0.75, 1.25)))
        puffs += [
            (x + canvas.random.uniform(-40, 40), base + size * (0.6 + down), size * 1.5)
            for down in range(0, 7, 2)
        ]
    top = mix(palette.mist, "#ffffff", 0.55)
    low = mix(palette.mist, palette.far, 0.35 + 0.15 * share)
    start = max(0.0, (base - size * 1.4) / HEIGHT)
    canvas.clouds(puffs, [(0, top), (start, top), (min(1.0, start + 0.22), low), (1, low)], 2.2)


def lake(canvas: Canvas, palette: Palette) -> None:
    """The reservoir of the Đà river between mountains, with a boat."""
    sky(canvas, palette, (canvas.random.choice((520, 1080)), 330))
    ranges(canvas, palette, 5, 330, 62, last=0.75)
    _water(canvas, palette, 640)
    spot = (canvas.random.uniform(520, 1050), 800)
    boat(canvas, (spot[0] + 6, spot[1] + 12), 250, mix(palette.near, palette.mist, 0.25))
    boat(canvas, spot, 250, mix(palette.near, "#000000", 0.4))
    front = hills(canvas.random, 1010, 60, waves=3)
    canvas.below(front, mix(palette.near, "#000000", 0.35))
    leaf = dark_leaf(palette, 0.3)
    for x in (60, 210, 1420, 1560):
        bamboo(canvas, (x, height_at(front, x) + 20), canvas.random.uniform(230, 330), leaf)


def _water(canvas: Canvas, palette: Palette, shore: int) -> None:
    """Everything above the shore mirrored below it, blurred, with glints."""
    land = canvas.image.crop((0, 0, WIDTH, shore)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    small = land.resize((WIDTH // 8, shore // 2)).filter(ImageFilter.GaussianBlur(1.2))
    box = (0, 0, WIDTH // 8, shore * 0.4)
    mirrored = small.resize((WIDTH, HEIGHT - shore), Image.Resampling.BICUBIC, box=box)
    water = Image.new("RGB", mirrored.size, rgb(mix(palette.near, palette.mist, 0.35)))
    canvas.image.paste(Image.blend(mirrored, water, 0.28), (0, shore))
    canvas.mist(shore - 46, shore + 40, palette.mist, 0.75)
    bright, dull = mix(palette.mist, "#ffffff", 0.3), mix(palette.near, palette.mist, 0.3)
    for _ in range(150):
        y = shore + 26 + (HEIGHT - shore - 26) * canvas.random.random() ** 0.8
        x = canvas.random.uniform(-50, WIDTH)
        half = 7 + (y - shore) * canvas.random.uniform(0.05, 0.27)
        thick = 0.6 + (y - shore) / 170
        glint = [(x, y), (x + half, y - thick), (x + 2 * half, y), (x + half, y + thick)]
        colour = bright if canvas.random.random() < 0.65 else dull
        canvas.shape(glint, colour, opacity=0.55)
