"""Form controls that are drawn on every page of a list."""

from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


class PlainSelect(forms.Select):
    """A list of choices, drawn at once: Django's draws a template for each choice, which takes
    half of a page's time where there are two hundred."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        context = self.get_context(name, value, attrs)["widget"]
        options = [option for _group, options, _index in context["optgroups"] for option in options]
        return format_html(
            '<select name="{}"{}>{}</select>',
            context["name"],
            flatatt(context["attrs"]),
            format_html_join(
                "",
                '<option value="{}"{}>{}</option>',
                (
                    (option["value"] or "", flatatt(option["attrs"]), option["label"])
                    for option in options
                ),
            ),
        )
