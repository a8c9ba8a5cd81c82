"""Template tags of the frame."""

import json
import re
from datetime import date
from functools import cache
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from wagtail.embeds.blocks import EmbedValue
from wagtail.models import Page

from editorial.workflow.corrections import shown

from ..frame import province_url as address_of_province
from ..text import shown_day

register = template.Library()
register.simple_tag(address_of_province, name="province_url")

SHARED = "fill-1200x630|format-jpeg"
# What news/article_page.html draws: read together with the shared one, in one query.
LEAD = [f"format-{kind}|width-{width}" for kind in ("avif", "webp") for width in (480, 960)]

# The characters that could end a script element or begin a comment in it.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
_PHONE = re.compile(r"\+?\d[\d.\s()-]*\d")
_TITLE = re.compile(r' title="[^"]*"')


@cache
def _icons() -> str:
    return static("icons/icons.svg")


@register.simple_tag
def icon(name: str, css_class: str = "icon") -> SafeString:
    """A drawing of ``static/icons/icons.svg``; decoration only, words stand beside it."""
    return format_html(
        '<svg class="{}" width="20" height="20" aria-hidden="true"><use href="{}#{}"/></svg>',
        css_class,
        _icons(),
        name,
    )


@register.simple_tag
def stylesheet() -> str:
    """Path of the stylesheet for pages that must come out even when nothing else does."""
    try:
        return static("css/portal.css")
    except ValueError:  # static files were not collected
        return ""


@register.simple_tag
def lead_picture(page: Any) -> Any:
    """The page's picture in the size for shared links, or None."""
    image = getattr(page, "lead_picture", None)
    return image.get_renditions(SHARED, *LEAD)[SHARED] if image else None


@register.inclusion_tag("includes/corrections.html", takes_context=True)
def corrections(context: dict[str, Any]) -> dict[str, Any]:
    """Dated notes on what a published text said wrongly; a preview shows those that wait."""
    page, request = context.get("page"), context.get("request")
    is_draft = getattr(request, "is_preview", False)
    return {"corrections": shown(page, is_draft=is_draft) if isinstance(page, Page) else []}


@register.simple_tag(takes_context=True)
def schema_org(context: dict[str, Any], picture: Any = None) -> SafeString:
    """schema.org description of the page as JSON-LD: data, which a CSP does not run (R17)."""
    page, frame = context.get("page"), context["frame"]
    if page is None or not hasattr(page, "schema_org"):
        return mark_safe("")
    publisher = {"@type": "GovernmentOrganization", "name": frame.title, "url": f"{frame.url}/"}
    data = {"url": frame.page_url, "inLanguage": frame.domain.language, "publisher": publisher}
    if picture:
        data["image"] = f"{frame.url}{picture.url}"
    graph = [data | {key: value for key, value in page.schema_org().items() if value}]
    if frame.breadcrumb:
        graph.append(_breadcrumb(frame, page.title))
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    return format_html(
        '<script type="application/ld+json">{}</script>', mark_safe(text.translate(_ESCAPES))
    )


def _breadcrumb(frame: Any, title: str) -> dict[str, Any]:
    above = [(link.title, f"{frame.url}{link.url}") for link in frame.breadcrumb]
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": url}
        for position, (name, url) in enumerate([*above, (title, frame.page_url)], start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


@register.simple_tag(takes_context=True)
def item_url(context: dict[str, Any], item: Any) -> str:
    """Address of a published item: a path on its own site, absolute elsewhere."""
    own = context["frame"].domain.pk == item.domain_id
    url: str = item.path if own else item.url
    return url


@register.simple_tag(takes_context=True)
def item_image(context: dict[str, Any], item: Any) -> str:
    """Address of a published item's picture; empty when it has none."""
    if not item.image or context["frame"].domain.pk == item.domain_id:
        return str(item.image)
    return f"{item.domain.url}{item.image}"


@register.simple_tag
def titled_embed(embed: EmbedValue, title: str = "") -> SafeString:
    """An embedded frame whose title says what it shows, not only where it comes from."""
    name = escape(title or _("Embedded content"))
    return mark_safe(_TITLE.sub(lambda match: f'{match[0][:-1]}: {name}"', embed.html, count=1))


@register.filter
def is_here(url: str, path: str) -> bool:
    """Whether ``path`` is the page at ``url`` or one below it."""
    return path == url or (url != "/" and path.startswith(url))


@register.filter
def long_day(day: date) -> str:
    """A date with its weekday."""
    return shown_day(day)


@register.filter
def phone_links(text: str) -> SafeString:
    """Telephone numbers, to be called by pressing them; what stands between them stays."""
    return mark_safe(_PHONE.sub(_phone_link, escape(text)))


def _phone_link(match: re.Match[str]) -> str:
    number = re.sub(r"[^\d+]", "", match[0])
    return f'<a href="tel:{number}">{match[0]}</a>'


@register.simple_tag(takes_context=True)
def page_link(context: dict[str, Any], number: int) -> str:
    """Query string of another page of a list; what else was asked is kept."""
    query = context["request"].GET.copy()
    query["trang"] = str(number)
    return f"?{query.urlencode()}"
