"""Background tasks that carry their organisation.

Wagtail hands work to tasks with app, model and pk only; a worker without the schema
would act in the wrong one. The schema is part of every task row, and the worker
enters it or refuses.
"""

from dataclasses import dataclass
from typing import Any

from django.tasks.base import Task
from django_tasks_db.backend import DatabaseBackend
from django_tasks_db.models import DBTaskResult
from django_tenants.utils import schema_context

from .connection import connection
from .models import Organisation
from .tenancy import PUBLIC

SCHEMA_KEY = "_schema"


class MissingOrganisation(LookupError):
    """A task row without a schema, or with one that no organisation has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TenantTask(Task):
    """A task that runs in the schema that enqueued it."""

    def call(self, *args: Any, **kwargs: Any) -> Any:
        """Run in the schema of the task row.

        Raises:
            MissingOrganisation: the row names no schema, or an unknown one.
        """
        schema = kwargs.pop(SCHEMA_KEY, None)
        if schema is None:
            raise MissingOrganisation("a task row without a schema is refused")
        if schema == PUBLIC:
            with schema_context(PUBLIC):
                return Task.call(self, *args, **kwargs)
        organisation = Organisation.objects.filter(schema_name=schema).first()
        if organisation is None:
            raise MissingOrganisation(f"no organisation has the schema {schema}")
        connection.set_tenant(organisation)
        try:
            return Task.call(self, *args, **kwargs)
        finally:
            connection.set_schema_to_public()


def run_now(schema: str) -> None:
    """Run the waiting tasks of one schema here, in the current transaction.

    For templates: what their tasks would write must be in them before they are captured.
    """
    waiting = DBTaskResult.objects.ready().filter(**{f"args_kwargs__kwargs__{SCHEMA_KEY}": schema})
    for row in waiting.order_by("enqueued_at"):
        row.task.call(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])
        row.delete()


class TenantDatabaseBackend(DatabaseBackend):
    """Rows in the public table, each with the schema it was enqueued from."""

    task_class = TenantTask

    def enqueue(self, task: Any, args: Any, kwargs: Any) -> Any:
        """Store the task with the current schema, in the current transaction."""
        return super().enqueue(task, args, {**kwargs, SCHEMA_KEY: connection.schema_name})
