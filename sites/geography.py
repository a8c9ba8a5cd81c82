"""Positions on the ground: degrees of WGS 84, inside the province (R115, R116)."""

from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# A frame around the province, a little wider than its border:
# 20°39'-22°02' N, 103°11'-105°02' E.
SOUTH, NORTH = 20.55, 22.15
WEST, EAST = 103.05, 105.15

OUTSIDE = gettext_lazy("This place is outside the province.")
PLACES = Decimal("0.00001")  # about a metre


def validate_latitude(value: Decimal) -> None:
    """Refuse what lies north or south of the province.

    Raises:
        ValidationError: it does.
    """
    if not SOUTH <= value <= NORTH:
        raise ValidationError(OUTSIDE)


def validate_longitude(value: Decimal) -> None:
    """Refuse what lies east or west of the province.

    Raises:
        ValidationError: it does.
    """
    if not WEST <= value <= EAST:
        raise ValidationError(OUTSIDE)


def degrees(text: str) -> Decimal | None:
    """A number of degrees as typed, with point or comma; None when empty.

    Raises:
        ValidationError: it is not a number.
    """
    text = text.strip()
    if not text:
        return None
    try:
        value = Decimal(text.replace(",", "."))
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite():
        raise ValidationError(_("Write degrees as a number, for example 21.32730."))
    return value


def latitude(text: str) -> Decimal | None:
    """A latitude in the province as typed; None when empty.

    Raises:
        ValidationError: it is no number, or outside the province.
    """
    value = degrees(text)
    if value is None:
        return None
    validate_latitude(value)
    return value.quantize(PLACES)


def longitude(text: str) -> Decimal | None:
    """A longitude in the province as typed; None when empty.

    Raises:
        ValidationError: it is no number, or outside the province.
    """
    value = degrees(text)
    if value is None:
        return None
    validate_longitude(value)
    return value.quantize(PLACES)
