"""Relations between documents: the 13 pairs of vbpl.vn and "related" (`vn-rules.md` §8.1).

What a relation does to its target's effect stands beside it, so that the status is derived.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache


class Effect(StrEnum):
    """What an act does to the document it acts on, from its day."""

    NONE = "none"
    ENDS = "ends"
    """Ends it: wholly, or partly when the act names articles."""
    CHANGES = "changes"
    """The old wording of some of its provisions ends: partly expired, never wholly."""
    SUSPENDS = "suspends"
    """Stops its effect for a time: wholly, or partly when the act names articles."""


@dataclass(frozen=True)
class Relation:
    """``acting``: how the page of the target calls the acting document; ``acted``: how the
    page of the acting document calls its target."""

    code: str
    acting: str
    acting_en: str
    acted: str
    acted_en: str
    effect: Effect = Effect.NONE

    def __str__(self) -> str:
        return self.acting

    @property
    def symmetric(self) -> bool:
        return self.acting == self.acted


RELATIONS: tuple[Relation, ...] = (
    Relation(
        "guides",
        "Văn bản hướng dẫn áp dụng",
        "Guides the application of",
        "Văn bản được hướng dẫn áp dụng",
        "Application guided by",
    ),
    Relation(
        "details",
        "Văn bản quy định chi tiết, hướng dẫn thi hành",
        "Details and implements",
        "Văn bản được quy định chi tiết, hướng dẫn thi hành",
        "Detailed and implemented by",
    ),
    Relation(
        "consolidates",
        "Văn bản hợp nhất",
        "Consolidates",
        "Văn bản được hợp nhất",
        "Consolidated by",
    ),
    Relation(
        "amends",
        "Văn bản sửa đổi bổ sung",
        "Amends",
        "Văn bản được sửa đổi bổ sung",
        "Amended by",
        Effect.CHANGES,
    ),
    Relation(
        "corrects", "Văn bản đính chính", "Corrects", "Văn bản được đính chính", "Corrected by"
    ),
    Relation(
        "replaces",
        "Văn bản thay thế",
        "Replaces",
        "Văn bản được thay thế",
        "Replaced by",
        Effect.ENDS,
    ),
    Relation(
        "repeals", "Văn bản bãi bỏ", "Repeals", "Văn bản bị bãi bỏ", "Repealed by", Effect.ENDS
    ),
    Relation("cites", "Văn bản dẫn chiếu", "Cites", "Văn bản được dẫn chiếu", "Cited by"),
    Relation(
        "based-on",
        "Văn bản áp dụng (dùng làm căn cứ)",
        "Is based on",
        "Căn cứ ban hành",
        "Legal basis of",
    ),
    Relation(
        "explains", "Văn bản giải thích", "Explains", "Văn bản được giải thích", "Explained by"
    ),
    Relation(
        "suspends-enforcement",
        "Văn bản đình chỉ thi hành",
        "Suspends the enforcement of",
        "Văn bản bị đình chỉ thi hành",
        "Enforcement suspended by",
        Effect.SUSPENDS,
    ),
    Relation(
        "suspends-effect",
        "Văn bản tạm ngưng hiệu lực",
        "Suspends the effect of",
        "Văn bản bị tạm ngưng hiệu lực",
        "Effect suspended by",
        Effect.SUSPENDS,
    ),
    Relation("announces", "Văn bản công bố", "Announces", "Văn bản được công bố", "Announced by"),
    Relation(
        "related",
        "Văn bản liên quan cùng nội dung",
        "Related to",
        "Văn bản liên quan cùng nội dung",
        "Related to",
    ),
)


@cache
def _by_code() -> dict[str, Relation]:
    return {relation.code: relation for relation in RELATIONS}


def relation_with_code(code: str) -> Relation | None:
    return _by_code().get(code)
