"""Every text that an editor typed into a page or another model, wherever it stands in it."""

import re
from collections.abc import Callable
from html import escape, unescape
from typing import Any

from django.db import models
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

Change = Callable[[str], str]

_TAG = re.compile(r"(<[^>]*>)")
_NOT_TYPED = (models.SlugField, models.URLField, models.EmailField)
_NOT_TYPED_BLOCKS = (blocks.URLBlock, blocks.EmailBlock, blocks.RegexBlock)
_TYPED_BY_WAGTAIL = {"title", "seo_title", "search_description"}
_WAGTAILS = {field.name for field in Page._meta.local_fields} - _TYPED_BY_WAGTAIL


def change_texts(instance: models.Model, change: Change) -> bool:
    """Put `change` of each text in its place; whether any became another."""
    changed = False
    deferred = instance.get_deferred_fields()
    for field in instance._meta.concrete_fields:
        if field.attname in deferred or _is_wagtails(instance, field):
            continue
        value = getattr(instance, field.attname)
        if isinstance(field, StreamField):
            new = _stream(field, value, change)
        elif isinstance(field, RichTextField) and value:
            new = in_html(value, change)
        elif _is_typed(field) and isinstance(value, str) and value:
            new = change(value)
        else:
            continue
        if new is not None and new is not value and new != value:
            setattr(instance, field.attname, new)
            changed = True
    return changed


def in_html(html: str, change: Change) -> str:
    """`change` of the text between the tags of rich text."""
    parts = _TAG.split(html)
    parts[::2] = [_in_text(part, change) for part in parts[::2]]
    return "".join(parts)


def _in_text(html: str, change: Change) -> str:
    text = unescape(html)
    new = change(text)
    # Wagtail writes an apostrophe as it is or not; only what changes is written anew.
    return html if new == text else escape(new, quote=False)


def _is_wagtails(instance: models.Model, field: Any) -> bool:
    return isinstance(instance, Page) and field.name in _WAGTAILS


def _is_typed(field: Any) -> bool:
    return (
        isinstance(field, models.CharField | models.TextField)
        and not isinstance(field, _NOT_TYPED)
        and not field.choices
    )


def _stream(field: StreamField, value: Any, change: Change) -> Any:
    if not value:
        return None
    raw = field.stream_block.get_prep_value(value)
    new = _in_block(field.stream_block, raw, change)
    return None if new == raw else field.stream_block.to_python(new)


def _in_block(block: Any, raw: Any, change: Change) -> Any:
    """`raw`, as stored for `block`, with its texts changed."""
    if raw in (None, ""):
        return raw
    if isinstance(block, blocks.StreamBlock):
        children = block.child_blocks
        return [_in_child(children.get(c.get("type")), c, change) for c in raw]
    if isinstance(block, blocks.StructBlock):
        children = block.child_blocks
        return {
            name: _in_block(children[name], part, change) if name in children else part
            for name, part in raw.items()
        }
    if isinstance(block, blocks.ListBlock):
        return [_in_child(block.child_block, child, change) for child in raw]
    if isinstance(block, TypedTableBlock):
        return _in_table(block, raw, change)
    if isinstance(block, blocks.RichTextBlock):
        return in_html(raw, change)
    if isinstance(block, blocks.CharBlock | blocks.TextBlock) and not isinstance(
        block, _NOT_TYPED_BLOCKS
    ):
        return change(raw)
    return raw


def _in_child(block: Any, child: Any, change: Change) -> Any:
    if block is None:
        return child
    if isinstance(child, dict) and "value" in child and "type" in child:
        return child | {"value": _in_block(block, child["value"], change)}
    return _in_block(block, child, change)


def _in_table(block: Any, raw: dict[str, Any], change: Change) -> dict[str, Any]:
    columns = raw.get("columns", [])
    kinds = [block.child_blocks.get(column["type"]) for column in columns]
    rows = [
        row
        | {
            "values": [
                _in_block(kind, value, change)
                for kind, value in zip(kinds, row["values"], strict=False)
            ]
        }
        for row in raw.get("rows", [])
    ]
    headed = [column | {"heading": change(column.get("heading") or "")} for column in columns]
    return raw | {"columns": headed, "rows": rows, "caption": change(raw.get("caption") or "")}
