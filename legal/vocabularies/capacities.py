"""Capacities of signers (Decree 30/2020/NĐ-CP): R4, "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH"."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Capacity:
    code: str
    abbreviation: str
    name: str
    name_en: str

    def __str__(self) -> str:
        return self.abbreviation or self.name


CAPACITIES: tuple[Capacity, ...] = (
    Capacity("own", "", "Ký trực tiếp", "In the signer's own authority"),
    Capacity("tm", "TM.", "Thay mặt", "On behalf of the collective"),
    Capacity("kt", "KT.", "Ký thay", "Signed for the head by a deputy"),
    Capacity("tl", "TL.", "Thừa lệnh", "By order"),
    Capacity("tuq", "TUQ.", "Thừa ủy quyền", "By authorisation"),
    Capacity("q", "Q.", "Quyền", "Acting"),
)
