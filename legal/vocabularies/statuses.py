"""Effect statuses (*tình trạng hiệu lực*): the six of vbpl.vn and two the portal needs."""

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    NOT_YET = "not-yet"
    IN_FORCE = "in-force"
    PARTLY_EXPIRED = "partly-expired"
    WHOLLY_EXPIRED = "wholly-expired"
    SUSPENDED = "suspended"
    NO_LONGER_FITTING = "no-longer-fitting"
    PARTLY_SUSPENDED = "partly-suspended"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        return STATUSES[self].name

    @property
    def label_en(self) -> str:
        return STATUSES[self].name_en

    @property
    def binding(self) -> bool:
        """True while at least a part of the document is in force."""
        return STATUSES[self].binding


@dataclass(frozen=True)
class StatusName:
    """``official``: one of vbpl.vn's values; ``binding``: at least a part of it is in force."""

    name: str
    name_en: str
    official: bool
    binding: bool


STATUSES: dict[Status, StatusName] = {
    Status.NOT_YET: StatusName("Chưa có hiệu lực", "Not yet in force", True, False),
    Status.IN_FORCE: StatusName("Còn hiệu lực", "In force", True, True),
    Status.PARTLY_EXPIRED: StatusName("Hết hiệu lực một phần", "Partly expired", True, True),
    Status.WHOLLY_EXPIRED: StatusName("Hết hiệu lực toàn bộ", "Wholly expired", True, False),
    Status.SUSPENDED: StatusName("Ngưng hiệu lực", "Suspended", True, False),
    Status.NO_LONGER_FITTING: StatusName("Không còn phù hợp", "No longer fitting", True, False),
    Status.PARTLY_SUSPENDED: StatusName("Ngưng hiệu lực một phần", "Partly suspended", False, True),
    Status.UNKNOWN: StatusName("Chưa xác định", "Not determined", False, False),
}
