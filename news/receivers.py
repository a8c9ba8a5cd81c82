"""What articles show of the news desk is stale when it changes there."""

from typing import Any

from django.db.models.signals import post_delete, post_save

from sites import stamps
from sites.tenancy import current_organisation

from .models import Author, Partner, Series, Topic


def on_name_changed(sender: type, **kwargs: Any) -> None:
    """Pages drawn before, and the names kept for them."""
    if current_organisation():
        stamps.move_on_commit()


for _model in (Author, Partner, Series, Topic):
    post_save.connect(on_name_changed, sender=_model)
    post_delete.connect(on_name_changed, sender=_model)
