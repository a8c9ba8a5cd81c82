from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from home.validators import validate_phone


class CoverageRequest(models.Model):
    """The unit invites a reporter of the provincial portal to an event [mời phóng viên đưa tin].

    Art. 13.6 (R87): where leaders of the Provincial Party Committee, the National Assembly
    delegation, the People's Council or the People's Committee attend. What becomes of it is
    in the register (``sites.SentCoverageRequest``).
    """

    event = models.CharField(_("event"), max_length=300)
    starts_at = models.DateTimeField(_("time of the event"))
    place = models.CharField(_("place"), max_length=300)
    leaders = models.TextField(
        _("leaders who attend"), help_text=_("Name and position, one leader a line.")
    )
    inviting_unit = models.CharField(_("inviting unit"), max_length=300)
    contact_name = models.CharField(_("contact person"), max_length=150)
    contact_phone = models.CharField(_("telephone"), max_length=60, validators=[validate_phone])
    contact_email = models.EmailField(_("e-mail"))
    note = models.TextField(_("note"), blank=True)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("written"), auto_now_add=True)

    class Meta:
        verbose_name = _("invitation of a reporter")
        verbose_name_plural = _("invitations of reporters")
        ordering = ["-starts_at", "-pk"]

    def __str__(self) -> str:
        return self.event
