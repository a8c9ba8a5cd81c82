"""Which things are compared before and after a request of the admin, and how they read.

Pages are not among them: they have revisions. Everything that has an edit screen is
(viewsets: accounts, groups, snippets, pictures, files …), all settings, and the table below.
A model may say so itself by ``audited = True``, or opt out by ``audited = False``.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import cache
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.urls import get_resolver
from django.utils import timezone
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop
from wagtail.admin.viewsets import viewsets
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.settings.models import AbstractSetting
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction, Page, Task, Workflow

from sites.models import Domain, Organisation

MAX_TEXT = 500  # characters of one value
# Wagtail's own words, translated in its catalogue.
VERBS = {
    "add": "Add",
    "change": "Edit",
    "delete": "Delete",
    "view": gettext_noop("View"),
    "choose": "Choose",
    "publish": "Publish",
    "lock": "Lock",
    "unlock": "Unlock",
}
Values = dict[str, str | frozenset[str]]

TABLE: set[type[models.Model]] = {
    Collection,
    CollectionViewRestriction,
    Domain,
    Group,
    Organisation,
    Redirect,
    Workflow,
}
UNSAID = {"path", "depth", "numchild", "last_login", "latest_revision", "draft_title"}
ALSO_SAID = {"status"}  # of an organisation: changed by a button, not in a form
SECRET = {"password"}  # that it changed is said, nothing more


def _people(group: Group) -> Iterable[object]:
    return group.user_set.all()


def _page_rights(group: Any) -> Iterable[object]:
    rows = group.page_permissions.select_related("page", "permission")
    return (f"{_right(row.permission)} ({row.page})" for row in rows)


def _file_rights(group: Any) -> Iterable[object]:
    rows = group.collection_permissions.select_related("collection", "permission")
    return (f"{_right(row.permission)} ({row.collection})" for row in rows)


def _site_rights(group: Any) -> Iterable[object]:
    rows = group.site_permissions.select_related("site", "permission")
    return (f"{_right(row.permission)} ({row.site})" for row in rows)


def _tasks(workflow: Any) -> Iterable[object]:
    rows = workflow.workflow_tasks.select_related("task").order_by("sort_order")
    return (f"{number}. {row.task.name}" for number, row in enumerate(rows, 1))


def _pages(workflow: Any) -> Iterable[object]:
    return (row.page for row in workflow.workflow_pages.select_related("page"))


def _parent(collection: Any) -> Iterable[object]:
    return [collection.get_parent()] if collection.depth > 1 else []


# What belongs to a thing but stands in other tables: name, label, reader.
LISTS: dict[type[models.Model], dict[str, tuple[Any, Callable[[Any], Iterable[object]]]]] = {
    Group: {
        "accounts": (gettext_lazy("accounts"), _people),
        "page_rights": (gettext_lazy("rights to pages"), _page_rights),
        "file_rights": (gettext_lazy("rights to pictures and files"), _file_rights),
        "site_rights": (gettext_lazy("rights to settings"), _site_rights),
    },
    Workflow: {
        "tasks": (gettext_lazy("steps"), _tasks),
        "pages": (gettext_lazy("pages"), _pages),
    },
    Collection: {"parent": (gettext_lazy("inside"), _parent)},
}


@cache
def is_watched(model: type[models.Model]) -> bool:
    """Whether changes of this model are compared."""
    said: bool | None = getattr(model, "audited", None)
    if said is not None:
        return said
    if issubclass(model, Page):
        return False
    return issubclass(model, AbstractSetting | Task) or model in TABLE or model in _edited()


@cache
def _edited() -> set[Any]:
    get_resolver().url_patterns  # noqa: B018 - fills the viewsets, which must be done once only
    models = {getattr(viewset, "model", None) for viewset in viewsets.viewsets}
    return models | {get_image_model(), get_document_model()}


def is_shared(model: type[models.Model]) -> bool:
    """Whether its rows are the whole network's: a register in the public schema."""
    return model._meta.app_label == Organisation._meta.app_label


def values_of(instance: models.Model) -> Values:
    """Everything of a thing that a person may have changed, as text."""
    options = instance._meta
    values: Values = {
        field.name: _text(instance, field) for field in options.concrete_fields if _is_said(field)
    }
    for many in options.many_to_many:
        values[many.name] = _set(getattr(instance, many.name).all())
    for model, lists in LISTS.items():
        if isinstance(instance, model):
            values |= {name: _set(read(instance)) for name, (_label, read) in lists.items()}
    return values


def label_of(model: type[models.Model] | None, name: str) -> str:
    """A field's name for readers."""
    for watched, lists in LISTS.items():
        if model is watched and name in lists:
            return capfirst(str(lists[name][0]))
    try:
        field: Any = model._meta.get_field(name) if model else None
    except FieldDoesNotExist:
        field = None
    return capfirst(str(getattr(field, "verbose_name", name)))


def _is_said(field: Any) -> bool:
    if field.primary_key or field.name in UNSAID:
        return False
    return bool(field.editable or field.name in ALSO_SAID)


def _set(things: Iterable[object]) -> frozenset[str]:
    return frozenset(_short(thing) for thing in things)


def _short(value: object) -> str:
    text = _right(value) if isinstance(value, Permission) else str(value)
    return Truncator(text).chars(MAX_TEXT)


def _right(permission: Permission) -> str:
    """A right in the reader's language: the database knows only Django's English name."""
    of = ContentType.objects.get_for_id(permission.content_type_id)
    model, verb = of.model_class(), permission.codename.removesuffix(f"_{of.model}")
    if verb in VERBS and model:
        return f"{_(VERBS[verb])}: {model._meta.verbose_name}"
    return _(permission.name)


def _text(instance: models.Model, field: Any) -> str:
    value = getattr(instance, field.attname)
    if value is None or value == "":
        return ""
    if field.name in SECRET:
        return str(value)
    if field.is_relation:
        return _short(getattr(instance, field.name, None) or value)
    if field.choices:
        return str(getattr(instance, f"get_{field.name}_display")())
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return _short(value)
