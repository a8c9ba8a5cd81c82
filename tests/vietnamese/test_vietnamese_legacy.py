"""R43: text of before Unicode is recognised and converted; all other text is never touched."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from viparse.normalize.encodings import CHARMAPS

from vietnamese import legacy
from vietnamese.mending import COMPOSED, HIDDEN, LOOK_ALIKES, SPACES, mend
from vietnamese.syllables import is_syllable

# Sentences of Decision 08/2024/QĐ-UBND.
DECISION = [
    "Quy chế này quy định về quản lý, vận hành và khai thác Cổng thông tin điện tử tỉnh.",
    "Các cơ quan chủ quản chịu trách nhiệm cung cấp thông tin đầy đủ, chính xác, kịp thời.",
    "Bảng mã ký tự chữ Việt dùng để lưu trữ và trao đổi thông tin theo tiêu chuẩn Unicode.",
    "Chủ tịch Ủy ban nhân dân các huyện, thành phố căn cứ Quyết định thi hành.",
    "Ban Biên tập thẩm định nội dung trước khi đăng tải lên chuyên trang.",
]
OTHER_LANGUAGES = [
    "The quick brown fox jumps over the lazy dog; naïve café, 25 °C, © 2026, £5, 10 µm ± 2 µm.",
    "Été à l'hôtel où né, « Noël » est déjà passé, le garçon a mangé une crêpe.",
    "El niño pequeño comió más piñas; ¿qué pasó mañana? ¡Años después!",
    "Schöne Grüße für die Straßenbahn, über Österreich nach Köln.",
    "O coração não mente: mãe, pão, açúcar, São João.",
    "Þórður og Ægir fóru með bréfið á laugardaginn, það var kalt.",
    "Má có cá, tôi có cà, bà có ví, ông có ví.",
    "Tai Son La: Bao cao tai chinh quy II nam 2026",
    "for (i = 0; i < 10; i++) { total += rows[i] * 1.5; } // ½ § ¶ ¬x « ° »",
    "1.234.567,89 ₫ – 50 % ÷ 2 × 3 = 75",
    "",
]


def in_encoding(text, encoding):
    """`text` as a font of `encoding` needs it: the inverse of the table."""
    table = {letter: source for source, letter in legacy._charmap(encoding).pairs}
    return "".join(table.get(letter, letter) for letter in text)


def lowered(text):
    """TCVN3 has no capitals with tones."""
    return "".join(c.lower() if c in "ỦẢẠẤẾỘ" else c for c in text)


@pytest.mark.parametrize("encoding", [legacy.TCVN3, legacy.VNI, legacy.VISCII])
@pytest.mark.parametrize("sentence", DECISION)
def test_r43_each_encoding_is_recognised_and_converted(encoding, sentence):
    text = lowered(sentence)
    old = in_encoding(text, encoding)
    assert old != text
    assert legacy.recognise(old) == encoding
    assert legacy.convert(old, encoding) == text


def test_vps_is_known_by_its_font_alone():
    old = in_encoding(DECISION[0], legacy.VPS)
    assert legacy.recognise(old, legacy.font_meaning("VPS Times").encoding) == legacy.VPS
    assert legacy.convert(old, legacy.VPS) == DECISION[0]


def test_titles_of_two_words_are_recognised():
    assert legacy.convert("Hµ Néi", legacy.recognise("Hµ Néi")) == "Hà Nội"
    assert legacy.convert("Aùnh saùng", legacy.recognise("Aùnh saùng")) == "Ánh sáng"


def test_capitals_that_only_the_font_drew():
    old = "CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM\n§éc lËp - Tù do - H¹nh phóc"
    assert legacy.convert(old, legacy.recognise(old)) == (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    )
    font = legacy.font_meaning(".VnTimeH")
    assert legacy.convert("B¸o c¸o", font.encoding, capitals=font.capitals) == "BÁO CÁO"


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        (".VnTime", "tcvn3"),
        ('".VnArial"', "tcvn3"),
        ("VNI-Times", "vni"),
        ("VPS Helv", "vps"),
        ("Times New Roman", None),
        ("Vni", None),
        ("", None),
    ],
)
def test_fonts_and_their_encodings(name, encoding):
    font = legacy.font_meaning(name)
    assert (font and font.encoding) == encoding


def test_a_wrong_font_does_not_decide_against_the_text():
    old = in_encoding(lowered(DECISION[1]), legacy.VNI)
    assert legacy.recognise(old, legacy.TCVN3) == legacy.VNI
    assert legacy.recognise(DECISION[1], legacy.TCVN3) is None


@pytest.mark.parametrize("text", [*DECISION, *OTHER_LANGUAGES])
def test_what_is_no_legacy_text_is_never_recognised(text):
    assert legacy.recognise(text) is None
    assert legacy.recognise(unicodedata.normalize("NFD", text)) is None
    for hint in legacy.ENCODINGS:
        assert legacy.recognise(text, hint) is None


LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
SYLLABLES = sorted(
    {word for line in DECISION for word in line.replace(",", " ").replace(".", " ").split()}
)


@given(st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=30).map(" ".join))
def test_no_unicode_vietnamese_is_ever_converted(text):
    assert legacy.recognise(text) is None
    assert mend(text).text == text


@given(st.text(st.characters(max_codepoint=0x7F)))
def test_plain_text_numbers_and_code_are_never_converted(text):
    assert legacy.recognise(text) is None
    assert not legacy.may_be_legacy(text)


@given(st.lists(st.sampled_from(SYLLABLES), min_size=8, max_size=40, unique=True))
def test_converted_text_is_not_converted_again(words):
    old = in_encoding(lowered(" ".join(words)), legacy.TCVN3)
    encoding = legacy.recognise(old)
    if encoding:
        assert legacy.recognise(legacy.convert(old, encoding)) is None


@given(st.text())
def test_nothing_breaks_recognition_or_mending(text):
    legacy.recognise(text)
    legacy.may_be_legacy(text)
    once = mend(text).text
    assert mend(once).text == once
    assert unicodedata.is_normalized("NFC", once)


def test_mending_counts_what_it_changes():
    done = mend("Ðiều  1.\u00a0Phạm vi tiê\u0301ng “Vie\u0323\u0302t”\u0002 hôm\u00adnay")
    assert done.text == "Điều 1. Phạm vi tiếng “Việt” hômnay"
    assert done.changes == {LOOK_ALIKES: 1, SPACES: 2, COMPOSED: 3, HIDDEN: 2}


def test_quotes_dashes_and_lines_stay():
    text = "“Một” ‘hai’ – ba… «bốn»\nnăm\tsáu"
    assert mend(text).text == text


def test_a_letter_that_looks_hidden_or_alike_waits_for_conversion():
    """In TCVN3 the soft hyphen is ư and Ð is é: mended first, they would be lost."""
    assert legacy.may_be_legacy("th\u00ad")
    assert legacy.may_be_legacy("kÐm")
    assert not legacy.may_be_legacy("co\u00adoperate")
    assert not legacy.may_be_legacy("NÐ-CP")
    assert not legacy.may_be_legacy("Ðiều 1")


@pytest.mark.parametrize(
    "word", ["nghiêng", "giếng", "gì", "quốc", "khuỷu", "Mường", "huỳnh", "thuở", "Tô", "xoong"]
)
def test_syllables(word):
    assert is_syllable(word)
    assert is_syllable(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize("word", ["coù", "B¸o", "zoo", "tôt", "strength", "ộtộ", "ìì", ""])
def test_no_syllables(word):
    assert not is_syllable(word)


def test_every_letter_of_each_encoding_has_its_table():
    for encoding in (legacy.TCVN3, legacy.VNI):
        made = {letter for _source, letter in legacy._charmap(encoding).pairs}
        needed = set(LETTERS) - set("abcdeghiklmnopqrstuvxy")
        missing = {c for c in needed if c not in made}
        assert missing <= set("ìíýò"), (encoding, missing)
    assert set(CHARMAPS) == set(legacy.ENCODINGS)
