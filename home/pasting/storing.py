"""From what was brought to a page: kept until confirmed, then written as a draft."""

import base64
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page
from wagtail.permissions import policy_registry

from ..media_library.similar import pictures_like
from ..models.image import PortalImage
from ..models.pasted_picture import PastedPicture
from ..models.pasted_text import PastedText
from .document import Result
from .rendering import stream

KEPT_FOR = timedelta(days=7)
ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "image/gif": "gif", "image/webp": "webp"}
BODY_BLOCKS = {"paragraph", "table", "image"}
BODY = "body"


def has_body(page: Page) -> bool:
    """Whether pages of this type have a body that text, tables and pictures go into."""
    field = next((f for f in page.specific_class._meta.fields if f.name == BODY), None)
    names = getattr(getattr(field, "stream_block", None), "child_blocks", {})
    return set(names) >= BODY_BLOCKS


@transaction.atomic
def keep(page: Page, user: Any, read: dict[str, Any], source_name: str = "") -> PastedText:
    """Keep what was read until its editor decides; what nobody decided on is forgotten."""
    PastedText.objects.filter(created_at__lt=timezone.now() - KEPT_FOR).delete()
    pasted = PastedText.objects.create(
        page=page,
        user=user,
        source_name=source_name[-255:],
        blocks=read["blocks"],
        counts=read["counts"],
    )
    alt_texts = {
        block["number"]: block["alt"][:300] for block in pasted.blocks if block["kind"] == "image"
    }
    for number, picture in enumerate(read["pictures"]):
        PastedPicture.objects.create(
            pasted=pasted,
            number=number,
            content_type=picture["type"][:100],
            alt_text=alt_texts.get(number, ""),
            data=base64.b64decode(picture["data"]),
        )
    return pasted


def showable(picture: PastedPicture) -> PortalImage | None:
    """The picture, not stored yet, or None where it is no format that pages show (EMF, WMF)."""
    ending = ENDINGS.get(picture.content_type)
    if not ending:
        return None
    title = picture.alt_text or f"{picture.pasted.source_name} {picture.number + 1}".strip()
    image = PortalImage(
        title=title[:255],
        file=ContentFile(bytes(picture.data), name=f"anh-tu-word-{picture.number + 1}.{ending}"),
    )
    try:
        image.clean()
    except ValidationError:
        return None
    return image


def may_store_pictures(user: Any) -> bool:
    """Whether the user's roles let him add pictures to the organisation's collection."""
    return bool(policy_registry.get_by_type(PortalImage).user_has_permission(user, "add"))


@transaction.atomic
def write(
    pasted: PastedText,
    result: Result,
    alt_texts: dict[int, str],
    user: Any,
    facts: dict[str, str] | None = None,
) -> Page:
    """Add the blocks to the end of the body of the page's newest draft, as a new draft.

    Pictures without alternative text are written too: the editor's form asks for it before
    the page can be published (R46). ``facts`` are author, source and licence of the pictures;
    without them none is stored. A picture that the library has already is used again.
    """
    page = Page.objects.select_for_update().get(pk=pasted.page_id).get_latest_revision_as_object()
    pictures = pasted.pictures.all() if facts and may_store_pictures(user) else []
    images = {
        picture.number: _store(image, alt_texts.get(picture.number, ""), facts or {}, user)
        for picture in pictures
        if (image := showable(picture))
    }
    field = page._meta.get_field(BODY)
    before = field.stream_block.get_prep_value(getattr(page, BODY))
    page.body = field.stream_block.to_python([*before, *stream(result.blocks, alt_texts, images)])
    # Not checked whole: a draft may still lack its author or source.
    page.save_revision(user=user, log_action=True, clean=False)
    pasted.delete()
    return page


def _store(image: PortalImage, alt_text: str, facts: dict[str, str], user: Any) -> int:
    existing = pictures_like(image, user).first()
    if existing:
        return int(existing.pk)
    image.author, image.source = facts["author"], facts["source"]
    image.licence, image.description = facts["licence"], alt_text[:255]
    image.uploaded_by_user = user
    image.declare(user)
    image.save()
    return int(image.pk)
