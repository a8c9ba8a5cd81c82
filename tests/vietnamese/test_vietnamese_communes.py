"""The 75 communes of Sơn La (since July 2025): real names through the whole package."""

import random
import re
import unicodedata

from vietnamese.collation import sort_key, sort_string
from vietnamese.folding import fold, spans, tokens
from vietnamese.slugs import compact, slugify

# In dictionary order; checked by eye and against ICU 78 (Intl.Collator "vi"), which differs
# in one place only: it compares tones last, and so puts Tạ Khoa before Tà Xùa.
COMMUNES = [
    "Bắc Yên",
    "Bình Thuận",
    "Bó Sinh",
    "Chiềng An",
    "Chiềng Cơi",
    "Chiềng Hặc",
    "Chiềng Hoa",
    "Chiềng Khoong",
    "Chiềng Khương",
    "Chiềng La",
    "Chiềng Lao",
    "Chiềng Mai",
    "Chiềng Mung",
    "Chiềng Sại",
    "Chiềng Sinh",
    "Chiềng Sơ",
    "Chiềng Sơn",
    "Chiềng Sung",
    "Co Mạ",
    "Đoàn Kết",
    "Gia Phù",
    "Huổi Một",
    "Kim Bon",
    "Long Hẹ",
    "Lóng Phiêng",
    "Lóng Sập",
    "Mai Sơn",
    "Mộc Châu",
    "Mộc Sơn",
    "Muổi Nọi",
    "Mường Bám",
    "Mường Bang",
    "Mường Bú",
    "Mường Chanh",
    "Mường Chiên",
    "Mường Cơi",
    "Mường É",
    "Mường Giôn",
    "Mường Hung",
    "Mường Khiêng",
    "Mường La",
    "Mường Lạn",
    "Mường Lầm",
    "Mường Lèo",
    "Mường Sại",
    "Nậm Lầu",
    "Nậm Ty",
    "Ngọc Chiến",
    "Pắc Ngà",
    "Phiêng Cằm",
    "Phiêng Khoài",
    "Phiêng Pằn",
    "Phù Yên",
    "Púng Bánh",
    "Quỳnh Nhai",
    "Song Khủa",
    "Sông Mã",
    "Sốp Cộp",
    "Suối Tọ",
    "Tà Hộc",
    "Tà Xùa",
    "Tạ Khoa",
    "Tân Phong",
    "Tân Yên",
    "Thảo Nguyên",
    "Thuận Châu",
    "Tô Hiệu",
    "Tô Múa",
    "Tường Hạ",
    "Vân Hồ",
    "Vân Sơn",
    "Xím Vàng",
    "Xuân Nha",
    "Yên Châu",
    "Yên Sơn",
]


def test_there_are_75_names() -> None:
    assert len(set(COMMUNES)) == 75


def test_dictionary_order() -> None:
    shuffled = random.Random(1).sample(COMMUNES, len(COMMUNES))
    assert shuffled != COMMUNES
    assert sorted(shuffled, key=sort_key) == COMMUNES
    assert sorted(shuffled, key=sort_string) == COMMUNES


def test_order_does_not_depend_on_the_form() -> None:
    decomposed = [unicodedata.normalize("NFD", name) for name in COMMUNES]
    assert sorted([*decomposed[9:], *decomposed[:9]], key=sort_key) == decomposed


def test_every_name_has_its_own_label_and_slug() -> None:
    labels = {compact(name) for name in COMMUNES}
    slugs = {slugify(name) for name in COMMUNES}
    assert len(labels) == len(slugs) == len(COMMUNES)
    assert all(re.fullmatch("[a-z]+", label) for label in labels)
    assert all(re.fullmatch("[a-z]+-[a-z]+", slug) for slug in slugs)


def test_names_have_no_tone_to_move() -> None:
    assert [tokens(name) for name in COMMUNES] == [name.lower().split() for name in COMMUNES]


def test_a_name_is_found_in_a_decomposed_text() -> None:
    for name in COMMUNES:
        text = unicodedata.normalize("NFD", f"Ủy ban nhân dân xã {name}, tỉnh Sơn La")
        words = list(spans(text))[5:7]
        found = text[words[0][1] : words[-1][2]]
        assert unicodedata.normalize("NFC", found) == name
        assert " ".join(word for word, _, _ in words) == fold(name)
