"""Blocks of a home page. Lists come from the register: one query each, no tree walked."""

from dataclasses import fields
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from sites.kinds import SiteKind
from sites.network_items import Wanted, category_choices, district_choices, network_items
from sites.register import published

from .home_lists import NEWS, HomeLists
from .media_library.running import chosen_banners
from .page_dependencies import depends_on_network

Context = dict[str, Any]
ORDER_CHOICES = [
    ("newest", _("Newest")),
    ("updated", _("Changed last")),
    ("featured", _("Featured first")),
]


def site_of(context: Context | None) -> Any:
    """The site (Domain) whose page is drawn; None outside a request."""
    request = (context or {}).get("request")
    return getattr(request, "domain", None)


def lists_of(context: Context | None) -> HomeLists:
    """The lists of the home page that is drawn (``HomePage.get_context``)."""
    lists: HomeLists = (context or {})["home_lists"]
    return lists


class FeaturedNewsBlock(blocks.StructBlock):
    """Featured news, the newest first; filled up with the newest of all."""

    title = blocks.CharBlock(label=_("Title"), default="Tin nổi bật", max_length=100)
    count = blocks.IntegerBlock(label=_("How many"), default=5, min_value=1, max_value=12)

    class Meta:
        label = _("Featured news")
        icon = "pick"
        template = "home/home_blocks/featured_news.html"

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        context: Context = super().get_context(value, parent_context=parent_context)
        items = published(site_of(parent_context)).filter(kind=NEWS)
        context["items"] = items.order_by("-is_featured", "-published_at", "-pk")[: value["count"]]
        return context


