"""Times of day, as colours."""

from dataclasses import dataclass

from .canvas import Stops


@dataclass(frozen=True)
class Palette:
    """``far`` and ``near``: the land at the horizon and at the viewer's feet."""

    sky: Stops
    far: str
    near: str
    mist: str
    sun: str
    field: tuple[str, str]  # shade, light
    wood: str = "#3d2f2a"
    lamp: str = "#ffdf9e"


DAWN = Palette(
    sky=[(0, "#7fa6bd"), (0.32, "#c3d3d2"), (0.55, "#fae6c6"), (1, "#fbdcb4")],
    far="#a9bfc9",
    near="#16404a",
    mist="#f6e6d0",
    sun="#fff6df",
    field=("#3f6b4f", "#b9c77a"),
)
MORNING = Palette(
    sky=[(0, "#8fb9c4"), (0.5, "#dbe9e2"), (0.75, "#f3f2e2"), (1, "#f3f2e2")],
    far="#b4cbc9",
    near="#1c4a38",
    mist="#eef3e6",
    sun="#fffdf2",
    field=("#3d7a46", "#c3d67f"),
)
HARVEST = Palette(
    sky=[(0, "#9fb8b8"), (0.4, "#ecdcb6"), (0.7, "#f7dfa6"), (1, "#f2cf8d")],
    far="#c2b795",
    near="#3c4a2a",
    mist="#f7e7bf",
    sun="#fff3d0",
    field=("#8d7a2c", "#ecc95c"),
)
DUSK = Palette(
    sky=[(0, "#46507f"), (0.35, "#9b7f9d"), (0.6, "#eab39a"), (1, "#f7cf9f")],
    far="#a58ea6",
    near="#232f4b",
    mist="#eec3ab",
    sun="#ffe9c4",
    field=("#3a4a5a", "#c69a86"),
)
RAIN = Palette(
    sky=[(0, "#93a7a8"), (0.5, "#c5d2cc"), (1, "#e3e8de")],
    far="#aebfbb",
    near="#1f4140",
    mist="#e6ece4",
    sun="#f4f6ee",
    field=("#37684b", "#9dbb78"),
)
