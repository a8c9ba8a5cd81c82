"""Template organisations and the SQL captured from them (design, decision 11).

A base template is made by migrations, once. Each kind's template starts from the base's
script, gets its pages, groups and workflow from the rooms above, and is captured. A new
site is then one script in one transaction: 0.2 s instead of 10.
"""

import hashlib
import re
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader

from ..blueprints import BLUEPRINTS
from ..migrating import migrate_schema
from ..models import Organisation, OrganisationStatus, TemplateScript
from ..signals import building_template
from ..tasks import run_now
from ..tenancy import entered
from .compact_sql import compact
from .pg_dump import pg_dump

SCHEMA_MARK = "zztemplatezz"
BASE_SCHEMA = "template_base"


class TemplateOutdated(RuntimeError):
    """The template script was made for other migrations or another blueprint."""


def template_schema(kind: str) -> str:
    """Schema of the template organisation of a kind."""
    return f"template_{kind}"


def fingerprint() -> str:
    """What the templates depend on: migrations of the tenant apps, and what fills them."""
    digest = hashlib.sha256()
    labels = _tenant_labels()
    for app, name in sorted(MigrationLoader(None, ignore_no_migrations=True).disk_migrations):
        if app in labels:
            digest.update(f"{app}.{name}\n".encode())
    for source in settings.TEMPLATE_SOURCES:
        digest.update(Path(source).read_bytes())
    return digest.hexdigest()


def _tenant_labels() -> set[str]:
    return {
        config.label for config in apps.get_app_configs() if config.name in settings.TENANT_APPS
    }


def script_for(kind: str, schema: str) -> str:
    """SQL that makes the schema ``schema`` as a new site of ``kind``.

    Raises:
        TemplateOutdated: no script, or one for another release: run ``./portal migrate``.
    """
    script = TemplateScript.objects.filter(kind=kind).first()
    if script is None or script.fingerprint != fingerprint():
        raise TemplateOutdated(kind)
    return script.sql.replace(SCHEMA_MARK, schema)


def outdated_kinds() -> list[str]:
    """Kinds whose template script is missing or was made for another release."""
    now = fingerprint()
    current = set(TemplateScript.objects.filter(fingerprint=now).values_list("kind", flat=True))
    return [kind for kind in BLUEPRINTS if kind not in current]


def refresh_template(kind: str) -> None:
    """Build the template organisation of a kind anew and capture its script."""
    base_sql = _base_script()
    schema = template_schema(kind)
    with transaction.atomic():
        _drop(schema)
        organisation = _template_row(schema, kind)
        execute_script(base_sql.replace(SCHEMA_MARK, schema))
        with entered(organisation):
            building_template.send(
                sender=Organisation, organisation=organisation, blueprint=BLUEPRINTS[kind]
            )
        run_now(schema)
    sql = capture(schema)
    TemplateScript.objects.update_or_create(
        kind=kind, defaults={"sql": sql, "fingerprint": fingerprint()}
    )


def _base_script() -> str:
    """The migrated, empty schema as a script; made once, kept in step by migrations."""
    organisation = Organisation.objects.filter(schema_name=BASE_SCHEMA).first()
    if organisation is None:
        with transaction.atomic():
            organisation = _template_row(BASE_SCHEMA, "base")
            with connection.cursor() as cursor:
                cursor.execute(f'CREATE SCHEMA "{BASE_SCHEMA}"')
    migrate_schema(BASE_SCHEMA)
    return capture(BASE_SCHEMA)


def _template_row(schema: str, kind: str) -> Organisation:
    organisation, _created = Organisation.objects.update_or_create(
        schema_name=schema,
        defaults={
            "code": schema.replace("_", "-"),
            "name": schema,
            "kind": kind,
            "status": OrganisationStatus.TEMPLATE,
        },
    )
    return organisation


def _drop(schema: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f'DROP SCHEMA IF EXISTS "{schema}" CASCADE')


def capture(schema: str) -> str:
    """Dump one schema as SQL with a token in place of its name."""
    sql = pg_dump(schema)
    if SCHEMA_MARK in sql:
        raise ValueError(f"{schema} contains the schema token {SCHEMA_MARK}")
    lines = [
        line
        for line in sql.splitlines()
        if line and not line.startswith(("--", "\\", "SET ", "SELECT pg_catalog.set_config"))
    ]
    return compact(re.sub(rf"\b{re.escape(schema)}\b", SCHEMA_MARK, "\n".join(lines)))


def execute_script(sql: str) -> None:
    """Run a captured script in the current transaction; search_path does not matter to it."""
    with connection.cursor() as cursor:
        cursor.execute(sql, None)