class SectionNewsBlock(blocks.StructBlock):
    """The newest items below one section."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=100)
    section = blocks.PageChooserBlock(label=_("Section"))
    count = blocks.IntegerBlock(label=_("How many"), default=4, min_value=1, max_value=20)

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        context: Context = super().get_context(value, parent_context=parent_context)
        lists = lists_of(parent_context)
        path = lists.path_of(value.get("section"))
        context["section_url"] = path
        context["items"] = lists.newest(path, value["count"]) if path else []
        return context


class NewsBySectionBlock(SectionNewsBlock):
    """A column of news."""

    class Meta:
        label = _("News of a section")
        icon = "list-ul"
        template = "home/home_blocks/news_by_section.html"


class AnnouncementsBlock(SectionNewsBlock):
    """Notices, as a list of dates and titles."""

    class Meta:
        label = _("Announcements")
        icon = "mail"
        template = "home/home_blocks/announcements.html"


class DocumentsBlock(blocks.StructBlock):
    """Chosen files to download."""

    title = blocks.CharBlock(label=_("Title"), default="Văn bản", max_length=100)
    documents = blocks.ListBlock(DocumentChooserBlock(label=_("File")), label=_("Files"), min_num=1)

    class Meta:
        label = _("Documents")
        icon = "doc-full"
        template = "home/home_blocks/documents.html"


class LinkBlock(blocks.StructBlock):
    """One link to another site."""

    title = blocks.CharBlock(label=_("Title"), max_length=150)
    url = blocks.URLBlock(label=_("Address"))
    description = blocks.CharBlock(label=_("Description"), max_length=200, required=False)


class ServicesBlock(blocks.StructBlock):
    """Links to online public services (R25)."""

    title = blocks.CharBlock(label=_("Title"), default="Dịch vụ công trực tuyến", max_length=100)
    links = blocks.ListBlock(LinkBlock(), label=_("Links"), min_num=1)

    class Meta:
        label = _("Services")
        icon = "link-external"
        template = "home/home_blocks/services.html"


class LeaderBlock(blocks.StructBlock):
    """One leader."""

    name = blocks.CharBlock(label=_("Full name"), max_length=150)
    position = blocks.CharBlock(label=_("Position"), max_length=200)
    photo = ImageChooserBlock(label=_("Photo"), required=False)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)


class LeadersBlock(blocks.StructBlock):
    """Leaders with their positions, in order."""

    title = blocks.CharBlock(label=_("Title"), default="Lãnh đạo", max_length=100)
    leaders = blocks.ListBlock(LeaderBlock(), label=_("Leaders"), min_num=1)

    class Meta:
        label = _("Leaders")
        icon = "group"
        template = "home/home_blocks/leaders.html"


class NetworkSitesBlock(blocks.StructBlock):
    """Sites of the network, of one kind or all, by name."""

    title = blocks.CharBlock(label=_("Title"), default="Trang thông tin thành phần", max_length=100)
    kind = blocks.ChoiceBlock(label=_("Kind"), choices=SiteKind.choices, required=False)

    class Meta:
        label = _("Sites of the network")
        icon = "site"
        template = "home/home_blocks/network_sites.html"

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        context: Context = super().get_context(value, parent_context=parent_context)
        depends_on_network((parent_context or {}).get("request"))
        lists = lists_of(parent_context)
        context["generation"] = lists.generation
        context["sites"] = partial(lists.sites, value.get("kind") or "")
        return context


class NetworkNewsBlock(blocks.StructBlock):
    """What the sites of the network publish, marked with its source (R24)."""

    title = blocks.CharBlock(label=_("Title"), default="Tin từ cơ sở", max_length=100)
    category = blocks.ChoiceBlock(
        label=_("Information category"), choices=category_choices, default="news", required=False
    )
    kind = blocks.ChoiceBlock(label=_("Kind"), choices=SiteKind.choices, required=False)
    district = blocks.ChoiceBlock(
        label=_("District and its units"), choices=district_choices, required=False
    )
    tag = blocks.CharBlock(label=_("Keyword"), max_length=100, required=False)
    order = blocks.ChoiceBlock(label=_("Order"), choices=ORDER_CHOICES, default="newest")
    count = blocks.IntegerBlock(label=_("How many"), default=6, min_value=1, max_value=20)

    class Meta:
        label = _("From the sites")
        icon = "globe"
        template = "home/home_blocks/network_news.html"

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        context: Context = super().get_context(value, parent_context=parent_context)
        depends_on_network((parent_context or {}).get("request"), content=True)
        wanted = Wanted(**{each.name: value.get(each.name) or "" for each in fields(Wanted)})
        context["items"] = network_items(site_of(parent_context), wanted)[: value["count"]]
        return context


class BannersBlock(blocks.StructBlock):
    """Chosen banners, each as long as it runs (R72)."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=100)
    banners = blocks.ListBlock(
        SnippetChooserBlock("home.Banner", label=_("Banner")), label=_("Banners"), min_num=1
    )

    class Meta:
        label = _("Banners")
        icon = "image"
        template = "home/home_blocks/banners.html"

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        context: Context = super().get_context(value, parent_context=parent_context)
        context["banners"] = chosen_banners(value["banners"])
        return context


class LinkGroupBlock(blocks.StructBlock):
    """Links under one heading."""

    title = blocks.CharBlock(label=_("Title"), max_length=150)
    links = blocks.ListBlock(LinkBlock(), label=_("Links"), min_num=1)


class LinksDirectoryBlock(blocks.StructBlock):
    """Links to other portals, by group (R126)."""

    title = blocks.CharBlock(label=_("Title"), default="Liên kết website", max_length=100)
    groups = blocks.ListBlock(LinkGroupBlock(), label=_("Groups"), min_num=1)

    class Meta:
        label = _("Links directory")
        icon = "link"
        template = "home/home_blocks/links_directory.html"


class HomeBlock(blocks.StreamBlock):
    """The blocks of a home page."""

    featured_news = FeaturedNewsBlock()
    news_by_section = NewsBySectionBlock()
    announcements = AnnouncementsBlock()
    documents = DocumentsBlock()
    services = ServicesBlock()
    leaders = LeadersBlock()
    network_news = NetworkNewsBlock()
    network_sites = NetworkSitesBlock()
    links_directory = LinksDirectoryBlock()
    banners = BannersBlock()
