"""Template tags of the frame."""

import json
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# The characters that could end a script element or begin a comment in it.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.simple_tag(takes_context=True)
def schema_org(context: dict[str, Any]) -> SafeString:
    """schema.org description of the page as JSON-LD: data, which a CSP does not run (R17)."""
    page, frame = context.get("page"), context["frame"]
    if page is None or not hasattr(page, "schema_org"):
        return mark_safe("")
    publisher = {"@type": "GovernmentOrganization", "name": frame.title, "url": f"{frame.url}/"}
    data = {"@context": "https://schema.org", "url": frame.page_url, "publisher": publisher}
    data |= {key: value for key, value in page.schema_org().items() if value}
    text = json.dumps(data, ensure_ascii=False).translate(_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))


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


@register.filter
def is_here(url: str, path: str) -> bool:
    """Whether ``path`` is the page at ``url`` or one below it."""
    return path == url or (url != "/" and path.startswith(url))


@register.simple_tag(takes_context=True)
def page_link(context: dict[str, Any], number: int) -> str:
    """Query string of another page of a list; what else was asked is kept."""
    query = context["request"].GET.copy()
    query["trang"] = str(number)
    return f"?{query.urlencode()}"
