from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable

from ..validators import validate_official_email, validate_phone
from .detail_page import DetailPage

SPOKESPERSONS = "spokespersons"
PERSON = ("name", "position", "unit", "phone", "fax", "email", "valid_from", "valid_until")
APPOINTMENT = ("decision", "decision_date")


class AppointmentPanel(FieldPanel):
    """A field that only lists of spokespersons ask for."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            is_asked = self.form is None or self.field_name in self.form.fields
            return is_asked and super().is_shown()


class PeoplePanel(InlinePanel):
    """The people of a list, with the fields that this kind of list asks for."""

    class BoundPanel(InlinePanel.BoundPanel):
        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            if self.form is None or self.instance.is_of_spokespersons:
                return
            # Wagtail draws every field that a form has, with a panel or without.
            for child in (*self.children, self.empty_child):
                for name in APPOINTMENT:
                    child.form.fields.pop(name, None)


class ContactListPage(DetailPage):
    """Contact officers (five fields, Art. 16.6; R114, R138, R186) or spokespersons (R142)."""

    is_category_page = True

    content_panels = [
        *DetailPage.content_panels,
        PeoplePanel(
            "contacts",
            heading=_("People"),
            label=_("Person"),
            panels=[
                *(FieldPanel(name) for name in PERSON),
                *(AppointmentPanel(name) for name in APPOINTMENT),
            ],
        ),
        FieldPanel("body"),
    ]
    parent_page_types = ["home.SectionPage", "home.HomePage"]
    template = "home/contact_list_page.html"

    class Meta:
        verbose_name = _("list of contact persons")
        verbose_name_plural = _("lists of contact persons")

    @property
    def is_of_spokespersons(self) -> bool:
        return self.category == SPOKESPERSONS

    @property
    def shown_contacts(self) -> list["ContactPerson"]:
        """Those in charge today."""
        today = timezone.localdate()
        return [
            each
            for each in self.contacts.all()
            if (each.valid_until or today) >= today >= (each.valid_from or today)
        ]

    @property
    def has_content(self) -> bool:
        return bool(self.shown_contacts) or super().has_content

    def plain_text(self) -> str:
        people = (f"{each.name} {each.position} {each.unit}" for each in self.shown_contacts)
        return f"{super().plain_text()} {' '.join(people)}".strip()


class ContactPerson(Orderable):
    """One person: exactly the fields of Art. 16.6, and fax, which Art. 17.1.b adds; for a
    spokesperson also the period and the decision of appointment (Art. 17.1.e, R142)."""

    page = ParentalKey(ContactListPage, on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField(_("full name"), max_length=150)
    position = models.CharField(_("position"), max_length=200)
    unit = models.CharField(_("work unit"), max_length=200)
    phone = models.CharField(_("telephone"), max_length=60, validators=[validate_phone])
    fax = models.CharField(_("fax"), max_length=60, blank=True, validators=[validate_phone])
    email = models.EmailField(_("official e-mail"), validators=[validate_official_email])
    valid_from = models.DateField(_("from day"), null=True, blank=True)
    valid_until = models.DateField(_("until day"), null=True, blank=True)
    decision = models.CharField(
        _("decision of appointment"),
        max_length=200,
        blank=True,
        help_text=_("Its number, as in 352/QĐ-UBND."),
    )
    decision_date = models.DateField(_("date of the decision"), null=True, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("contact person")
        verbose_name_plural = _("contact persons")

    def clean(self) -> None:
        super().clean()
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            raise ValidationError({"valid_until": _("The end is before the beginning.")})
        if self.decision_date and not self.decision:
            raise ValidationError({"decision": _("Give the number of the decision too.")})
