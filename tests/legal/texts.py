"""Strategies: texts like those that clerks paste, and texts that nobody would."""

from hypothesis import strategies as st

PIECES = (
    "Điều 1.", "Điều 2. Nguyên tắc", "Điều 5 của Luật", "ĐIỀU 3:", "Điều", "Chương", "Chương I",
    "Chương III QUẢN LÝ", "Phần thứ hai", "PHẦN A", "Mục 1. CHUNG", "Tiểu mục 2", "I. ĐÁNH GIÁ",
    "II.", "A. CHUNG", "1.", "1. Văn bản", "2. công bố", "3.", "1.1. Mục", "1.2.", "a) Một",
    "b) hai", "đ)", "e. Năm", "(i) thứ", "2) hai", "- gạch", "+ cộng", "-", "* sao", "• tròn",
    "Căn cứ Luật;", "QUYẾT ĐỊNH:", "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Kính gửi: A",
    "QUY CHẾ", "PHỤ LỤC I", "Phụ lục 2", "PHỤ LỤC", "(Ban hành kèm theo Quyết định", "số 1)",
    "ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "-----", "|", "12", "Trang 3/4", "\f",
    "“Điều 5. Tên", "1. Hết.”", "NĐ-", "CP ngày", "ngày", "khoản", "19/8/2014 của", "của Luật này.",
    "và các cơ quan;", "Sở Công Thương hướng dẫn.", "văn bản", "# x", "## Điều 9", "[Căn cứ]",
    "[Kèm theo] A | B", "< lùi", "\\ gạch", "[Phần ký]", "a | b", "e\u0302\u0301", "\x02", "\ud800",
    "\u00a0", "\u200b", "😀", "\x00", "Đ\u01b0",
)  # fmt: skip
lines = st.lists(st.sampled_from(PIECES) | st.text(max_size=30), min_size=1, max_size=3).map(
    " ".join
)
texts = st.lists(lines, max_size=40).map("\n".join) | st.text(max_size=300)
