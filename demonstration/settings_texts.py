"""What the frame of each demonstration site says of its owner (R10, R20, R82).

Only what a source says: licences and unknown addresses stay empty.
"""

from sites.kinds import SiteKind
from sites.models import Domain

from .units import Unit, in_sentence
from .wording import owner_of

SERVICES = "https://dichvucong.gov.vn"

# Article 13.3 of the Regulation (R82).
BOARD_EMAIL = "congttdttinh@sonla.gov.vn"
BOARD_PHONE = "3751.595 - 3751.091"


def site_settings(unit: Unit, domain: Domain) -> dict[str, str]:
    """Values of the site settings of one site."""
    values = {"owner": owner_of(unit), "services_url": SERVICES, **_place(unit)}
    if domain.language == "en":
        return (
            values
            | _contact("Chief of the Office, Head of the Editorial Board")
            | {
                "owner": unit.order.name_en or unit.name,
                "address": "Son La City, Son La Province",
                "source_notice": "State the source “Son La Portal” when you use it again.",
            }
        )
    name = domain.site_name
    values["source_notice"] = f"Ghi rõ nguồn “{name}” khi sử dụng lại thông tin."
    values["responsible_person"] = "Trưởng Ban Biên tập"
    if unit.order.kind == SiteKind.PROVINCE:
        values |= _contact("Chánh Văn phòng Ủy ban nhân dân tỉnh, Trưởng Ban Biên tập")
    return values


def _contact(responsible: str) -> dict[str, str]:
    """The provincial board's contacts; its head by office, never by name (Art. 11.1)."""
    return {"responsible_person": responsible, "email": BOARD_EMAIL, "phone": BOARD_PHONE}


def _place(unit: Unit) -> dict[str, str]:
    if unit.order.kind == SiteKind.PROVINCE:
        return {"address": "Thành phố Sơn La, tỉnh Sơn La"}
    if unit.order.kind == SiteKind.COMMUNE:
        return {"address": f"{unit.name}, {in_sentence(unit.district)}, tỉnh Sơn La"}
    if unit.order.kind == SiteKind.DISTRICT:
        return {"address": f"{unit.name}, tỉnh Sơn La"}
    return {}
