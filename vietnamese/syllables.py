"""Whether a word can be a Vietnamese syllable; tells Vietnamese from chance and other languages."""

import re
import unicodedata
from functools import lru_cache

_ONSETS_SPELLED = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RHYMES_SPELLED = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet
oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uêch uên uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut
uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu
ưt ưu y yêm yên yêng yêt yêu ych ynh yt
"""
_ONSETS = _ONSETS_SPELLED.split()
_RHYMES = set(_RHYMES_SPELLED.split())
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_ENTERING_TONES = {"\u0301", "\u0323"}
_ONSET = re.compile("|".join(sorted(_ONSETS, key=len, reverse=True)))
_STOP = re.compile("(c|ch|p|t)$")


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether `word` (any case, NFC or NFD) obeys Vietnamese spelling.

    One tone at most, a known onset and rhyme; a syllable that ends in c, ch, p or t carries
    sắc or nặng, unless it has no mark at all (typed without marks).
    """
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = [mark for mark in decomposed if mark in _TONES]
    bare = unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONES))
    if len(tones) > 1 or not _is_spelled(bare):
        return False
    return bool(not _STOP.search(bare) or bare.isascii() or (tones and tones[0] in _ENTERING_TONES))


def _is_spelled(bare: str) -> bool:
    """`bare` has no tone; `gì` is g + ì, `gia` gi + a, `giếng` g + iếng."""
    if bare in _RHYMES:
        return True
    onset = _ONSET.match(bare)
    return onset is not None and any(
        bare[:length] in _ONSETS and bare[length:] in _RHYMES
        for length in range(1, len(onset[0]) + 1)
    )
