"""Drawn pictures for the demonstration: landscapes of Sơn La, never a photograph."""

from functools import cache

from .canvas import HEIGHT, WIDTH, Canvas
from .motifs import MOTIFS

CREDIT = {"vi": "Tranh minh họa do hệ thống vẽ", "en": "Drawn by the system"}
VARIANTS = 3

__all__ = ["CREDIT", "HEIGHT", "MOTIFS", "VARIANTS", "WIDTH", "alt_text", "draw"]


@cache
def draw(motif: str, variant: int = 0) -> bytes:
    """A JPEG of one of the motifs; the same bytes for the same arguments.

    Raises:
        KeyError: there is no such motif.
    """
    scene = MOTIFS[motif]
    variant %= VARIANTS
    canvas = Canvas(f"{motif}-{variant}")
    scene.draw(canvas, scene.palettes[variant])
    return canvas.jpeg()


def alt_text(motif: str, language: str) -> str:
    """What the picture shows, and that it is a drawing.

    Raises:
        KeyError: there is no such motif.
    """
    scene = MOTIFS[motif]
    return f"Drawing: {scene.alt_en}" if language == "en" else f"Tranh minh họa: {scene.alt}"
