"""Signals that the log is made from."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_save, pre_delete, pre_save
from django.dispatch import receiver
from django.http import HttpRequest
from wagtail.models import ModelLogEntry, PageLogEntry

from ..models import SignInOutcome, User
from . import attempts, sessions
from .addresses import source_of
from .changes import current_watch
from .history import greeting

# Saved by Django itself at a sign-in: no change that anybody made.
UNWATCHED_UPDATES = ({"last_login"}, {"password"})


@receiver(user_logged_in)
def signed_in(request: HttpRequest, user: User, **kwargs: Any) -> None:
    if hasattr(request, "session"):
        sessions.begin(request.session)
    text = greeting(user)
    attempts.record(SignInOutcome.SUCCESS, source_of(request), user=user)
    if text:
        messages.info(request, text, fail_silently=True)


@receiver(user_logged_out)
def signed_out(request: HttpRequest, user: User | None, **kwargs: Any) -> None:
    if user is not None:
        attempts.record(SignInOutcome.SIGNED_OUT, source_of(request), user=user)


@receiver(pre_save)
def before_save(sender: type[Model], instance: Model, raw: bool, **kwargs: Any) -> None:
    watch = current_watch()
    if watch is None or raw or set(kwargs.get("update_fields") or ()) in UNWATCHED_UPDATES:
        return
    if sender in (ModelLogEntry, PageLogEntry):
        return
    if not instance._state.adding and watch.sees(sender):
        watch.before_save(instance)


@receiver(post_save)
def after_save(sender: type[Model], instance: Model, created: bool, **kwargs: Any) -> None:
    watch = current_watch()
    if watch and created and not kwargs.get("raw") and watch.sees(sender):
        watch.after_creation(instance)


@receiver(pre_delete)
def before_deletion(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    watch = current_watch()
    if watch and watch.sees(sender):
        watch.before_deletion(instance)


@receiver(m2m_changed)
def before_links_change(instance: Any, action: str, **kwargs: Any) -> None:
    watch = current_watch()
    if watch and action.startswith("pre_") and watch.sees(type(instance)):
        watch.before_save(instance)


@receiver(pre_save, sender=PageLogEntry)
@receiver(pre_save, sender=ModelLogEntry)
def complete_entry(instance: Any, **kwargs: Any) -> None:
    """From where, and what changed."""
    watch = current_watch()
    if watch is None or not instance._state.adding:
        return
    data = dict(instance.data or {})
    if watch.source.address:
        data.setdefault("address", watch.source.address)
    model = instance.content_type.model_class() if instance.content_type else None
    if isinstance(instance, ModelLogEntry) and model and watch.sees(model):
        changes = watch.claim((model, instance.object_id), instance.action)
        if changes:
            data.setdefault("changes", changes)
    instance.data = data
