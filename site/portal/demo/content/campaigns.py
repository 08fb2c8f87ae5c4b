"""The movement, the models and where they were taken up, the programme, events, consultations.

Every figure is one that was published, with its source; what was not published is left out: the
number of the programme, the days of the conference.
"""

from dataclasses import dataclass
from datetime import date

FRONT_CITY, POLICE_CITY = "Ủy ban MTTQ Việt Nam thành phố Đà Nẵng", "Công an thành phố Đà Nẵng"
FRONT_WARD, POLICE_WARD = "Ủy ban MTTQ Việt Nam phường Khuê Trung", "Công an phường Khuê Trung"
YOUTH, POLICE_YOUTH = "Đoàn phường Hòa Quý", "Công an phường Hòa Quý"
COMMUNE, POLICE_COMMUNE = "Ủy ban nhân dân xã Nam Dong", "Công an xã Nam Dong"
BANK = "Ngân hàng Chính sách xã hội"
# When its pages were published, 9:00 on this day.
PUBLISHED = date(2025, 12, 1)
# (kind, name, short name)
ORGANISATIONS = (
    ("front", FRONT_CITY, "Mặt trận thành phố"),
    ("police", POLICE_CITY, ""),
    ("front", FRONT_WARD, "Mặt trận phường"),
    ("police", POLICE_WARD, ""),
    ("union", YOUTH, "Đoàn phường"),
    ("police", POLICE_YOUTH, ""),
    ("government", COMMUNE, ""),
    ("police", POLICE_COMMUNE, ""),
    ("bank", BANK, ""),
)


@dataclass(frozen=True)
class Figure:
    """A published number; `measure` as in `campaigns.blocks`, "" for the model as a whole."""

    label: str
    number: int
    unit: str
    until: str
    source: str
    measure: str = ""


@dataclass(frozen=True)
class Adopted:
    """Where a model was taken up: today's ward, the former ward, the spot and since when."""

    ward: str
    former: str
    since: str
    spot: str = ""
    note: str = ""
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True)
class DemoModel:
    """A pilot model; `tasks` pair who (an organisation or free words) with what they do."""

    slug: str
    title: str
    formula: str
    status: str
    summary: str
    purpose: str
    lead: str
    image: str
    basis: tuple[str, ...]
    tasks: tuple[tuple[str, str], ...]
    criteria: tuple[str, ...]
    milestones: tuple[tuple[str, str], ...]
    adoptions: tuple[Adopted, ...]
    figures: tuple[Figure, ...] = ()


MOVEMENT = {
    "slug": "toan-dan-bao-ve-an-ninh-to-quoc",
    "title": "Toàn dân bảo vệ an ninh Tổ quốc",
    "summary": "Mỗi khu dân cư, mỗi gia đình cùng giữ bình yên nơi mình sống.",
    "aims": (
        "Phát hiện sớm, báo đúng nơi, nói đúng điều mình thấy.",
        "Phòng ngừa từ nhà mình: khóa cửa, phòng cháy, cảnh giác với lừa đảo.",
        "Giúp người lầm lỡ trở lại cuộc sống bình thường ngay tại gia đình.",
        "Ngày 19/8 hằng năm là Ngày hội của phong trào.",
    ),
    "image": "pho-sang-som",
    "related": (
        "mat-tran-lam-gi-trong-phong-trao",
        "ngay-hoi-19-8-moi-khu-dan-cu-mot-cach-lam",
        "toan-dan-phong-chay-bat-dau-tu-can-bep",
    ),
}
DECISION_22, DECREE_49 = "Quyết định 22/2023/QĐ-TTg", "Nghị định 49/2020/NĐ-CP"
KHUE_TRUNG_2024 = "Công an phường Khuê Trung, năm 2024"
FIRST = "Một trong ba nơi đầu tiên; năm suy từ lời “gần bảy năm” được nói năm 2024."
HOA_QUY_2024 = "Công an phường Hòa Quý, năm 2024"

