"""What must follow a change in the register of organisations and domains."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from . import stamps
from .models import Domain, Organisation


@receiver([post_save, post_delete], sender=Domain)
def on_domain_changed(instance: Domain, **kwargs: Any) -> None:
    """Hosts are looked up anew, and lists of sites drawn anew, in every process."""
    stamps.move_on_commit(stamps.NETWORK)
    stamps.move_on_commit(instance.tenant.schema_name)


@receiver([post_save, post_delete], sender=Organisation)
def on_organisation_changed(instance: Organisation, **kwargs: Any) -> None:
    """The same, and the organisation's own pages go, wherever they are kept."""
    stamps.move_on_commit(stamps.NETWORK)
    stamps.move_on_commit(instance.schema_name)
