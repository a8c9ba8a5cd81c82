"""Abbreviations of issuing bodies in number-symbols (`vn-rules.md` §8.2), R103, R165, R166.

Only what a symbol can say: the register of bodies with dated names is the library's own table.
Bodies that were merged in 2025 stay, because their documents do.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from vietnamese.folding import fold, normalize


class Level(StrEnum):
    """Where a document comes from; the names are those of ``vn-ui.md`` §2.5."""

    CENTRAL = "central"
    PROVINCE = "province"
    DEPARTMENT = "department"
    DISTRICT = "district"
    """Abolished on 01/07/2025; its documents remain."""
    COMMUNE = "commune"
    PARTY = "party"

    @property
    def label(self) -> str:
        return _LEVELS[self][0]

    @property
    def label_en(self) -> str:
        return _LEVELS[self][1]


_LEVELS = {
    Level.CENTRAL: ("Văn bản trung ương", "Central documents"),
    Level.PROVINCE: ("Văn bản của tỉnh", "Documents of the province"),
    Level.DEPARTMENT: ("Văn bản của sở, ngành", "Documents of departments"),
    Level.DISTRICT: ("Văn bản của huyện, thành phố", "Documents of districts"),
    Level.COMMUNE: ("Văn bản của xã, phường", "Documents of communes"),
    Level.PARTY: ("Văn bản của Đảng", "Documents of the Party"),
}


@dataclass(frozen=True)
class Body:
    """``levels``: the likeliest first; a People's Committee's symbol doesn't tell its level."""

    abbreviation: str
    name: str
    name_en: str
    levels: tuple[Level, ...]

    def __str__(self) -> str:
        return self.name

    @property
    def level(self) -> Level:
        return self.levels[0]


C, P, S, X = Level.CENTRAL, Level.PROVINCE, Level.DEPARTMENT, Level.PARTY
LOCAL = (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)


def _body(abbreviation: str, name: str, name_en: str, *levels: Level) -> Body:
    return Body(abbreviation, name, name_en, levels)


