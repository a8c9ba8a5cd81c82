"""What an article must hold before citizens read it; a draft may lack all of it.

R33 (author and source), R46 (alternative texts), R144-R145 (kinds of source), R167 (media).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from .genres import FILE, MIN_PICTURES, PICTURE, SERIES_OF_PICTURES, TRANSCRIPT, WORDS, genre_of
from .sources import EVIDENCE

Faults = dict[str, list[str]]
WHOLE = 100  # per cent


def faults_of(article: Any, shares: Iterable[int | None]) -> Faults:
    """Messages by field; ``shares``: of each person named in the byline."""
    faults: Faults = defaultdict(list)
    shares = list(shares)
    if not shares and not article.author.strip():
        faults["author"].append(_("Name an author: choose one from the list, or write a name."))
    if not article.source.strip():
        faults["source"].append(_("Say where the information comes from."))
    if any(share is not None for share in shares) and sum(s or 0 for s in shares) != WHOLE:
        faults["authors"].append(_("The shares must give 100 per cent together."))
    if article.series_id and not article.series_part:
        faults["series_part"].append(_("Which part of the series is it?"))
    if article.series_part and not article.series_id:
        faults["series"].append(_("Which series is it a part of?"))
    _check_source(article, faults)
    _check_media(article, faults)
    return dict(faults)


def _check_source(article: Any, faults: Faults) -> None:
    field, message = EVIDENCE.get(article.source_kind, ("", ""))
    if field and not getattr(article, field):
        faults[field].append(str(message))


def _check_media(article: Any, faults: Faults) -> None:
    if article.lead_image and not article.lead_image_alt.strip():
        faults["lead_image_alt"].append(_("Say what the lead picture shows."))
    genre = genre_of(article.genre)
    pictures, videos = list(_pictures(article.body)), list(_values(article.body, "video"))
    if any(not alt.strip() for image, alt in pictures):
        faults["body"].append(_("Every picture needs an alternative text: what it shows."))
    if any(not strip_tags(str(video["transcript"])).strip() for video in videos):
        faults["body"].append(_("Every video needs a transcript: what is said and shown."))
    images = [image for image, alt in pictures] + [article.lead_image]
    uncredited = [image.title for image in images if image and not image.author.strip()]
    if genre.shows_media and uncredited:
        faults["body"].append(
            _("“%(picture)s” has no author. Write it in the picture's own form.")
            % {"picture": uncredited[0]}
        )
    faults["body"] += _lacking(genre.needs, article, pictures, videos)
    if not faults["body"]:
        del faults["body"]


def _lacking(
    needs: tuple[str, ...], article: Any, pictures: list[Any], videos: list[Any]
) -> list[str]:
    found = {
        PICTURE: bool(pictures or article.lead_image),
        SERIES_OF_PICTURES: len(pictures) >= MIN_PICTURES,
        TRANSCRIPT: bool(videos),
        WORDS: any(block.block_type in ("paragraph", "table") for block in article.body),
        FILE: any(block.block_type == "files" for block in article.body),
    }
    messages = {
        PICTURE: _("This genre needs a picture."),
        SERIES_OF_PICTURES: _("A photo series has at least three pictures."),
        TRANSCRIPT: _("This genre needs a video, with its transcript."),
        WORDS: _("Say in words, or in a table, what the drawing tells."),
        FILE: _("This genre needs a file to download."),
    }
    return [messages[need] for need in needs if not found[need]]


def _values(body: Any, kind: str) -> Iterator[Any]:
    return (block.value for block in body if block.block_type == kind)


def _pictures(body: Any) -> Iterator[tuple[Any, str]]:
    """(picture, alternative text) of every picture in the text."""
    for value in _values(body, "image"):
        yield value["image"], value["alt_text"]
    for gallery in _values(body, "gallery"):
        for value in gallery["images"]:
            yield value["image"], value["alt_text"]
