"""Demonstration articles, written anew from public facts; no private person is named.

Each body is a list of (block name, value) pairs in the shapes that `portal.demo.pages` turns into
StreamField blocks. Times are local (Asia/Ho_Chi_Minh).
"""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class DemoArticle:
    """One article. `section` is one of `setup_site`; `wards` are current codes, `former` are codes of former wards."""

    slug: str
    title: str
    summary: str
    section: str
    published: datetime
    image: str
    alt: str
    caption: str
    body: list = field(default_factory=list)
    wards: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    source: str = ""


ARTICLES = (
    DemoArticle(
        slug="khue-trung-lay-y-kien-mo-hinh-quan-ly-4-1",
        title="Khuê Trung lấy chín ý kiến trước khi làm mô hình “Quản lý 4+1”",
        summary=(
            "Trước khi bắt tay làm, Mặt trận phường mời người dân và các hội, đoàn thể góp ý "
            "từng bước: ai được giúp, ai giúp, sau bao lâu thì xem lại."
        ),
        section="mo-hinh-diem",
        published=datetime(2024, 7, 12, 8, 30),
        image="hop-to-dan-pho",
        alt="Tranh vẽ người dân ngồi quanh bàn trong buổi họp ở nhà sinh hoạt cộng đồng",
        caption="Một buổi góp ý ở khu dân cư. Tranh minh họa.",
        wards=("20260",),
        former=("20260",),
        body=[
            (
                "text",
                "<p>Tháng 5/2024, Ủy ban MTTQ Việt Nam phường Khuê Trung, quận Cẩm Lệ mở hội nghị "
                "phản biện xã hội về bản kế hoạch còn đang dự thảo: mô hình “Quản lý 4+1”. Mô hình "
                "dành cho người từng lầm lỡ, người nghiện hay dùng ma túy, và người chưa đủ 18 "
                "tuổi có vi phạm, đang sống trên địa bàn.</p>",
            ),
            ("heading", "Chín ý kiến, bốn nhóm việc"),
            (
                "text",
                "<p>Chín ý kiến tại hội nghị xoay quanh bốn việc. Thứ nhất là điều kiện: trường hợp "
                "nào thì áp dụng mô hình. Thứ hai là các bước tiến hành. Thứ ba là những mốc cần "
                "đạt và thời điểm kiểm lại. Thứ tư là ai theo dõi, ai đánh giá, các bên phối hợp "
                "với nhau ra sao.</p>",
            ),
            (
                "figures",
                [
                    ("9", "ý kiến phản biện tại hội nghị tháng 5/2024"),
                    ("23", "người đang được mô hình giúp đỡ"),
                    ("1", "buổi sinh hoạt mỗi tháng"),
                ],
            ),
            ("heading", "Hai mục tiêu: cảm hóa và giúp đỡ"),
            (
                "text",
                "<p>Kế hoạch hoàn chỉnh đặt hai mục tiêu đi cùng nhau. Một là cảm hóa, giáo dục. "
                "Hai là hỗ trợ thiết thực để mỗi người có việc làm và đứng vững. Gia đình ngồi lại với "
                "cán bộ Công an, Mặt trận và các đoàn thể của phường, cùng trò chuyện để hiểu hoàn cảnh, mong muốn "
                "của từng người rồi bàn cách giúp.</p>"
                "<p>Mỗi tháng có một buổi sinh hoạt. Ngoài phần tìm hiểu pháp luật, đây là dịp "
                "nói chuyện việc làm và chuyện sinh kế. Cảnh sát khu vực ghé nhà đều đặn, hỏi thăm "
                "cả người thân để biết nơi nào còn vướng.</p>",
            ),
            ("heading", "Vốn vay để làm lại"),
            (
                "text",
                "<p>Người ra tù muốn làm ăn có thể vay vốn ở Ngân hàng Chính sách xã hội, theo Quyết "
                "định 22/2023/QĐ-TTg của Thủ tướng. Ai muốn tìm hiểu có thể hỏi Mặt trận phường hoặc tổ tiết kiệm và vay vốn "
                "nơi mình ở.</p>",
            ),
            (
                "callout",
                "Từ ngày 1/7/2025, phường Khuê Trung là một phần của phường Cẩm Lệ, thành phố "
                "Đà Nẵng. Việc tiếp nhận tin báo ở địa bàn này thuộc Công an phường Cẩm Lệ.",
            ),
        ],
    ),
    DemoArticle(
        slug="nam-dong-ra-mat-6-ho-tro-1-va-tuan-tra-nhan-dan",
        title="Nam Dong: sáu người giúp một người trở về, cả thôn cùng giữ bình yên",
        summary=(
            "Hai mô hình ra mắt trong cùng một buổi sáng: “6 hỗ trợ 1” cho người vừa mãn hạn tù, "
            "“Tuần tra Nhân dân” cho những con đường thôn khi đêm xuống."
        ),
        section="mo-hinh-diem",
        published=datetime(2023, 7, 26, 7, 40),
        image="tuan-tra-nhan-dan",
        alt="Tranh vẽ năm người mặc áo phản quang, cầm đèn pin đi tuần trên đường thôn buổi tối",
        caption="Tổ tuần tra trên đường thôn. Tranh minh họa.",
        wards=("24649",),
        former=("24649",),
        body=[
            (
                "text",
                "<p>Sáng 25/7/2023, Ủy ban nhân dân xã Nam Dong, huyện Cư Jút công bố quyết định "
                "thành lập và quy chế của hai mô hình mới ngay tại Nhà Văn hóa xã. Cùng dự có "
                "lãnh đạo Công an huyện, các trưởng Công an cơ sở và đại diện ban, ngành, đoàn thể "
                "của xã.</p>",
            ),
            ("heading", "“6 hỗ trợ 1”: không ai phải trở về một mình"),
            (
                "text",
                "<p>Khi một người mãn hạn tù trở về, Công an xã đề xuất để "
                "xã đón nhận, làm thủ tục và cử sáu thành viên của các ban, ngành, đoàn thể cùng "
                "gia đình đồng hành. Sáu người này thăm hỏi, lắng nghe chỗ khó, tìm lớp dạy nghề, "
                "chỗ làm, nguồn vốn, rồi báo lại với xã để có cách giúp hợp với từng người.</p>"
                "<p>Căn cứ của mô hình là Nghị định số 49/2020/NĐ-CP ngày 17/4/2020 của Chính phủ "
                "về các biện pháp bảo đảm tái hòa nhập cộng đồng.</p>",
            ),
            (
                "figures",
                [
                    ("6", "thành viên đồng hành với một người trở về"),
                    ("2", "mô hình ra mắt ngày 25/7/2023"),
                ],
            ),
            ("heading", "“Tuần tra Nhân dân”: áo phản quang và đèn pin"),
            (
                "text",
                "<p>Tổ tuần tra gồm Công an xã, cả lực lượng chính quy lẫn bán chuyên trách, và thanh "
                "niên tình nguyện. Đi đêm, ai cũng mặc áo phản quang và mang theo đèn pin. Tổ đi "
                "quanh các thôn, giữ trật tự và nhắc nhau phòng ngừa trộm cắp, tệ nạn.</p>"
                "<p>Tổ cũng là nơi người dân dễ gặp nhất để nói điều mình thấy. Chuyện nhỏ được "
                "nhắc sớm thì khó thành chuyện lớn.</p>",
            ),
            (
                "quote",
                "Phát hiện sớm, báo đúng nơi, nói đúng điều mình thấy: ba việc ai cũng làm được.",
            ),
        ],
    ),
    DemoArticle(
        slug="chi-doan-giup-ban-o-hoa-quy",
        title="Gần bảy năm “Chi đoàn giúp bạn” ở Hòa Quý",
        summary=(
            "Từ ba câu lạc bộ ban đầu, nay khu dân cư nào cũng có một nhóm bạn trẻ đi cùng "
            "người từng vấp ngã."
        ),
        section="phong-trao",
        published=datetime(2024, 7, 8, 9, 0),
        image="tang-xe-dap",
        alt="Tranh vẽ các bạn trẻ trao xe đạp cho một bạn ở khu dân cư",
        caption="Xe đạp để đi học nghề. Tranh minh họa.",
        wards=("20285",),
        former=("20287",),
        body=[
            (
                "text",
                "<p>Câu lạc bộ “Chi đoàn giúp bạn” của phường Hòa Quý, quận Ngũ Hành Sơn bắt đầu "
                "ở ba khu dân cư: Khái Tây, Khái Tây 1 và Hải An 1. Đến năm 2024, tất cả chi đoàn "
                "thanh niên ở khu dân cư trong phường đều có câu lạc bộ.</p>",
            ),
            (
                "figures",
                [
                    ("99", "lượt giúp đỡ sau gần 7 năm"),
                    ("14", "trường hợp tiến bộ"),
                    ("3", "câu lạc bộ lúc bắt đầu"),
                ],
            ),
            ("heading", "Cùng học luật, cùng đi xem phiên tòa"),
            (
                "text",
                "<p>Các buổi sinh hoạt nói chuyện pháp luật bằng lời dễ hiểu. Có lúc cả nhóm cùng "
                "dự một phiên tòa hình sự để tự rút ra bài học. Đoàn phường, Công an phường và Ủy "
                "ban nhân dân phường giúp tìm chính sách phù hợp, có khi là một khóa học nghề, có "
                "khi là chiếc xe đạp để đi học.</p>",
            ),
            (
                "callout",
                "Hòa Quý nay thuộc phường Ngũ Hành Sơn, thành phố Đà Nẵng (từ ngày 1/7/2025).",
            ),
        ],
    ),
    DemoArticle(
        slug="bon-viec-cua-chuong-trinh-phoi-hop",
        title="Bốn việc Mặt trận và Công an thành phố cùng làm",
        summary=(
            "Chương trình phối hợp gom lại thành bốn việc gần với từng nhà: giữ an ninh, phòng "
            "cháy, tố giác tội phạm và giúp người lầm lỡ ngay tại gia đình."
        ),
        section="phong-trao",
        published=datetime(2024, 7, 15, 14, 5),
        image="dien-tap-chua-chay",
        alt="Tranh vẽ người dân tập dùng bình chữa cháy trong hẻm",
        caption="Tập chữa cháy ở khu dân cư. Tranh minh họa.",
        body=[
            (
                "text",
                "<p>Mặt trận thành phố Đà Nẵng cùng các tổ chức thành viên đã ký với Công an thành phố "
                "một chương trình chung về phong trào Toàn dân bảo vệ an ninh Tổ quốc "
                "trong tình hình mới. Trong sáu tháng đầu năm 2024, Mặt trận các cấp đã cùng Công an "
                "tổ chức nhiều hoạt động phòng, chống tội phạm ở cơ sở.</p>",
            ),
            (
                "steps",
                [
                    ("Toàn dân bảo vệ an ninh Tổ quốc", "Giữ bình yên từ tổ dân phố, thôn, xóm."),
                    ("Toàn dân phòng cháy, chữa cháy", "Biết lối thoát, biết dùng bình chữa cháy."),
                    ("Phát hiện, tố giác tội phạm", "Thấy việc đáng ngờ thì báo đúng nơi."),
                    (
                        "Quản lý, giáo dục, cảm hóa, giúp đỡ tại gia đình",
                        "Gia đình và xóm giềng là nơi đầu tiên đỡ một người đứng dậy.",
                    ),
                ],
            ),
        ],
    ),
    DemoArticle(
        slug="bao-tin-toi-pham-can-noi-nhung-gi",
        title="Báo tin tội phạm: cần nói những gì?",
        summary=(
            "Không cần biết luật, không cần đủ chứng cứ. Điều bạn tận mắt thấy, nơi và lúc việc "
            "xảy ra là những điều giúp ích nhất."
        ),
        section="phap-luat",
        published=datetime(2024, 6, 20, 10, 15),
        image="pho-sang-som",
        alt="Tranh vẽ con phố lúc sáng sớm, cửa hàng vừa mở",
        caption="Phố lúc sáng sớm. Tranh minh họa.",
        body=[
            (
                "steps",
                [
                    ("Đang nguy hiểm thì gọi 113", "Trang báo tin không thay cuộc gọi cấp cứu."),
                    (
                        "Nói nơi xảy ra",
                        "Phường, xã nào; gần chợ, trường, quán nào. Tên cũ cũng được.",
                    ),
                    ("Kể điều đã thấy hoặc nghe", "Điều nào không chắc thì nói rõ là không chắc."),
                    ("Giữ mã tra cứu", "Mã giúp xem tin đi đến đâu và trả lời thêm khi được hỏi."),
                ],
            ),
            (
                "text",
                "<p>Người báo tin không bắt buộc nêu tên. Cơ quan tiếp nhận không được từ chối một "
                "tin báo về tội phạm (Điều 145 Bộ luật Tố tụng hình sự 2015). Thiếu thông tin thì "
                "việc xác minh có thể chậm hơn, nhưng tin vẫn được nhận.</p>",
            ),
        ],
    ),
    DemoArticle(
        slug="vay-von-sau-khi-man-han-tu-hoi-ai",
        title="Vay vốn sau khi mãn hạn tù: hỏi ai, bắt đầu từ đâu?",
        summary=(
            "Quyết định 22/2023/QĐ-TTg mở đường vay vốn cho người chấp hành xong án phạt tù. Bước "
            "đầu tiên là hỏi ở ngay nơi mình cư trú."
        ),
        section="phap-luat",
        published=datetime(2024, 6, 3, 15, 20),
        image="quay-ngan-hang",
        alt="Tranh vẽ một người được hướng dẫn tại quầy ngân hàng chính sách",
        caption="Hỏi thủ tục tại quầy. Tranh minh họa.",
        body=[
            (
                "text",
                "<p>Quyết định số 22/2023/QĐ-TTg của Thủ tướng Chính phủ quy định về tín dụng đối "
                "với người chấp hành xong án phạt tù. Ngân hàng Chính sách xã hội là nơi cho vay.</p>",
            ),
            (
                "steps",
                [
                    (
                        "Hỏi Mặt trận hoặc đoàn thể nơi ở",
                        "Được giới thiệu tổ tiết kiệm và vay vốn.",
                    ),
                    ("Hỏi Công an xã, phường", "Về xác nhận đã chấp hành xong án phạt tù."),
                    ("Gặp Ngân hàng Chính sách xã hội", "Nghe điều kiện hiện hành và làm hồ sơ."),
                ],
            ),
            (
                "callout",
                "Quy định có thể thay đổi. Trước khi làm hồ sơ, hãy hỏi lại mức vay và điều kiện "
                "đang áp dụng.",
            ),
        ],
    ),
)
