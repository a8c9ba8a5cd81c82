"""How a reader wants pages to look: text size and contrast (R9, R47).

Kept in one cookie with only these values, so nobody can be told apart by it, and the page
cache knows every variant. Works without JavaScript: the controls are links.
"""

from dataclasses import dataclass

COOKIE = "hien-thi"
MAX_AGE = 365 * 24 * 3600  # seconds

TEXT_SIZES = ("vua", "lon", "rat-lon")
CONTRASTS = ("thuong", "cao")


@dataclass(frozen=True)
class Display:
    """``text_size`` and ``contrast``: one of the values above."""

    text_size: str = TEXT_SIZES[0]
    contrast: str = CONTRASTS[0]

    @property
    def cookie(self) -> str:
        """Value of the cookie; empty for the default."""
        return "" if self == Display() else f"{self.text_size}.{self.contrast}"


VARIANTS = {
    display.cookie: display
    for display in (Display(size, contrast) for size in TEXT_SIZES for contrast in CONTRASTS)
}


def read(cookie: str) -> Display:
    """The display that a cookie asks for; the default for anything unknown."""
    return VARIANTS.get(cookie, Display())


def changed(display: Display, text_size: str, contrast: str) -> Display:
    """``display`` with what was asked for; unknown values change nothing."""
    return Display(
        text_size if text_size in TEXT_SIZES else display.text_size,
        contrast if contrast in CONTRASTS else display.contrast,
    )
