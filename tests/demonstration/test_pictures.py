"""Drawn pictures: the same at every run, of the promised size, and called drawings."""

import io

import pytest
from PIL import Image

from demonstration.pictures import HEIGHT, MOTIFS, VARIANTS, WIDTH, alt_text, draw


@pytest.mark.parametrize("motif", MOTIFS)
def test_a_picture_is_a_jpeg_of_the_promised_size(motif: str) -> None:
    with Image.open(io.BytesIO(draw(motif))) as picture:
        assert picture.format == "JPEG"
        assert picture.size == (WIDTH, HEIGHT) == (1600, 1000)
    assert len(draw(motif)) < 300_000


def test_a_picture_is_the_same_at_every_run() -> None:
    for motif in ("lake", "ban-blossom"):
        assert draw.__wrapped__(motif, 1) == draw(motif, 1)


def test_variants_differ() -> None:
    assert len({draw("ridges", variant) for variant in range(VARIANTS)}) == VARIANTS
    assert all(len(motif.palettes) == VARIANTS for motif in MOTIFS.values())


def test_a_picture_shows_something_from_edge_to_edge() -> None:
    with Image.open(io.BytesIO(draw("terraces"))) as picture:
        assert all(high - low > 60 for low, high in picture.getextrema())


@pytest.mark.parametrize("motif", MOTIFS)
def test_r46_alternative_text_says_that_it_is_a_drawing(motif: str) -> None:
    assert alt_text(motif, "vi").startswith("Tranh minh họa: ")
    assert alt_text(motif, "en").startswith("Drawing: ")
