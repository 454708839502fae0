"""Made-up documents of a typical density: mostly running text, some duties, a few citations and dates; the same for the same seed."""

from __future__ import annotations

import random

_PLACES = ("Hưng Yên", "Cao Bằng", "An Giang", "Quảng Trị", "Lào Cai", "Cà Mau", "Thái Nguyên", "Đắk Lắk", "Vĩnh Long", "Nghệ An")
_BODIES = ("Sở Y tế", "Sở Tài chính", "Sở Xây dựng", "Công an tỉnh", "Sở Nội vụ", "Bộ Chỉ huy Quân sự tỉnh", "Sở Công Thương", "Sở Tư pháp")
_KINDS = (
    ("Nghị quyết", "NQ-CP", "Chính phủ"),
    ("Chỉ thị", "CT-TTg", "Thủ tướng Chính phủ"),
    ("Kế hoạch", "KH-UBND", "Ủy ban nhân dân tỉnh"),
)
_MATTERS = ("phòng cháy", "cấp nước nông thôn", "chuyển đổi số", "an toàn đập, hồ chứa", "dạy nghề cho thanh niên", "thu gom rác thải")
_RUNNING = (
    "Thời gian qua, công tác {matter} trên địa bàn đã đạt nhiều kết quả tích cực, nhận thức của người dân từng bước được nâng lên rõ rệt",
    "Bên cạnh đó vẫn còn một số hạn chế, nguồn lực đầu tư chưa đáp ứng yêu cầu, việc ghi chép số liệu ở cơ sở có nơi còn chậm và thiếu",
    "Nguyên nhân chủ yếu là do địa hình chia cắt, dân cư phân tán, kinh phí bảo dưỡng hạn hẹp và đội ngũ cán bộ phải kiêm nhiệm nhiều việc",
    "Qua khảo sát, khoảng {count} hộ gia đình cho biết đã tiếp cận được dịch vụ, tăng so với cùng kỳ và vượt mức bình quân của vùng",
    "Mục tiêu chung là bảo đảm {matter} bền vững, gắn với phát triển kinh tế, giữ gìn bản sắc và cải thiện đời sống của nhân dân",
    "Các mô hình hay, cách làm sáng tạo ở cơ sở cần được ghi nhận và nhân rộng, tránh hình thức, tránh phô trương và tránh chồng chéo",
    "Nước về các kênh chính ổn định, mực nước trung bình đạt {count} phân, đủ cho vụ tới nếu thời tiết không diễn biến quá bất thường",
    "Nhiều lớp học buổi tối được mở ngay tại nhà văn hóa thôn, học viên phần lớn là phụ nữ và người cao tuổi, tham gia đều đặn và tự giác",
)
_CITING = "Thực hiện {kind} số {number}/{symbol} ngày {day:02}/{month:02}/{year} của {issuer} về {matter}, tình hình đã có chuyển biến"
_DUTY = "{body} chủ trì, phối hợp với {other} và các đơn vị liên quan rà soát hiện trạng, đề xuất giải pháp về {matter}"
_DUE = "; báo cáo kết quả trước ngày {day:02}/{month:02}/{next}"
PARAGRAPHS = 34


def typical_text(seed: int) -> str:
    """One letter of a province with a letterhead, about 9 KB in UTF-8."""
    pick = random.Random(seed)
    place, year = pick.choice(_PLACES), pick.randint(2018, 2026)
    head = (
        f"ỦY BAN NHÂN DÂN\nTỈNH {place.upper()}\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "---------------\n"
        f"Số: {pick.randint(10, 4000)}/UBND-TH\n{place}, ngày {pick.randint(10, 28)} tháng {pick.randint(10, 12)} năm {year}\n"
        f"V/v tăng cường {pick.choice(_MATTERS)}\n\nKính gửi: Các sở, ban, ngành tỉnh; Ủy ban nhân dân các xã, phường.\n\n"
    )
    foot = f"\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn {pick.choice('ABC')}n\n"
    return head + "\n".join(_paragraph(pick, index, year) for index in range(PARAGRAPHS)) + foot


def _paragraph(pick: random.Random, index: int, year: int) -> str:
    kind, symbol, issuer = pick.choice(_KINDS)
    body, other = pick.sample(_BODIES, 2)
    words = {
        "kind": kind, "symbol": symbol, "issuer": issuer, "number": pick.randint(1, 900), "day": pick.randint(1, 28),
        "month": pick.randint(1, 12), "year": year, "next": year + 1, "matter": pick.choice(_MATTERS), "body": body, "other": other,
        "count": pick.randint(100, 9999),
    }  # fmt: skip
    running = ". ".join(sentence.format(**words) for sentence in pick.sample(_RUNNING, 2))
    if index % 12 == 0:
        return f"{_CITING.format(**words)}. {running}."
    if index % 6 == 3:
        return f"{index // 6 + 1}. {_DUTY.format(**words)}{_DUE.format(**words) if index % 12 == 3 else ''}."
    return f"{running}."
