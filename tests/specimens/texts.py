"""Three right papers, of which a specimen changes looks or words: `HD36`, `HD05`, `ND30`."""

from __future__ import annotations

from collections.abc import Mapping

from elements import Look
from msgspec.structs import replace
from paper import Paper

TITLE_WIDTH = 4133
"""Of “ĐẢNG CỘNG SẢN VIỆT NAM”, bold, size 15 (the-thuc.md 1.11)."""
RIGHT_COLUMN = 4876
LEFT_COLUMN = 4479
_BODY = Look(14, jc="both", first=567, after=120, line=360)
_CENTRED = Look(14, jc="center")
_PARTY: Mapping[str, Look] = {
    "tieu_de": replace(_CENTRED, size=15, bold=True),
    "ke": Look(
        jc="center", left=371, right=372, after=0, line=120, borders='<w:top w:val="single" w:sz="6" w:space="0"/>'
    ),
    "cap_tren": _CENTRED,
    "ban_hanh": replace(_CENTRED, bold=True),
    "sao": _CENTRED,
    "so": _CENTRED,
    "ngay": replace(_CENTRED, italic=True),
    "ten_loai": replace(_CENTRED, size=16, bold=True, before=240),
    "trich_yeu": replace(_CENTRED, bold=True),
    "gach": replace(_CENTRED, after=240),
    "doan": _BODY,
    "muc1": replace(_BODY, bold=True, keep=True),
    "muc2": replace(_BODY, bold=True, keep=True),
    "khoan": _BODY,
    "giua": replace(_BODY, bold=True, keep=True, jc="center", first=0),
    "quyen_han": replace(_CENTRED, bold=True),
    "chuc_vu": _CENTRED,
    "trong": _CENTRED,
    "ho_ten": replace(_CENTRED, bold=True),
    "nhan": Look(14, underline=True, jc="left"),
    "noi_nhan": Look(12, jc="left"),
    "so_trang": _CENTRED,
}
_LINES_36: tuple[tuple[str, str], ...] = (
    (
        "doan",
        "Thực hiện Kế hoạch số 12-KH/TU, ngày 15/01/2021 của Ban Thường vụ "
        "Tỉnh uỷ về công tác dân vận năm 2021, Đảng uỷ "
        "xã An Bình báo cáo kết quả 6 tháng đầu năm như sau:",
    ),
    ("muc1", "I- TÌNH HÌNH CHUNG"),
    (
        "doan",
        "Đảng bộ xã An Bình có 14 chi bộ trực thuộc với 312 đảng viên. Trong "
        "6 tháng đầu năm, tình hình tư tưởng của cán "
        "bộ, đảng viên và Nhân dân ổn định, tin tưởng vào sự lãnh đạo của "
        "Đảng, tích cực tham gia phát triển kinh tế - xã "
        "hội và phòng, chống dịch bệnh trên địa bàn.",
    ),
    (
        "doan",
        "Bên cạnh thuận lợi, thời tiết diễn biến phức tạp, giá vật tư nông "
        "nghiệp tăng cao, một bộ phận lao động trở về "
        "địa phương chưa có việc làm, ảnh hưởng đến đời sống của Nhân dân và công tác vận động quần chúng ở các thôn.",
    ),
    ("muc1", "II- KẾT QUẢ THỰC HIỆN"),
    ("muc2", "1. Công tác tuyên truyền"),
    (
        "doan",
        "Đảng uỷ đã tổ chức 6 hội nghị quán triệt các văn bản mới của Trung ương và của tỉnh cho 845 lượt cán bộ, đảng "
        "viên; hệ thống truyền thanh xã phát 96 tin, bài về gương người tốt, việc tốt và các mô hình “Dân vận khéo”.",
    ),
    ("muc2", "2. Phong trào thi đua “Dân vận khéo”"),
    (
        "doan",
        "Toàn xã đăng ký 21 mô hình “Dân vận khéo”, trong đó có 9 mô hình về "
        "kinh tế, 8 mô hình về văn hoá - xã hội và 4 "
        "mô hình về quốc phòng, an ninh; đến nay 17 mô hình đã được công nhận và đang tiếp tục được nhân rộng.",
    ),
    ("doan", "- Thôn Đông vận động 35 hộ hiến 1.250 m đất để mở rộng đường giao thông nông thôn."),
    ("doan", "- Thôn Đoài giúp 12 hộ nghèo vay vốn phát triển chăn nuôi, đã có 5 hộ thoát nghèo."),
    ("muc2", "3. Công tác phối hợp"),
    (
        "doan",
        "Mặt trận Tổ quốc và các đoàn thể chính trị - xã hội của xã đã phối "
        "hợp tổ chức 18 buổi tiếp xúc, đối thoại với "
        "Nhân dân, tiếp nhận và giải quyết 42 ý kiến, kiến nghị, không để phát sinh điểm nóng trên địa bàn.",
    ),
    ("muc1", "III- HẠN CHẾ VÀ NGUYÊN NHÂN"),
    (
        "doan",
        "Việc nắm tình hình Nhân dân ở một số thôn có lúc chưa kịp thời; một "
        "số mô hình sau khi được công nhận chưa được "
        "duy trì thường xuyên, do cán bộ làm công tác dân vận ở thôn thay đổi nhiều và còn thiếu kinh nghiệm.",
    ),
    ("muc1", "IV- NHIỆM VỤ 6 THÁNG CUỐI NĂM"),
    (
        "khoan",
        "1. Tiếp tục quán triệt và thực hiện các văn bản của Trung ương, của "
        "tỉnh về công tác dân vận; chuẩn bị tốt việc "
        "tổng kết phong trào thi đua “Dân vận khéo” ở các chi bộ trực thuộc.",
    ),
    (
        "khoan",
        "2. Nâng cao chất lượng tiếp xúc, đối thoại giữa người đứng đầu cấp "
        "uỷ, chính quyền với Nhân dân; giải quyết kịp "
        "thời những kiến nghị chính đáng ngay từ cơ sở, nhất là về đất đai và môi trường.",
    ),
    (
        "khoan",
        "3. Bồi dưỡng nghiệp vụ cho đội ngũ cán bộ làm công tác dân vận ở 14 "
        "chi bộ và các tổ dân vận ở thôn, bảo đảm mỗi "
        "tổ có ít nhất một mô hình hoạt động thực chất, có hiệu quả rõ.",
    ),
    (
        "doan",
        "Trên đây là báo cáo kết quả công tác dân vận 6 tháng đầu năm và "
        "nhiệm vụ 6 tháng cuối năm của Đảng uỷ xã An Bình.",
    ),
)


