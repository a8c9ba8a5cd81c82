"""Formats of the Vietnamese administration, checked where they are typed."""

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# Numbers of the Decision itself are written 3751.595; a country code may stand before.
_PHONE = re.compile(r"(\+84|0)?\d{7,10}")
_SEPARATORS = re.compile(r"[\s.\-()]")


def validate_phone(text: str) -> None:
    """One or more telephone or fax numbers, separated by commas, semicolons or slashes.

    Raises:
        ValidationError: one of them is no Vietnamese number.
    """
    for number in re.split(r"[,;/]", text):
        if not _PHONE.fullmatch(_SEPARATORS.sub("", number)):
            raise ValidationError(
                _("“%(number)s” is not a Vietnamese telephone number, such as 0212 3751 595.")
                % {"number": number.strip()}
            )


def validate_official_email(address: str) -> None:
    """An official address (Art. 16.6): its domain is one of the state's.

    Raises:
        ValidationError: it is not.
    """
    domain = address.rpartition("@")[2].lower()
    official = settings.OFFICIAL_EMAIL_DOMAINS
    if not any(domain == each or domain.endswith(f".{each}") for each in official):
        raise ValidationError(
            _("Use an official address, ending in %(domains)s (Art. 16.6).")
            % {"domains": ", ".join(official)}
        )
