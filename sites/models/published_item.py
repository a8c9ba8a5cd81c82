from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..addresses import site_url
from .domain import Domain
from .organisation import Organisation


class PublishedItem(models.Model):
    """Something a citizen can now read on some site of the network.

    One row answers search, lists "from the sites", feeds and counts. It is written in
    the transaction that publishes the page; ``rebuild_published`` proves it.
    """

    wagtail_reference_index_ignore = True

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    domain = models.ForeignKey(Domain, on_delete=models.CASCADE, related_name="published_items")
    page_id = models.PositiveIntegerField()
    kind = models.CharField(_("kind of content"), max_length=30)
    category = models.CharField(_("information category"), max_length=40, blank=True)
    path = models.CharField(max_length=1000)
    language = models.CharField(max_length=10)
    title = models.CharField(max_length=500)
    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)
    section = models.CharField(max_length=255, blank=True)
    tags = ArrayField(models.CharField(max_length=100), default=list, blank=True)
    image = models.CharField(max_length=500, blank=True)
    is_featured = models.BooleanField(default=False)
    banner = models.CharField(max_length=10, blank=True)  # sites.banners.Reach
    banner_from = models.DateField(null=True, blank=True)
    banner_until = models.DateField(null=True, blank=True)
    published_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    vector = SearchVectorField(editable=False)

    class Meta:
        verbose_name = _("published item")
        verbose_name_plural = _("published items")
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "page_id"], name="one_item_per_published_page"
            )
        ]
        indexes = [
            GinIndex(fields=["vector"], name="published_item_vector"),
            models.Index(fields=["domain", "kind", "-published_at"], name="published_item_on_site"),
            models.Index(fields=["kind", "-published_at"], name="published_item_of_kind"),
            models.Index(fields=["domain", "category"], name="published_item_category"),
            models.Index(
                fields=["banner_until"],
                name="published_item_banner",
                condition=~models.Q(banner=""),
            ),
            models.Index(fields=["category", "-published_at"], name="published_item_in_category"),
            GinIndex(fields=["tags"], name="published_item_tags"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def url(self) -> str:
        """Absolute address on the site that published it."""
        return site_url(self.domain.domain) + self.path