MODELS = (
    DemoModel(
        slug="quan-ly-4-1",
        title="Quản lý 4+1",
        formula="4+1",
        status="pilot",
        summary="Bốn bên cùng lập một kế hoạch để giúp một người đứng vững trở lại.",
        purpose=(
            "Giúp người từng lầm lỡ, người nghiện hay dùng ma túy và người chưa đủ 18 tuổi có vi "
            "phạm. Hai mục tiêu đi cùng nhau: cảm hóa và giúp đỡ."
        ),
        lead=FRONT_WARD,
        image="hop-to-dan-pho",
        basis=(DECISION_22,),
        tasks=(
            (POLICE_WARD, "Gặp gỡ tại nhà, giải thích pháp luật, theo dõi tiến bộ."),
            (FRONT_WARD, "Kết nối các bên, nhắc việc đã hứa."),
            ("Các hội, đoàn thể của phường", "Tìm việc làm, lớp nghề, nguồn vốn."),
            ("Gia đình", "Ở bên, nói sớm khi có khó khăn."),
        ),
        criteria=("Mỗi người có một kế hoạch riêng.", "Mỗi tháng một buổi sinh hoạt."),
        milestones=(("5/2024", "Hội nghị phản biện về bản dự thảo, 9 ý kiến"),),
        adoptions=(
            Adopted(
                "20260",
                "20260",
                "2024",
                figures=(
                    Figure("Người được giúp", 23, "người", "2024", KHUE_TRUNG_2024, "members"),
                ),
            ),
        ),
    ),
    DemoModel(
        slug="cau-lac-bo-chi-doan-giup-ban",
        title="Câu lạc bộ chi đoàn giúp bạn",
        formula="Chi đoàn giúp bạn",
        status="spreading",
        summary="Bạn cùng tuổi rủ nhau học luật, học nghề và tránh xa điều xấu.",
        purpose="Giúp thanh, thiếu niên từng vi phạm có bạn, có việc học và có hướng đi.",
        lead=YOUTH,
        image="tang-xe-dap",
        basis=(),
        tasks=(
            (YOUTH, "Lập câu lạc bộ ở mỗi khu dân cư, tổ chức sinh hoạt."),
            (POLICE_YOUTH, "Nói chuyện pháp luật, cùng tìm chính sách phù hợp."),
        ),
        criteria=("Khu dân cư nào cũng có câu lạc bộ.",),
        milestones=(),
        adoptions=(
            Adopted("20285", "20287", "2017", "Khu dân cư Khái Tây", FIRST),
            Adopted("20285", "20287", "2017", "Khu dân cư Khái Tây 1", FIRST),
            Adopted(
                "20285",
                "20287",
                "2017",
                "Khu dân cư Hải An 1",
                FIRST,
                (Figure("Câu lạc bộ lúc bắt đầu", 3, "câu lạc bộ", "2017", HOA_QUY_2024, "clubs"),),
            ),
            Adopted("20285", "20287", "2024", "Tất cả khu dân cư của phường Hòa Quý cũ"),
        ),
        figures=(
            Figure("Lượt giúp đỡ trong gần 7 năm", 99, "lượt", "2024", HOA_QUY_2024),
            Figure("Trường hợp tiến bộ", 14, "trường hợp", "2024", HOA_QUY_2024),
        ),
    ),
    DemoModel(
        slug="6-ho-tro-1",
        title="6 hỗ trợ 1",
        formula="6 hỗ trợ 1",
        status="pilot",
        summary="Sáu thành viên của xã cùng gia đình đi với một người vừa mãn hạn tù.",
        purpose="Để người chấp hành xong án phạt tù không phải một mình tìm việc, tìm vốn.",
        lead=COMMUNE,
        image="tham-gia-dinh",
        basis=(DECREE_49,),
        tasks=(
            (COMMUNE, "Đón nhận, quyết định phân công sáu thành viên."),
            (POLICE_COMMUNE, "Làm nòng cốt, đề xuất cách giúp."),
            ("Gia đình", "Cùng bàn, cùng làm, báo sớm khi có khó khăn."),
        ),
        criteria=("Mỗi người trở về có đủ sáu người đi cùng.",),
        milestones=(("25/7/2023", "Lễ ra mắt tại Nhà Văn hóa xã Nam Dong"),),
        adoptions=(Adopted("24649", "24649", "25/7/2023"),),
    ),
    DemoModel(
        slug="tuan-tra-nhan-dan",
        title="Tuần tra Nhân dân",
        formula="Tuần tra",
        status="pilot",
        summary="Công an xã và thanh niên tình nguyện đi quanh các thôn khi đêm xuống.",
        purpose="Giữ yên đường thôn, nhắc nhau phòng ngừa và nghe dân nói.",
        lead=COMMUNE,
        image="tuan-tra-nhan-dan",
        basis=(),
        tasks=(
            (POLICE_COMMUNE, "Lực lượng chính quy và bán chuyên trách dẫn các buổi tuần tra."),
            ("Thanh niên tình nguyện", "Đi tuần với áo phản quang và đèn pin."),
        ),
        criteria=("Không ai đi tuần một mình.", "Quan sát, nhắc nhở, báo tin; không làm thay."),
        milestones=(("25/7/2023", "Lễ ra mắt tại Nhà Văn hóa xã Nam Dong"),),
        adoptions=(Adopted("24649", "24649", "25/7/2023", "Các thôn của xã"),),
    ),
)

