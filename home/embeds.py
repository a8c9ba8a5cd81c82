"""Embedded content from an allow-list, without asking the provider anything.

Only the address is read; the frame points to the provider's page without cookies.
"""

import re
from dataclasses import dataclass

from django.utils.html import format_html
from wagtail.embeds.exceptions import EmbedNotFoundException
from wagtail.embeds.finders.base import EmbedFinder


@dataclass(frozen=True)
class Provider:
    """``pattern`` recognises an address; ``frame`` is where its group ``id`` plays."""

    name: str
    pattern: re.Pattern[str]
    frame: str


PROVIDERS = (
    Provider(
        "YouTube",
        re.compile(
            r"https?://(?:(?:www\.|m\.)?youtube\.com/(?:watch\?(?:.*&)?v=|shorts/|live/)|youtu\.be/)"
            r"(?P<id>[\w-]{11})(?:[?&#].*)?\Z"
        ),
        "https://www.youtube-nocookie.com/embed/{id}",
    ),
    Provider(
        "Vimeo",
        re.compile(r"https?://(?:www\.)?vimeo\.com/(?P<id>\d{4,12})(?:[?#].*)?\Z"),
        "https://player.vimeo.com/video/{id}?dnt=1",
    ),
)

FRAME_SOURCES = ("https://www.youtube-nocookie.com", "https://player.vimeo.com")


class AllowListFinder(EmbedFinder):
    """Embeds of the providers above; any other address is refused."""

    def accept(self, url: str) -> bool:
        """Every address comes here: what is not on the list is not embedded."""
        return True

    def find_embed(self, url: str, max_width=None, max_height=None) -> dict[str, object]:  # type: ignore[no-untyped-def]
        """What Wagtail stores of an embed.

        Raises:
            EmbedNotFoundException: the address is not on the list.
        """
        for provider in PROVIDERS:
            if match := provider.pattern.match(url):
                return _embed(provider, match["id"])
        raise EmbedNotFoundException


def _embed(provider: Provider, identifier: str) -> dict[str, object]:
    html = format_html(
        '<iframe src="{}" title="{}" loading="lazy" allowfullscreen width="640" height="360">'
        "</iframe>",
        provider.frame.format(id=identifier),
        provider.name,
    )
    return {
        "title": provider.name,
        "type": "video",
        "provider_name": provider.name,
        "width": 640,
        "height": 360,
        "html": html,
    }