BODIES: tuple[Body, ...] = (
    _body("QH", "Quốc hội", "National Assembly", C),
    _body("UBTVQH", "Ủy ban Thường vụ Quốc hội", "Standing Committee of the National Assembly", C),
    _body("CTN", "Chủ tịch nước", "President", C),
    _body("CP", "Chính phủ", "Government", C),
    _body("TTg", "Thủ tướng Chính phủ", "Prime Minister", C),
    _body("VPCP", "Văn phòng Chính phủ", "Office of the Government", C),
    _body("VPQH", "Văn phòng Quốc hội", "Office of the National Assembly", C),
    _body("VPCTN", "Văn phòng Chủ tịch nước", "Office of the President", C),
    _body(
        "HĐTP",
        "Hội đồng Thẩm phán Tòa án nhân dân tối cao",
        "Council of Justices, Supreme People's Court",
        C,
    ),
    _body("TANDTC", "Tòa án nhân dân tối cao", "Supreme People's Court", C),
    _body("VKSNDTC", "Viện kiểm sát nhân dân tối cao", "Supreme People's Procuracy", C),
    _body("KTNN", "Kiểm toán nhà nước", "State Audit", C),
    _body("BCA", "Bộ Công an", "Ministry of Public Security", C),
    _body("BQP", "Bộ Quốc phòng", "Ministry of National Defence", C),
    _body("BNG", "Bộ Ngoại giao", "Ministry of Foreign Affairs", C),
    _body("BNV", "Bộ Nội vụ", "Ministry of Home Affairs", C),
    _body("BTP", "Bộ Tư pháp", "Ministry of Justice", C),
    _body("BTC", "Bộ Tài chính", "Ministry of Finance", C),
    _body("BKHĐT", "Bộ Kế hoạch và Đầu tư", "Ministry of Planning and Investment", C),
    _body("BCT", "Bộ Công Thương", "Ministry of Industry and Trade", C),
    _body("BNNMT", "Bộ Nông nghiệp và Môi trường", "Ministry of Agriculture and Environment", C),
    _body(
        "BNNPTNT",
        "Bộ Nông nghiệp và Phát triển nông thôn",
        "Ministry of Agriculture and Rural Development",
        C,
    ),
    _body(
        "BTNMT", "Bộ Tài nguyên và Môi trường", "Ministry of Natural Resources and Environment", C
    ),
    _body("BXD", "Bộ Xây dựng", "Ministry of Construction", C),
    _body("BGTVT", "Bộ Giao thông vận tải", "Ministry of Transport", C),
    _body("BTTTT", "Bộ Thông tin và Truyền thông", "Ministry of Information and Communications", C),
    _body("BKHCN", "Bộ Khoa học và Công nghệ", "Ministry of Science and Technology", C),
    _body("BGDĐT", "Bộ Giáo dục và Đào tạo", "Ministry of Education and Training", C),
    _body("BYT", "Bộ Y tế", "Ministry of Health", C),
    _body(
        "BVHTTDL", "Bộ Văn hóa, Thể thao và Du lịch", "Ministry of Culture, Sports and Tourism", C
    ),
    _body(
        "BLĐTBXH",
        "Bộ Lao động - Thương binh và Xã hội",
        "Ministry of Labour, Invalids and Social Affairs",
        C,
    ),
    _body("BDTTG", "Bộ Dân tộc và Tôn giáo", "Ministry of Ethnic Minorities and Religions", C),
    _body("UBDT", "Ủy ban Dân tộc", "Committee for Ethnic Minority Affairs", C),
    _body("NHNN", "Ngân hàng Nhà nước Việt Nam", "State Bank of Vietnam", C),
    _body("TTCP", "Thanh tra Chính phủ", "Government Inspectorate", C),
    _body(
        "UBQGCĐS",
        "Ủy ban Quốc gia về chuyển đổi số",
        "National Committee on Digital Transformation",
        C,
    ),
    _body("CĐSQG", "Cục Chuyển đổi số quốc gia", "National Digital Transformation Agency", C),
    _body("UBND", "Ủy ban nhân dân", "People's Committee", *LOCAL),
    _body("HĐND", "Hội đồng nhân dân", "People's Council", *LOCAL),
    _body("CTUBND", "Chủ tịch Ủy ban nhân dân", "Chairperson of the People's Committee", *LOCAL),
    _body(
        "TTHĐND", "Thường trực Hội đồng nhân dân", "Standing body of the People's Council", *LOCAL
    ),
    _body("ĐĐBQH", "Đoàn đại biểu Quốc hội", "Delegation of National Assembly deputies", P),
    _body(
        "VPUBND",
        "Văn phòng Ủy ban nhân dân",
        "Office of the People's Committee",
        *LOCAL,
    ),
    _body(
        "VPUB", "Văn phòng Ủy ban nhân dân tỉnh", "Office of the Provincial People's Committee", P
    ),
    _body(
        "VPĐĐBQH",
        "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh",
        "Office of the deputies' delegation and the People's Council",
        P,
    ),
    _body("BCĐ", "Ban Chỉ đạo", "Steering Committee", *LOCAL),
    _body("BQL", "Ban Quản lý", "Management Board", S),
    _body("BQLKCN", "Ban Quản lý các khu công nghiệp", "Industrial Zones Management Board", S),
    _body("TTTT", "Trung tâm Thông tin", "Information Centre", P),
    _body(
        "TTPVHCC",
        "Trung tâm Phục vụ hành chính công",
        "Public Administration Service Centre",
        *LOCAL,
    ),
    _body(
        "STTTT", "Sở Thông tin và Truyền thông", "Department of Information and Communications", S
    ),
    _body("SKHCN", "Sở Khoa học và Công nghệ", "Department of Science and Technology", S),
    _body("SNV", "Sở Nội vụ", "Department of Home Affairs", S),
    _body("STC", "Sở Tài chính", "Department of Finance", S),
    _body("SKHĐT", "Sở Kế hoạch và Đầu tư", "Department of Planning and Investment", S),
    _body("STP", "Sở Tư pháp", "Department of Justice", S),
    _body("SYT", "Sở Y tế", "Department of Health", S),
    _body("SGDĐT", "Sở Giáo dục và Đào tạo", "Department of Education and Training", S),
    _body(
        "SVHTTDL", "Sở Văn hóa, Thể thao và Du lịch", "Department of Culture, Sports and Tourism", S
    ),
    _body("SXD", "Sở Xây dựng", "Department of Construction", S),
    _body("SGTVT", "Sở Giao thông vận tải", "Department of Transport", S),
    _body("SCT", "Sở Công Thương", "Department of Industry and Trade", S),
    _body("SNNMT", "Sở Nông nghiệp và Môi trường", "Department of Agriculture and Environment", S),
    _body(
        "SNNPTNT",
        "Sở Nông nghiệp và Phát triển nông thôn",
        "Department of Agriculture and Rural Development",
        S,
    ),
    _body(
        "STNMT", "Sở Tài nguyên và Môi trường", "Department of Natural Resources and Environment", S
    ),
    _body(
        "SLĐTBXH",
        "Sở Lao động - Thương binh và Xã hội",
        "Department of Labour, Invalids and Social Affairs",
        S,
    ),
    _body("SDTTG", "Sở Dân tộc và Tôn giáo", "Department of Ethnic Minorities and Religions", S),
    _body("SNgV", "Sở Ngoại vụ", "Department of Foreign Affairs", S),
    _body("BDT", "Ban Dân tộc", "Board of Ethnic Minority Affairs", S),
    _body("TTT", "Thanh tra tỉnh", "Provincial Inspectorate", S),
    _body("CAT", "Công an tỉnh", "Provincial Police", S),
    _body("TW", "Ban Chấp hành Trung ương Đảng", "Central Committee of the Party", X),
    _body("VPTW", "Văn phòng Trung ương Đảng", "Office of the Central Committee", X),
    _body("BTCTW", "Ban Tổ chức Trung ương", "Central Organisation Commission", X),
    _body("UBKTTW", "Ủy ban Kiểm tra Trung ương", "Central Inspection Commission", X),
    _body("TU", "Tỉnh ủy", "Provincial Party Committee", X),
    _body("VPTU", "Văn phòng Tỉnh ủy", "Office of the Provincial Party Committee", X),
    _body(
        "BTGTU",
        "Ban Tuyên giáo Tỉnh ủy",
        "Propaganda Commission of the Provincial Party Committee",
        X,
    ),
    _body(
        "BTGDVTU",
        "Ban Tuyên giáo và Dân vận Tỉnh ủy",
        "Propaganda and Mass Mobilisation Commission of the Provincial Party Committee",
        X,
    ),
    _body(
        "BTCTU",
        "Ban Tổ chức Tỉnh ủy",
        "Organisation Commission of the Provincial Party Committee",
        X,
    ),
    _body(
        "BNCTU",
        "Ban Nội chính Tỉnh ủy",
        "Internal Affairs Commission of the Provincial Party Committee",
        X,
    ),
    _body(
        "UBKTTU",
        "Ủy ban Kiểm tra Tỉnh ủy",
        "Inspection Commission of the Provincial Party Committee",
        X,
    ),
    _body("ThU", "Thành ủy", "City Party Committee", X),
    _body("HU", "Huyện ủy", "District Party Committee", X),
    _body("ĐU", "Đảng ủy", "Party Committee", X),
)

_ALIASES = {"tư": "TW"}
"""Older writings; `TƯ` is the Central Committee, though without its mark it reads TU."""


@cache
def _by_abbreviation() -> dict[str, Body]:
    found = {body.abbreviation.lower(): body for body in BODIES}
    for body in BODIES:
        found.setdefault(fold(body.abbreviation), body)
    for alias, abbreviation in _ALIASES.items():
        found.setdefault(alias.lower(), found[abbreviation.lower()])
    return found


def body_of(abbreviation: str) -> Body | None:
    """The body that `abbreviation` stands for, however its case and its Đ are typed."""
    found = _by_abbreviation()
    return found.get(normalize(abbreviation).lower()) or found.get(fold(abbreviation))
