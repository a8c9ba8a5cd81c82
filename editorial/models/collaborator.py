from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from sites.models import CollaboratorEntry

from .collaborator_list import CollaboratorList


class Collaborator(Orderable, CollaboratorEntry):
    """Somebody on a list of collaborators. Has an account from the decision on, not before."""

    of_list = ParentalKey(CollaboratorList, on_delete=models.CASCADE, related_name="people")

    class Meta(Orderable.Meta):
        verbose_name = _("collaborator")
        verbose_name_plural = _("collaborators")
