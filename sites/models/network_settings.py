import re

from django.core.validators import validate_email
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..validators import validate_phone

_BETWEEN = re.compile(r"[,;\s]+")


def validate_emails(text: str) -> None:
    """One or more e-mail addresses, separated by commas.

    Raises:
        ValidationError: one of them is none.
    """
    for address in _split(text):
        validate_email(address)


def _split(text: str) -> list[str]:
    return [address for address in _BETWEEN.split(text) if address]


class NetworkSettings(models.Model):
    """What holds for the whole network, kept by its operators: one row.

    The addresses and telephones of the Information Centre, to which units send decisions
    and lists of officers (Art. 13.3; R82).
    """

    wagtail_reference_index_ignore = True

    centre_name = models.CharField(
        _("name of the receiving unit"),
        max_length=200,
        default="Trung tâm Thông tin - Văn phòng UBND tỉnh",
    )
    board_emails = models.CharField(
        _("e-mail addresses of the province's board"),
        max_length=300,
        default="congttdttinh@sonla.gov.vn, banbientap@sonla.gov.vn",
        validators=[validate_emails],
        help_text=_("Several are separated by commas. Notices to the province's board go there."),
    )
    board_phones = models.CharField(
        _("telephones of the province's board"),
        max_length=200,
        default="3751.595, 3751.091",
        validators=[validate_phone],
        help_text=_("Several are separated by commas."),
    )

    class Meta:
        verbose_name = _("settings of the network")
        verbose_name_plural = _("settings of the network")
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_network_row")]

    def __str__(self) -> str:
        return self.centre_name

    @classmethod
    def current(cls) -> "NetworkSettings":
        """The row, or what the Decision says while no operator has changed it."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)

    @property
    def email_list(self) -> list[str]:
        """The addresses, one by one."""
        return _split(self.board_emails)
