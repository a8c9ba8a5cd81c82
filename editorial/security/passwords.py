"""Passwords that others would guess first in a Vietnamese office."""

import re
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from sites.tenancy import current_organisation
from vietnamese.folding import fold, tokens

# Words that passwords of offices are put together from; folded.
_PLAIN = """
mat khau matkhau password pass admin administrator quantri quan tri vien quantrivien user
nguoi dung bien tap banbientap ban bientap truong pho cong thong tin cong dien tu portal
trang web website dichvucong dich vu chinhquyen uy ban nhan dan ubnd hdnd vpub van phong
so huyen xa phuong thi tran tinh thanh pho sonla son la tay bac vietnam viet nam hanoi ha noi
abc xyz qwerty qwertyuiop asdf asdfgh asdfghjkl zxcv zxcvbnm iloveyou welcome letmein
anhyeuem emyeuanh anh yeu em toi ban gia dinh giadinh hanh phuc hanhphuc xin chao xinchao
khong biet khongbiet doan ket bac ho bacho dang cong san
"""
PLAIN_WORDS = frozenset(_PLAIN.split())
# Signs that stand for letters.
_AT = str.maketrans("@", "a")
_SIGNS = str.maketrans("@4310$5", "aaeioss")
_ENDS = re.compile(r"^[\d\W]+|[\d\W]+$")
MAX_LETTERS = 60  # a longer one is not made of a few plain words


class PlainWordsValidator:
    """Refuse what, apart from digits and signs, is made only of plain words, the organisation's
    name and the person's own: ``MatKhau@SonLa2024``, ``nguyenvanan1985``."""

    def validate(self, password: str, user: Any = None) -> None:
        words = PLAIN_WORDS | set(_own_words(user))
        plain = fold(password)
        trimmed = _ENDS.sub("", plain)
        signs = (plain.translate(_AT), plain.translate(_SIGNS), trimmed.translate(_SIGNS))
        forms = (plain, *signs)
        if any(_made_of(_letters(form), words) for form in forms):
            raise ValidationError(self.get_help_text(), code="password_plain_words")

    def get_help_text(self) -> str:
        return _(
            "The password must not consist only of common words, the name of the organisation or "
            "your own name, with digits. Take four or more words that have nothing to do with "
            "your work."
        )


def _own_words(user: Any) -> Iterable[str]:
    organisation = current_organisation()
    texts = [organisation.name if organisation else ""]
    for field in ("email", "first_name", "last_name"):
        texts.append(getattr(user, field, "") or "")
    for text in texts:
        yield from (word for word in tokens(fold(text)) if len(word) > 1)


def _letters(text: str) -> str:
    return re.sub(r"[\W\d_]+", "", text)


def _made_of(text: str, words: Iterable[str]) -> bool:
    """Whether the text is one plain word after another. Digits alone are no matter of this."""
    if not text or len(text) > MAX_LETTERS:
        return False
    reached = {0}
    for start in range(len(text)):
        if start in reached:
            reached |= {start + len(word) for word in words if text.startswith(word, start)}
    return len(text) in reached
