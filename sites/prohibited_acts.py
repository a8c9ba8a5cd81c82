"""The ten codes of Article 10 (những hành vi bị cấm; R48-R58): one vocabulary for refusals,
takedowns, reports of citizens and yearly statistics."""

from django.db import models


class ProhibitedAct(models.TextChoices):
    """Six points of clause 1, then clauses 2 to 5."""

    AGAINST_THE_STATE = (
        "10.1.a",
        "10.1.a – Chống Nhà nước; gây phương hại an ninh quốc gia, trật tự xã hội, "
        "khối đại đoàn kết; tuyên truyền chiến tranh, khủng bố; gây hận thù dân tộc, tôn giáo",
    )
    VIOLENCE_AND_VICE = (
        "10.1.b",
        "10.1.b – Kích động bạo lực, dâm ô, đồi trụy, tội ác, tệ nạn xã hội, mê tín dị đoan; "
        "phá hoại thuần phong mỹ tục",
    )
    SECRETS = (
        "10.1.c",
        "10.1.c – Tiết lộ bí mật nhà nước, bí mật quân sự, an ninh, kinh tế, đối ngoại "
        "và bí mật khác do pháp luật quy định",
    )
    SLANDER = (
        "10.1.d",
        "10.1.d – Xuyên tạc, vu khống; xúc phạm uy tín của tổ chức, danh dự, nhân phẩm của cá nhân",
    )
    BANNED_GOODS = (
        "10.1.đ",
        "10.1.đ – Quảng cáo, tuyên truyền, mua bán hàng hóa, dịch vụ bị cấm; "
        "truyền bá tác phẩm bị cấm",
    )
    IMPERSONATION = (
        "10.1.e",
        "10.1.e – Giả mạo tổ chức, cá nhân; phát tán thông tin giả mạo, sai sự thật",
    )
    OBSTRUCTION = (
        "10.2",
        "10.2 – Cản trở trái pháp luật việc cung cấp, truy cập thông tin và dịch vụ hợp pháp",
    )
    DOMAIN_SYSTEM = (
        "10.3",
        "10.3 – Cản trở hoạt động của hệ thống tên miền “.vn” và thiết bị cung cấp dịch vụ",
    )
    CREDENTIALS = (
        "10.4",
        "10.4 – Sử dụng trái phép mật khẩu, khóa mật mã, thông tin riêng, thông tin cá nhân "
        "và tài nguyên Internet",
    )
    ATTACKS = (
        "10.5",
        "10.5 – Tạo đường dẫn trái phép; phát tán phần mềm độc hại; xâm nhập trái phép, "
        "chiếm quyền điều khiển; tạo công cụ tấn công",
    )
