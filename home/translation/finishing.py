"""When a translation is whole, and what ends it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.views.edit_translation import TabHelper

from vietnamese.slugs import slugify

QUOTED = 40  # characters of a text that is quoted in a message


def missing_texts(translation: Translation) -> list[str]:
    """Texts of the source without a valid translation, of those that the editor page shows."""
    fields = TabHelper(translation.source.get_source_instance()).field_tab_mapping
    segments = (
        translation.source.stringsegment_set.annotate_translation(translation.target_locale)
        .filter(translation__isnull=True)
        .select_related("string", "context")
        .order_by("order")
    )
    return [
        strip_tags(segment.string.data)
        for segment in segments
        if segment.context.path.split(".")[0] in fields
    ]


def incomplete(translation: Translation) -> str:
    """Why the translation cannot be finished yet; empty when every text is translated."""
    missing = missing_texts(translation)
    if not missing:
        return ""
    return _("Not translated yet: %(count)d. The first is “%(text)s”.") % {
        "count": len(missing),
        "text": Truncator(missing[0]).chars(QUOTED),
    }


def give_address(translation: Translation) -> None:
    """An address made of the translated title, where the translator wrote none."""
    segments = {
        segment.context.path: segment
        for segment in translation.source.stringsegment_set.annotate_translation(
            translation.target_locale
        ).filter(context__path__in=["title", "slug"])
    }
    title, slug = segments.get("title"), segments.get("slug")
    if title and title.translation and slug and not slug.translation:
        StringTranslation.objects.update_or_create(
            translation_of=slug.string,
            context=slug.context,
            locale=translation.target_locale,
            defaults={"data": slugify(title.translation, max_length=100), "has_error": False},
        )


def finish(translation: Translation, user: Any) -> str:
    """Write the translated page as a draft and end its translation; gives why not, or nothing.

    From then on the page is one like any other: no change of the source reaches it.
    """
    give_address(translation)
    if message := incomplete(translation):
        return message
    with transaction.atomic():
        try:
            translation.save_target(user=user, publish=False)
        except ValidationError as error:  # kept beside its text, for the editor page
            return " ".join(error.messages)
        translation.enabled = False
        translation.save(update_fields=["enabled"])
    return ""