PROGRAMME = {
    "slug": "mat-tran-va-cong-an-thanh-pho-da-nang",
    "title": "Chương trình phối hợp giữa Mặt trận và Công an thành phố Đà Nẵng",
    "summary": "Bốn việc cùng làm trong phong trào Toàn dân bảo vệ an ninh Tổ quốc.",
    "parties": (FRONT_CITY, POLICE_CITY),
    "signed": "2024",
    "tasks": (
        ("Toàn dân bảo vệ an ninh Tổ quốc", "Giữ bình yên từ tổ dân phố, thôn, xóm."),
        ("Toàn dân phòng cháy, chữa cháy", "Biết lối thoát, biết dùng bình chữa cháy."),
        ("Phát hiện, tố giác tội phạm", "Thấy việc đáng ngờ thì báo đúng nơi."),
        (
            "Quản lý, giáo dục, cảm hóa, giúp đỡ tại gia đình",
            "Gia đình và xóm giềng là nơi đầu tiên đỡ một người đứng dậy.",
        ),
    ),
    "image": "dien-tap-chua-chay",
}
# Moments are written down, or so many days from the first start: so something is always coming.
EVENT = {
    "slug": "nam-dong-ra-mat-hai-mo-hinh",
    "title": "Nam Dong ra mắt “6 hỗ trợ 1” cùng “Tuần tra Nhân dân”",
    "summary": "Xã Nam Dong công bố quyết định thành lập và quy chế của hai mô hình.",
    "starts": "2023-07-25T00:00",
    "hours": None,
    "ward": "24649",
    "address": "Nhà Văn hóa xã Nam Dong (khi ấy thuộc huyện Cư Jút)",
    "organisers": COMMUNE,
    "programme": (
        ("Buổi sáng", "Công bố quyết định thành lập và quy chế của hai mô hình"),
        ("Buổi sáng", "Giao việc cho các thành viên"),
    ),
    "image": "tham-gia-dinh",
}
COMING = {
    "slug": "buoi-noi-chuyen-cuoc-goi-lua-dao",
    "title": "Buổi nói chuyện: nhận ra cuộc gọi lừa đảo",
    "summary": "Cảnh sát khu vực kể các chiêu hay gặp và cùng bà con tập từ chối.",
    "starts": 30,
    "hours": (19, 21),
    "ward": "20260",
    "address": "Nhà sinh hoạt cộng đồng",
    "organisers": "Mặt trận và Công an phường",
    "programme": (
        ("19:00", "Ba cuộc gọi có thật, nghe lại và tìm chỗ đáng ngờ"),
        ("20:00", "Tập trả lời, rồi cài số 113 vào máy cho người lớn tuổi"),
    ),
    "image": "dien-thoai-canh-giac",
}
CONSULTATION = {
    "slug": "du-thao-ke-hoach-mo-hinh-quan-ly-4-1",
    "title": "Góp ý dự thảo kế hoạch mô hình “Quản lý 4+1”",
    "summary": "Bản dự thảo của phường Khuê Trung, được góp ý trong tháng 5/2024.",
    "opens": "2024-05-01T00:00",
    "closes": "2024-06-01T00:00",
    "draft": (
        "Dự thảo nói về cách giúp người từng lầm lỡ, người nghiện hay dùng ma túy và người chưa "
        "đủ 18 tuổi có vi phạm. Ngày cụ thể của hội nghị không được công bố, nên trang này ghi "
        "trọn tháng 5/2024."
    ),
    # (theme, what was asked)
    "themes": (
        ("Điều kiện áp dụng", "Trường hợp nào thì áp dụng mô hình?"),
        ("Các bước thực hiện", "Từ lúc tiếp nhận đến lúc kết thúc làm những gì?"),
        ("Tiêu chí theo mốc thời gian", "Sau từng mốc cần đạt được điều gì?"),
        ("Theo dõi, đánh giá, phối hợp", "Ai theo dõi, ai đánh giá, các bên báo nhau ra sao?"),
    ),
    "answer": "Các góp ý về phần này được đưa vào bản hoàn chỉnh của kế hoạch.",
    "outcome": (
        "Hội nghị phản biện ghi nhận 9 ý kiến, xoay quanh bốn phần nêu trên. Bản hoàn chỉnh đặt "
        "hai mục tiêu: cảm hóa, giáo dục và giúp đỡ thiết thực."
    ),
    "image": "hom-thu-gop-y",
}
OPEN = {
    "slug": "gio-tuan-tra-cua-to-tu-quan",
    "title": "Góp ý giờ đi tuần của tổ tự quản",
    "summary": "Đi sớm hay muộn, hẻm nào trước: bà con chọn cùng tổ.",
    "opens": -1,
    "closes": 60,
    "draft": (
        "Tổ tự quản dự kiến đi tuần ba tối mỗi tuần, mỗi lượt bốn người. Lịch sẽ dán ở nhà sinh "
        "hoạt cộng đồng sau khi gom ý kiến."
    ),
    "themes": (
        ("Giờ đi tuần", "Nên đi vào lúc nào thì có ích nhất?"),
        ("Đường đi", "Đoạn hẻm nào cần qua trước?"),
    ),
    "answer": "",
    "outcome": "",
    "image": "tuan-tra-nhan-dan",
}
