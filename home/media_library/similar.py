"""Pictures that the library has already: the same file, or nearly the same picture.

Looks only into the schema of the organisation at work: nobody learns what another keeps.
"""

from io import BytesIO
from typing import Any

from django.core.files.base import File
from django.db.models import F, Func, IntegerField, Q, QuerySet, Value
from PIL import Image as PillowImage
from wagtail.permissions import policy_registry

from ..models.image import PortalImage
from ..uploads import IMAGE_FORMATS
from .pictures import checksum, difference_hash

NEAR = 4  # bits of 64 that may differ


class Distance(Func):
    """In how many bits two 64-bit numbers differ."""

    template = "bit_count((%(expressions)s)::bit(64))"
    arg_joiner = " # "
    output_field = IntegerField()


def pictures_like(picture: PortalImage, user: Any) -> QuerySet[PortalImage]:
    """Other pictures that ``user`` may choose and that show the same, the nearest first."""
    policy = policy_registry.get_by_type(PortalImage)
    others = policy.instances_user_has_permission_for(user, "choose").exclude(pk=picture.pk)
    same = Q(pk__in=[])
    if picture.original_checksum:
        same |= Q(original_checksum=picture.original_checksum)
    if picture.file_hash:
        same |= Q(file_hash=picture.file_hash)
    if picture.difference_hash is None:
        return others.filter(same).order_by("pk")
    distance = Distance(F("difference_hash"), Value(picture.difference_hash))
    near = others.annotate(distance=distance).filter(same | Q(distance__lte=NEAR))
    return near.order_by(F("distance").asc(nulls_last=True), "pk")


def described(file: File) -> PortalImage:
    """A picture that is not stored, with what ``pictures_like`` compares."""
    file.seek(0)
    content = file.read()
    with PillowImage.open(BytesIO(content), formats=IMAGE_FORMATS) as picture:
        found = difference_hash(picture)
    return PortalImage(original_checksum=checksum(content), difference_hash=found)
