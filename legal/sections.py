"""The three sections of Art. 12.3 (R71), by the names that it gives them, as one table."""

from dataclasses import dataclass

from django.db.models import Q

from sites.kinds import SiteKind

from .words import is_english


@dataclass(frozen=True)
class Section:
    """``code``: in addresses; ``rule``: which entries of the library belong to it."""

    code: str
    title: str
    title_en: str
    rule: Q
    title_of_units: str = ""

    def label_on(self, kind: str) -> str:
        """The name on the sites of a kind: the Decision names the sections of the province."""
        if is_english():
            return self.title_en
        return self.title if kind == SiteKind.PROVINCE else self.title_of_units or self.title


SECTIONS = (
    Section(
        "quy-pham-phap-luat",
        "Văn bản quy phạm pháp luật",
        "Legal normative documents",
        Q(is_normative=True),
    ),
    Section(
        "chi-dao-dieu-hanh",
        "Văn bản chỉ đạo điều hành của UBND tỉnh",
        "Direction documents",
        Q(is_normative=False),
        "Văn bản chỉ đạo điều hành",
    ),
    Section("cong-bao", "Công báo", "Official gazette", Q(is_in_gazette=True)),
)


def section_with_code(code: str) -> Section | None:
    return next((each for each in SECTIONS if each.code == code), None)
