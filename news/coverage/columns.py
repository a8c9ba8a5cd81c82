from typing import Any

from django.utils import formats, timezone
from wagtail.admin.ui.tables import Column


class MomentColumn(Column):
    """A moment as a day and an hour; Wagtail's own says how long ago, and these are to come."""

    def get_value(self, instance: Any) -> str:
        moment = timezone.localtime(super().get_value(instance))
        return str(formats.date_format(moment, "H:i d/m/Y"))
