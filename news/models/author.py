from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Author(models.Model):
    """Somebody who writes, photographs or edits for the board, under a pen name [bút danh].

    The full name is the board's own business (royalties) unless the author wants it shown.
    """

    pen_name = models.CharField(_("pen name"), max_length=150, unique=True)
    full_name = models.CharField(_("full name"), max_length=150, blank=True)
    shows_full_name = models.BooleanField(
        _("show the full name to readers"),
        default=False,
        help_text=_("Only if the author wishes it."),
    )
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The author's own account on this site, if there is one."),
    )
    unit = models.CharField(_("unit"), max_length=200, blank=True)
    is_collaborator = models.BooleanField(_("collaborator"), default=False)

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["pen_name"]

    def __str__(self) -> str:
        return self.pen_name

    @property
    def public_name(self) -> str:
        """What readers see."""
        if self.shows_full_name and self.full_name and self.full_name != self.pen_name:
            return f"{self.pen_name} ({self.full_name})"
        return self.pen_name
