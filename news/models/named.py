"""What articles are gathered under: a name, an address, a few words, in both languages."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from vietnamese.slugs import slugify


class Named(models.Model):
    """``slug``: how addresses of lists name it; made from the title, and then kept."""

    title = models.CharField(_("title"), max_length=200, unique=True)
    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    slug = models.SlugField(max_length=100, unique=True, editable=False)
    description = models.TextField(_("description"), max_length=600, blank=True)

    class Meta:
        abstract = True
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        if self.title and not slugify(self.title):
            raise ValidationError({"title": _("Write a title with letters or digits.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = self._free_slug(slugify(self.title, max_length=90) or "muc")
        super().save(*args, **kwargs)

    def _free_slug(self, wanted: str) -> str:
        taken = set(type(self)._default_manager.values_list("slug", flat=True))
        names = [wanted, *(f"{wanted}-{number}" for number in range(2, len(taken) + 3))]
        return next(name for name in names if name not in taken)


class Series(Named):  # type: ignore[django-manager-missing]
    """A series of articles [loạt bài] that are read one after another."""

    class Meta(Named.Meta):
        abstract = False
        verbose_name = _("series")
        verbose_name_plural = _("series (plural)")


class Topic(Named):
    """A topic [chủ đề] that articles of several sections deal with."""

    class Meta(Named.Meta):
        abstract = False
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
