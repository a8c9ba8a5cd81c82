"""What a request of the admin changed, field by field, put into Wagtail's log (R214).

Wagtail logs that a setting, an account, a file … was edited, and not always. Here things are
read before they are first written, and again when Wagtail adds its entry or the request ends:
the difference goes into that entry, or into one of our own. What was rolled back shows no
difference.
"""

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from wagtail.log_actions import log

from sites.connection import connection

from .addresses import Source
from .watched import SECRET, Values, is_shared, is_watched, values_of

Key = tuple[type[models.Model], str]
CREATE, EDIT, DELETE = "wagtail.create", "wagtail.edit", "wagtail.delete"


@dataclass
class Thing:
    """Something that the request may change."""

    instance: models.Model
    before: Values
    title: str
    is_new: bool = False


@dataclass
class Watch:
    """What one request changes, in the schema it belongs to."""

    source: Source
    schema: str
    things: dict[Key, Thing] = field(default_factory=dict)
    said: set[tuple[Key, str]] = field(default_factory=set)

    def sees(self, model: type[models.Model]) -> bool:
        """Whether rows of this model are looked at, in the schema the connection is in now."""
        here = self.schema == connection.schema_name or is_shared(model)
        return here and is_watched(model)

    def before_save(self, instance: models.Model) -> None:
        """Read what the database still holds."""
        if _key(instance) not in self.things and (old := _stored(instance)) is not None:
            self.things[_key(instance)] = Thing(old, values_of(old), str(old))

    def after_creation(self, instance: models.Model) -> None:
        """All of it is new."""
        self.things[_key(instance)] = Thing(instance, {}, str(instance), is_new=True)

    def before_deletion(self, instance: models.Model) -> None:
        """Keep what is about to go."""
        key = _key(instance)
        if key not in self.things:
            kept = copy.copy(instance)
            self.things[key] = Thing(kept, values_of(kept), str(kept))

    def claim(self, key: Key, action: str) -> list[dict[str, str]]:
        """What changed of a thing that Wagtail writes an entry for."""
        self.said.add((key, action))
        thing = self.things.get(key)
        stored = _stored(thing.instance) if thing else None
        if thing is None or stored is None or action == DELETE:
            return []
        now = values_of(stored)
        changes = difference(thing.before, now)
        thing.before = now
        return changes

    def write(self, user: Any) -> None:
        """At the end of the request: add what no entry says yet."""
        things, self.things = self.things, {}
        for key, thing in things.items():
            if key[1] == "None":
                continue
            stored = _stored(_with_key(thing.instance, key))
            action, changes = self._left(key, thing, stored)
            if action:
                log(
                    stored or _with_key(thing.instance, key),
                    action,
                    user=user if user.is_authenticated else None,
                    title=str(stored) if stored else thing.title,
                    data={"changes": changes} if changes else {},
                    content_changed=True,
                    deleted=action == DELETE,
                )

    def _left(
        self, key: Key, thing: Thing, stored: models.Model | None
    ) -> tuple[str, list[dict[str, str]]]:
        if stored is None:
            unsaid = (key, DELETE) not in self.said and not thing.is_new
            return (DELETE if unsaid else ""), []
        changes = difference(thing.before, values_of(stored))
        if thing.is_new and (key, CREATE) not in self.said:
            return CREATE, changes
        return (EDIT if changes else ""), changes


_current: ContextVar[Watch | None] = ContextVar("watch", default=None)


@contextmanager
def watching(source: Source) -> Iterator[Watch]:
    """Watch what happens inside."""
    watch = Watch(source, str(connection.schema_name))
    token = _current.set(watch)
    try:
        yield watch
    finally:
        _current.reset(token)


def current_watch() -> Watch | None:
    """The watch of this request; None outside the admin."""
    return _current.get()


def current_source() -> Source:
    """Where this request comes from; nothing known outside the admin."""
    watch = _current.get()
    return watch.source if watch else Source()


def difference(before: Values, after: Values) -> list[dict[str, str]]:
    """Field, old and new text of what differs. Of lists: what went, and what came."""
    found = []
    for name in sorted(after):
        old, new = before.get(name, ""), after[name]
        if old == new or not (old or new):
            continue
        if name in SECRET:
            found.append({"field": name, "old": "", "new": "•••"})
        elif isinstance(new, frozenset):
            gone, come = _as_set(old) - new, new - _as_set(old)
            found.append({"field": name, "old": _joined(gone), "new": _joined(come)})
        else:
            found.append({"field": name, "old": str(old), "new": new})
    return found


def _as_set(value: str | frozenset[str]) -> frozenset[str]:
    return value if isinstance(value, frozenset) else frozenset()


def _joined(texts: frozenset[str]) -> str:
    return "; ".join(sorted(texts))


def _key(instance: models.Model) -> Key:
    return type(instance), str(instance.pk)


def _with_key(instance: models.Model, key: Key) -> models.Model:
    """An instance that was deleted has lost its key."""
    if instance.pk is None:
        instance.pk = instance._meta.pk.to_python(key[1])
    return instance


def _stored(instance: models.Model) -> models.Model | None:
    if instance.pk is None:
        return None
    return type(instance)._base_manager.filter(pk=instance.pk).first()
