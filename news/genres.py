"""Genres [thể loại] of articles as data: what each counts as, and what it must hold.

A new genre is one row here and no migration. ``kind``: which of the five kinds of content
of Art. 14.1 (R92) an article of the genre is counted as; royalties read it too.
"""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class ContentKind(models.TextChoices):
    """The five kinds of content that a board edits (Art. 14.1; R92)."""

    NEWS = "tin", _("News items")
    ARTICLE = "bai", _("Longer articles")
    PICTURE = "hinh-anh", _("Pictures and graphics")
    VIDEO = "video", _("Videos")
    DOCUMENT = "van-ban", _("Official documents")


PICTURE, SERIES_OF_PICTURES, TRANSCRIPT, WORDS, FILE = (
    "picture", "pictures", "transcript", "words", "file",
)  # fmt: skip
MIN_PICTURES = 3  # fewer are no photo series


@dataclass(frozen=True)
class Genre:
    """``needs``: what an article of the genre holds before it is published (R33, R46, R167)."""

    code: str
    name: str
    name_en: str
    kind: ContentKind
    needs: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The name in the reader's language."""
        return self.name_en if (get_language() or "").startswith("en") else self.name

    @property
    def shows_media(self) -> bool:
        """Whether its pictures must be credited one by one."""
        return bool(self.needs)


GENRES = (
    Genre("tin", "Tin", "News item", ContentKind.NEWS),
    Genre("bai-phan-anh", "Bài phản ánh", "Report", ContentKind.ARTICLE),
    Genre("phong-van", "Phỏng vấn", "Interview", ContentKind.ARTICLE),
    Genre("phong-su", "Phóng sự", "Feature", ContentKind.ARTICLE),
    Genre("ghi-chep", "Ghi chép", "Reporter's notes", ContentKind.ARTICLE),
    Genre("binh-luan", "Bình luận", "Comment", ContentKind.ARTICLE),
    Genre("guong-dien-hinh", "Gương điển hình", "Portrait of a good example", ContentKind.ARTICLE),
    Genre("tra-loi-ban-doc", "Trả lời bạn đọc", "Answers to readers", ContentKind.ARTICLE),
    Genre("anh", "Ảnh", "Picture", ContentKind.PICTURE, (PICTURE,)),
    Genre("phong-su-anh", "Phóng sự ảnh", "Photo series", ContentKind.PICTURE,
          (SERIES_OF_PICTURES,)),
    Genre("infographic", "Đồ họa thông tin", "Infographic", ContentKind.PICTURE, (PICTURE, WORDS)),
    Genre("video", "Video", "Video", ContentKind.VIDEO, (TRANSCRIPT,)),
    Genre("clip", "Clip", "Clip", ContentKind.VIDEO, (TRANSCRIPT,)),
    Genre("gioi-thieu-van-ban", "Giới thiệu văn bản", "Presentation of a document",
          ContentKind.DOCUMENT),
    Genre("tai-lieu", "Tài liệu tuyên truyền, hướng dẫn", "Information and guide material",
          ContentKind.DOCUMENT, (FILE,)),
)  # fmt: skip
BY_CODE = {genre.code: genre for genre in GENRES}
DEFAULT = "tin"


def genre_choices() -> list[tuple[str, str]]:
    """Code and name of each genre; a function, so that a new row is no migration."""
    return [(genre.code, genre.label) for genre in GENRES]


def genre_of(code: str) -> Genre:
    """The genre of a code; a news item for one that left the table."""
    return BY_CODE.get(code, BY_CODE[DEFAULT])


def codes_of(kind: str) -> list[str]:
    """Genres that count as a kind of content."""
    return [genre.code for genre in GENRES if genre.kind == kind]
