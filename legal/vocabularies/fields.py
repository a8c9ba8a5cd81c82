"""Fields (*lĩnh vực*) of documents: a first list, which a board changes (R103, R165)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Field:
    code: str
    name: str
    name_en: str

    def __str__(self) -> str:
        return self.name


FIELDS: tuple[Field, ...] = (
    Field("to-chuc-bo-may", "Tổ chức bộ máy", "Organisation of the State apparatus"),
    Field("can-bo-cong-chuc", "Cán bộ, công chức, viên chức", "Officials and public employees"),
    Field("cai-cach-hanh-chinh", "Cải cách hành chính", "Administrative reform"),
    Field("thi-dua-khen-thuong", "Thi đua, khen thưởng", "Emulation and commendation"),
    Field("chuyen-doi-so", "Chuyển đổi số", "Digital transformation"),
    Field("thong-tin-truyen-thong", "Thông tin và truyền thông", "Information and communications"),
    Field("khoa-hoc-cong-nghe", "Khoa học và công nghệ", "Science and technology"),
    Field("tai-chinh-ngan-sach", "Tài chính, ngân sách", "Finance and budget"),
    Field("thue-phi-le-phi", "Thuế, phí, lệ phí", "Taxes, charges and fees"),
    Field("dau-tu", "Đầu tư", "Investment"),
    Field("dau-tu-cong", "Đầu tư công", "Public investment"),
    Field("doanh-nghiep", "Doanh nghiệp", "Enterprises"),
    Field("quy-hoach", "Quy hoạch", "Planning"),
    Field("dat-dai", "Đất đai", "Land"),
    Field("nha-o", "Nhà ở", "Housing"),
    Field("xay-dung", "Xây dựng", "Construction"),
    Field("giao-thong", "Giao thông vận tải", "Transport"),
    Field("tai-nguyen-moi-truong", "Tài nguyên và môi trường", "Natural resources, environment"),
    Field("nong-nghiep", "Nông nghiệp và nông thôn", "Agriculture and rural areas"),
    Field("lam-nghiep", "Lâm nghiệp", "Forestry"),
    Field("cong-nghiep", "Công nghiệp", "Industry"),
    Field("thuong-mai", "Thương mại", "Trade"),
    Field("du-lich", "Du lịch", "Tourism"),
    Field("van-hoa-the-thao", "Văn hóa, thể thao", "Culture and sports"),
    Field("giao-duc-dao-tao", "Giáo dục và đào tạo", "Education and training"),
    Field("y-te", "Y tế", "Health"),
    Field("lao-dong", "Lao động, việc làm", "Labour and employment"),
    Field("nguoi-co-cong", "Người có công", "People with meritorious service"),
    Field("bao-tro-xa-hoi", "Bảo trợ xã hội, giảm nghèo", "Social protection, poverty reduction"),
    Field("bao-hiem", "Bảo hiểm", "Insurance"),
    Field("dan-toc", "Dân tộc", "Ethnic minorities"),
    Field("ton-giao", "Tôn giáo", "Religion"),
    Field("tu-phap", "Tư pháp", "Justice"),
    Field("ho-tich", "Hộ tịch, quốc tịch", "Civil status, nationality"),
    Field("thanh-tra", "Thanh tra, khiếu nại, tố cáo", "Inspection, complaints, denunciations"),
    Field("an-ninh", "An ninh, trật tự", "Security and order"),
    Field("quoc-phong", "Quốc phòng", "National defence"),
    Field("doi-ngoai", "Đối ngoại", "Foreign relations"),
    Field("van-thu-luu-tru", "Văn thư, lưu trữ", "Records and archives"),
    Field("linh-vuc-khac", "Lĩnh vực khác", "Other"),
)