HD36 = Paper(
    looks=_PARTY,
    lines=_LINES_36,
    words={
        "cap_tren": "ĐẢNG BỘ TỈNH HOA LƯ",
        "ban_hanh": "ĐẢNG UỶ XÃ AN BÌNH",
        "sao": "*",
        "so": "Số 15-BC/ĐU",
        "tieu_de": "ĐẢNG CỘNG SẢN VIỆT NAM",
        "ngay": "An Bình, ngày 15 tháng 6 năm 2021",
        "ten_loai": "BÁO CÁO",
        "trich_yeu": "kết quả công tác dân vận 6 tháng đầu năm 2021",
        "gach": "-----",
        "quyen_han": "T/M BAN THƯỜNG VỤ",
        "chuc_vu": "PHÓ BÍ THƯ",
        "ho_ten": "Nguyễn Văn A",
        "nhan": "Nơi nhận:",
    },
    recipients=(
        "- Ban Thường vụ Tỉnh uỷ (để báo cáo),",
        "- Các đồng chí Đảng uỷ viên,",
        "- Các chi bộ trực thuộc,",
        "- Lưu Văn phòng Đảng uỷ.",
    ),
)
HD05 = replace(
    HD36,
    words={
        **HD36.words,
        "ngay": "An Bình, ngày 15 tháng 6 năm 2026",
        "trich_yeu": "kết quả công tác dân vận 6 tháng đầu năm 2026",
    },
    lines=tuple((kind, words.replace("2021", "2026")) for kind, words in _LINES_36),
    recipients=(
        "- Ban Thường vụ Tỉnh uỷ (để báo cáo);",
        "- Các đồng chí Đảng uỷ viên;",
        "- Các chi bộ trực thuộc;",
        "- Lưu Văn phòng Đảng uỷ.",
    ),
    created="2026-06-15",
)
_STATE_BODY = Look(14, jc="both", first=720, after=120, line=276, rule="auto")
_STATE_LINE = '<w:top w:val="single" w:sz="6" w:space="0"/>'
ND30 = replace(
    HD36,
    looks={
        **_PARTY,
        "tieu_de": replace(_CENTRED, size=13, bold=True),
        "tieu_ngu": replace(_CENTRED, size=14, bold=True),
        # Widths in the fonts of Word: the motto 3428 twips, “SỞ NỘI VỤ” 1344, the subject 6115.
        "ke": replace(_PARTY["ke"], left=1064, right=1064, line=240),
        "ke_co_quan": replace(_PARTY["ke"], left=1437, right=1438, line=240),
        "cap_tren": replace(_CENTRED, size=13),
        "ban_hanh": replace(_CENTRED, size=13, bold=True),
        "so": replace(_CENTRED, size=13),
        "ten_loai": replace(_CENTRED, size=14, bold=True, before=240),
        "gach": replace(_PARTY["ke"], left=3285, right=3286, line=240, after=120),
        "doan": _STATE_BODY,
        "muc1": replace(_STATE_BODY, bold=True, keep=True),
        "muc2": replace(_STATE_BODY, bold=True, keep=True),
        "khoan": _STATE_BODY,
        "chuc_vu": replace(_CENTRED, bold=True),
        "nhan": Look(12, bold=True, italic=True, jc="left"),
        "noi_nhan": Look(11, jc="left"),
    },
    words={
        "cap_tren": "UBND TỈNH HOA LƯ",
        "ban_hanh": "SỞ NỘI VỤ",
        "ke_co_quan": " ",
        "so": "Số: 15/BC-SNV",
        "tieu_de": "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "tieu_ngu": "Độc lập - Tự do - Hạnh phúc",
        "ngay": "Hoa Lư, ngày 15 tháng 6 năm 2021",
        "ten_loai": "BÁO CÁO",
        "trich_yeu": "Kết quả cải cách hành chính 6 tháng đầu năm 2021",
        "gach": " ",
        "quyen_han": "KT. GIÁM ĐỐC",
        "chuc_vu": "PHÓ GIÁM ĐỐC",
        "ho_ten": "Nguyễn Văn A",
        "nhan": "Nơi nhận:",
    },
    lines=(
        (
            "doan",
            "Thực hiện Kế hoạch số 12/KH-UBND ngày 15/01/2021 của Uỷ ban nhân "
            "dân tỉnh về cải cách hành chính năm 2021, "
            "Sở Nội vụ báo cáo kết quả 6 tháng đầu năm như sau:",
        ),
        ("muc1", "I. TÌNH HÌNH CHUNG"),
        (
            "doan",
            "Sở Nội vụ có 9 phòng, đơn vị trực thuộc với 112 công chức, viên chức. Trong 6 tháng đầu năm, công tác cải "
            "cách hành chính của tỉnh được các cơ quan, đơn vị quan tâm, người dân và doanh nghiệp đánh giá tốt hơn.",
        ),
        (
            "doan",
            "Bên cạnh thuận lợi, số hồ sơ tiếp nhận tăng nhanh, trang thiết bị "
            "ở bộ phận một cửa của một số xã đã cũ, một "
            "bộ phận người dân chưa quen nộp hồ sơ trực tuyến, ảnh hưởng đến tiến độ giải quyết thủ tục hành chính.",
        ),
        ("muc1", "II. KẾT QUẢ THỰC HIỆN"),
        ("muc2", "1. Cải cách thủ tục hành chính"),
        (
            "doan",
            "Toàn tỉnh tiếp nhận 84.512 hồ sơ, đã giải quyết 82.907 hồ sơ, trong "
            "đó giải quyết đúng hạn và trước hạn 82.650 "
            "hồ sơ; tỷ lệ hồ sơ nộp trực tuyến đạt 46,5%, tăng so với cùng kỳ "
            "và vượt chỉ tiêu kế hoạch của tỉnh đề ra.",
        ),
        ("muc2", "2. Cải cách tổ chức bộ máy"),
        (
            "doan",
            "Sở đã tham mưu sắp xếp 12 đơn vị sự nghiệp công lập, giảm 5 phòng "
            "và tương đương; hoàn thành việc phê duyệt đề "
            "án vị trí việc làm của 38 cơ quan, đơn vị, bảo đảm đúng quy định và không làm gián đoạn công việc.",
        ),
        ("doan", "- Cử 245 lượt công chức, viên chức đi đào tạo, bồi dưỡng."),
        ("doan", "- Thanh tra công vụ tại 11 cơ quan, đơn vị, kiến nghị chấn chỉnh 4 trường hợp."),
        ("muc2", "3. Xây dựng chính quyền số"),
        (
            "doan",
            "Các cơ quan, đơn vị đã gửi, nhận 98% văn bản trên môi trường điện "
            "tử; tổ chức 18 lớp tập huấn kỹ năng số cho "
            "công chức cấp xã, kết nối 42 dịch vụ công trực tuyến với cổng dịch vụ công của tỉnh.",
        ),
        ("muc1", "III. HẠN CHẾ VÀ NGUYÊN NHÂN"),
        (
            "doan",
            "Việc công khai thủ tục hành chính ở một số xã có lúc chưa kịp thời; "
            "một số hồ sơ về đất đai còn chậm, do công "
            "chức làm việc ở bộ phận một cửa thay đổi nhiều và cơ sở dữ liệu chuyên ngành chưa được kết nối đầy đủ.",
        ),
        ("muc1", "IV. NHIỆM VỤ 6 THÁNG CUỐI NĂM"),
        (
            "khoan",
            "1. Tiếp tục rà soát, đơn giản hoá thủ tục hành chính; chuẩn bị tốt "
            "việc tự đánh giá, chấm điểm chỉ số cải cách "
            "hành chính năm 2021 ở các cơ quan, đơn vị trong tỉnh.",
        ),
        (
            "khoan",
            "2. Nâng cao chất lượng tiếp xúc, đối thoại giữa người đứng đầu "
            "cơ quan với người dân và doanh nghiệp; giải "
            "quyết kịp thời những kiến nghị chính đáng ngay từ cơ sở, nhất là về đất đai và môi trường.",
        ),
        (
            "khoan",
            "3. Bồi dưỡng nghiệp vụ cho công chức làm việc ở bộ phận một cửa "
            "của các xã, bảo đảm mỗi xã có ít nhất hai công "
            "chức được tập huấn đầy đủ và sử dụng thành thạo hệ thống thông tin mới.",
        ),
        (
            "doan",
            "Trên đây là báo cáo kết quả cải cách hành chính 6 tháng đầu năm "
            "và nhiệm vụ 6 tháng cuối năm của Sở Nội vụ./.",
        ),
    ),
    recipients=("- Uỷ ban nhân dân tỉnh (để báo cáo);", "- Các phòng, đơn vị thuộc Sở;", "- Lưu: VT, VP."),
    page=(11906, 16838, 1134, 1134, 1134, 1701, 567, 0),
    columns=(3515, 5556),
)
