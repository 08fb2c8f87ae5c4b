"""Legal documents of the demonstration: what was published of each, and a summary of our own.

Nobody has checked whether they are in force: their pages say so. The texts stand at the State's
own site, to which every page leads.
"""

from dataclasses import dataclass
from datetime import date

ASSEMBLY = "Quốc hội"
STATE_SITE = "https://vbpl.vn/"


@dataclass(frozen=True)
class DemoDocument:
    """One document; `kind` as in `news.documents.kinds`; None for a day that is not known here."""

    slug: str
    title: str
    number: str
    kind: str
    body: str
    issued: date
    in_force: date | None
    summary: str
    plain: tuple[str, ...] = ()
    guides: str = ""


def _law(slug: str, title: str, number: str, days: tuple, summary: str) -> DemoDocument:
    """A law of the National Assembly; `days`: passed, in force."""
    return DemoDocument(slug, title, number, "luat", ASSEMBLY, *days, summary)


DOCUMENTS = (
    DemoDocument(
        "bo-luat-to-tung-hinh-su-2015",
        "Bộ luật Tố tụng hình sự 2015",
        "101/2015/QH13",
        "bo-luat",
        ASSEMBLY,
        date(2015, 11, 27),
        date(2018, 1, 1),
        "Trình tự tiếp nhận, giải quyết tin về tội phạm, điều tra, truy tố, xét xử.",
        (
            "Điều 144: thế nào là tố giác, tin báo về tội phạm; báo bằng lời hay văn bản đều được.",
            "Điều 145: tin phải được tiếp nhận đầy đủ; nơi có trách nhiệm không được từ chối.",
            "Điều 146: khi tiếp nhận trực tiếp thì lập biên bản và ghi vào sổ.",
            "Điều 147: thời hạn giải quyết thường là 20 ngày, việc phức tạp có thể dài hơn.",
            "Điều 56: người tố giác, báo tin có quyền yêu cầu giữ bí mật và được báo kết quả.",
        ),
    ),
    DemoDocument(
        "bo-luat-hinh-su-2015",
        "Bộ luật Hình sự 2015",
        "100/2015/QH13",
        "bo-luat",
        ASSEMBLY,
        date(2015, 11, 27),
        date(2018, 1, 1),
        "Hành vi nào là tội phạm, hình phạt ra sao, khi nào được xóa án tích.",
        (
            "Điều 22: phòng vệ chính đáng là chống trả cần thiết, không phải là tội phạm.",
            "Điều 70: các trường hợp đương nhiên được xóa án tích.",
            "Điều 174: tội lừa đảo chiếm đoạt tài sản.",
        ),
    ),
    DemoDocument(
        "luat-thi-hanh-an-hinh-su-2019",
        "Luật Thi hành án hình sự 2019",
        "41/2019/QH14",
        "luat",
        ASSEMBLY,
        date(2019, 6, 14),
        date(2020, 1, 1),
        "Thi hành án hình sự và chuẩn bị cho người chấp hành án trở về.",
        (
            "Điều 45: chuẩn bị tái hòa nhập cộng đồng ngay từ khi còn chấp hành án.",
            "Điều 46: trả tự do và cấp giấy chứng nhận chấp hành xong án phạt tù.",
        ),
    ),
    DemoDocument(
        "nghi-dinh-49-2020-nd-cp",
        "Nghị định về tái hòa nhập cộng đồng",
        "49/2020/NĐ-CP",
        "nghi-dinh",
        "Chính phủ",
        date(2020, 4, 17),
        None,
        "Các biện pháp giúp người chấp hành xong án phạt tù trở lại cuộc sống bình thường.",
        (
            "Trợ giúp về tâm lý và thủ tục pháp lý.",
            "Đào tạo nghề, giải quyết việc làm.",
            "Giao việc cho chính quyền, Công an và đoàn thể nơi người đó cư trú.",
        ),
        guides="luat-thi-hanh-an-hinh-su-2019",
    ),
    DemoDocument(
        "quyet-dinh-22-2023-qd-ttg",
        "Quyết định về vay vốn cho người chấp hành xong án phạt tù",
        "22/2023/QĐ-TTg",
        "quyet-dinh",
        "Thủ tướng Chính phủ",
        date(2023, 8, 17),
        date(2023, 10, 10),
        "Người mãn hạn tù có thể vay vốn ở Ngân hàng Chính sách xã hội để học nghề, làm ăn.",
        (
            "Hỏi tổ tiết kiệm và vay vốn nơi cư trú.",
            "Mức vay và lãi suất: hỏi ngân hàng để biết quy định đang áp dụng.",
        ),
    ),
    _law(
        "luat-mat-tran-to-quoc-viet-nam-2015",
        "Luật Mặt trận Tổ quốc Việt Nam 2015",
        "75/2015/QH13",
        (date(2015, 6, 9), date(2016, 1, 1)),
        "Mặt trận đại diện, giám sát và phản biện xã hội thế nào.",
    ),
    _law(
        "luat-luc-luong-tham-gia-bao-ve-an-ninh-trat-tu-o-co-so-2023",
        "Luật Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở 2023",
        "30/2023/QH15",
        (date(2023, 11, 28), date(2024, 7, 1)),
        "Ai tham gia giữ an ninh ở thôn, tổ dân phố, làm gì và phối hợp với ai.",
    ),
    _law(
        "luat-phong-chay-chua-chay-va-cuu-nan-cuu-ho-2024",
        "Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ 2024",
        "55/2024/QH15",
        (date(2024, 11, 29), date(2025, 7, 1)),
        "Trách nhiệm phòng cháy của hộ gia đình, cơ sở và cách chữa cháy, cứu người.",
    ),
    _law(
        "luat-phong-chong-bao-luc-gia-dinh-2022",
        "Luật Phòng, chống bạo lực gia đình 2022",
        "13/2022/QH15",
        (date(2022, 11, 14), date(2023, 7, 1)),
        "Thế nào là bạo lực gia đình, báo ở đâu, người bị hại được bảo vệ ra sao.",
    ),
    _law(
        "luat-hoa-giai-o-co-so-2013",
        "Luật Hòa giải ở cơ sở 2013",
        "35/2013/QH13",
        (date(2013, 6, 20), date(2014, 1, 1)),
        "Tổ hòa giải ở thôn, tổ dân phố làm việc theo nguyên tắc nào.",
    ),
)
