"""News on pages of other rooms."""

from typing import Any

from django import template

from sites.register import published

from ..models import ArticleLeader

register = template.Library()
SHOWN = 6


@register.simple_tag(takes_context=True)
def news_about(context: dict[str, Any], leader: Any) -> list[Any]:
    """The latest published articles that name a leader (R118); one query."""
    named = ArticleLeader.objects.filter(leader=leader.pk).values("page_id")
    domain = context["frame"].domain
    return list(published(domain).filter(kind="news", page_id__in=named)[:SHOWN])
