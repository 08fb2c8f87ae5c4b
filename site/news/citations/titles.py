"""Titles of laws as the National Assembly passed them, without the kind in front.

A name is a citation only when it stands here. The list holds the codes, laws and ordinances in
force and the ended ones that people still name; sources: Công báo and vbpl.vn, by title.
A new law is a new line; nothing else changes.
"""

CODES = (
    "Hình sự",
    "Tố tụng hình sự",
    "Dân sự",
    "Tố tụng dân sự",
    "Lao động",
    "Hàng hải Việt Nam",
)

_PUBLIC_ORDER = """
An ninh quốc gia
An ninh mạng
An toàn thông tin mạng
Bảo vệ bí mật nhà nước
Bảo vệ dữ liệu cá nhân
Biên phòng Việt Nam
Biên giới quốc gia
Biển Việt Nam
Căn cước
Căn cước công dân
Cảnh sát biển Việt Nam
Cảnh sát cơ động
Cảnh vệ
Công an nhân dân
Công nghiệp quốc phòng, an ninh và động viên công nghiệp
Công tác dân tộc
Cơ yếu
Cư trú
Dân quân tự vệ
Dẫn độ
Chuyển giao người đang chấp hành án phạt tù
Đặc xá
Dự bị động viên
Lực lượng dự bị động viên
Đường bộ
Đường sắt
Giao thông đường bộ
Giao thông đường thủy nội địa
Giáo dục quốc phòng và an ninh
Giao dịch điện tử
Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở
Nghĩa vụ quân sự
Nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài tại Việt Nam
Xuất cảnh, nhập cảnh của công dân Việt Nam
Phòng cháy và chữa cháy
Phòng cháy, chữa cháy và cứu nạn, cứu hộ
Phòng, chống bạo lực gia đình
Phòng, chống khủng bố
Phòng, chống ma túy
Phòng, chống mua bán người
Phòng, chống nhiễm vi rút gây ra hội chứng suy giảm miễn dịch mắc phải ở người (HIV/AIDS)
Phòng, chống rửa tiền
Phòng, chống tác hại của rượu, bia
Phòng, chống tác hại của thuốc lá
Phòng, chống tham nhũng
Phòng, chống thiên tai
Phòng, chống bệnh truyền nhiễm
Phòng bệnh
Phòng thủ dân sự
Phòng không nhân dân
Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ
Quản lý, bảo vệ công trình quốc phòng và khu quân sự
Quân nhân chuyên nghiệp, công nhân và viên chức quốc phòng
Quốc phòng
Quốc tịch Việt Nam
Sĩ quan Quân đội nhân dân Việt Nam
Tham gia lực lượng gìn giữ hòa bình của Liên hợp quốc
Thi hành tạm giữ, tạm giam
Thi hành tạm giữ, tạm giam và cấm đi khỏi nơi cư trú
Tình trạng khẩn cấp
Trật tự, an toàn giao thông đường bộ
Trưng mua, trưng dụng tài sản
"""

_JUSTICE = """
Công chứng
Đấu giá tài sản
Giám định tư pháp
Hòa giải ở cơ sở
Hòa giải, đối thoại tại Tòa án
Hợp nhất văn bản quy phạm pháp luật
Hộ tịch
Khiếu nại
Khiếu nại, tố cáo
Luật sư
Lý lịch tư pháp
Nuôi con nuôi
Phá sản
Phục hồi, phá sản
Phổ biến, giáo dục pháp luật
Thi hành án dân sự
Thi hành án hình sự
Tiếp cận thông tin
Tiếp công dân
Tố cáo
Tố tụng hành chính
Tổ chức cơ quan điều tra hình sự
Trách nhiệm bồi thường của Nhà nước
Trọng tài thương mại
Trợ giúp pháp lý
Trưng cầu ý dân
Tư pháp người chưa thành niên
Tương trợ tư pháp
Tương trợ tư pháp về hình sự
Tương trợ tư pháp về dân sự
Xử lý vi phạm hành chính
"""

_STATE = """
Ban hành văn bản quy phạm pháp luật
Bầu cử đại biểu Hội đồng nhân dân
Bầu cử đại biểu Quốc hội
Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân
Cán bộ, công chức
Công đoàn
Cơ quan đại diện nước Cộng hòa xã hội chủ nghĩa Việt Nam ở nước ngoài
Điều ước quốc tế
Hoạt động chữ thập đỏ
Hoạt động giám sát của Quốc hội và Hội đồng nhân dân
Kiểm toán nhà nước
Lưu trữ
Mặt trận Tổ quốc Việt Nam
Ngân sách nhà nước
Nhà giáo
Quản lý, sử dụng tài sản công
Quy hoạch
Thanh niên
Thanh tra
Thi đua, khen thưởng
Thỏa thuận quốc tế
Thống kê
Thủ đô
Thực hành tiết kiệm, chống lãng phí
Thực hiện dân chủ ở cơ sở
Tín ngưỡng, tôn giáo
Tổ chức Chính phủ
Tổ chức chính quyền địa phương
Tổ chức Hội đồng nhân dân và Ủy ban nhân dân
Tổ chức Quốc hội
Tổ chức Tòa án nhân dân
Tổ chức Viện kiểm sát nhân dân
Viên chức
"""

_SOCIETY = """
An toàn thực phẩm
An toàn, vệ sinh lao động
Bảo hiểm tiền gửi
Bảo hiểm xã hội
Bảo hiểm y tế
Bảo vệ quyền lợi người tiêu dùng
Bảo vệ, chăm sóc và giáo dục trẻ em
Báo chí
Bảo vệ sức khỏe nhân dân
Bình đẳng giới
Di sản văn hóa
Dân số
Du lịch
Dược
Điện ảnh
Giáo dục
Giáo dục đại học
Giáo dục nghề nghiệp
Hiến, lấy, ghép mô, bộ phận cơ thể người và hiến, lấy xác
Hôn nhân và gia đình
Khám bệnh, chữa bệnh
Người cao tuổi
Người khuyết tật
Người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng
Quảng cáo
Thể dục, thể thao
Thư viện
Trẻ em
Việc làm
Xuất bản
"""

_ECONOMY = """
Bảo vệ môi trường
Bảo vệ và phát triển rừng
Chuyển đổi số
Bảo vệ và kiểm dịch thực vật
Bưu chính
Các công cụ chuyển nhượng
Các tổ chức tín dụng
Cạnh tranh
Chăn nuôi
Chất lượng sản phẩm, hàng hóa
Chứng khoán
Chuyển giao công nghệ
Công nghệ cao
Công nghệ thông tin
Công nghiệp công nghệ số
Dầu khí
Dữ liệu
Doanh nghiệp
Đa dạng sinh học
Đầu tư
Đầu tư công
Đầu tư theo phương thức đối tác công tư
Đất đai
Đấu thầu
Đê điều
Địa chất và khoáng sản
Điện lực
Đo đạc và bản đồ
Đo lường
Giá
Hải quan
Hàng không dân dụng Việt Nam
Hóa chất
Hỗ trợ doanh nghiệp nhỏ và vừa
Hợp tác xã
Kế toán
Khí tượng thủy văn
Khoa học và công nghệ
Khoa học, công nghệ và đổi mới sáng tạo
Khoáng sản
Kiểm toán độc lập
Kiến trúc
Kinh doanh bảo hiểm
Kinh doanh bất động sản
Lâm nghiệp
Năng lượng nguyên tử
Ngân hàng Nhà nước Việt Nam
Nhà ở
Phí và lệ phí
Quản lý ngoại thương
Quản lý nợ công
Quản lý thuế
Quản lý, sử dụng vốn nhà nước đầu tư vào sản xuất, kinh doanh tại doanh nghiệp
Quản lý và đầu tư vốn nhà nước tại doanh nghiệp
Quy hoạch đô thị
Quy hoạch đô thị và nông thôn
Sở hữu trí tuệ
Sử dụng năng lượng tiết kiệm và hiệu quả
Tài nguyên nước
Tài nguyên, môi trường biển và hải đảo
Tần số vô tuyến điện
Thú y
Thuế bảo vệ môi trường
Thuế giá trị gia tăng
Thuế sử dụng đất nông nghiệp
Thuế sử dụng đất phi nông nghiệp
Thuế tài nguyên
Thuế thu nhập cá nhân
Thuế thu nhập doanh nghiệp
Thuế tiêu thụ đặc biệt
Thuế xuất khẩu, thuế nhập khẩu
Thương mại
Thủy lợi
Thủy sản
Tiêu chuẩn và quy chuẩn kỹ thuật
Thương mại điện tử
Trí tuệ nhân tạo
Trồng trọt
Viễn thông
Xây dựng
"""


def _lines(*blocks: str) -> tuple[str, ...]:
    return tuple(line for block in blocks for line in block.strip().splitlines())


LAWS = _lines(_PUBLIC_ORDER, _JUSTICE, _STATE, _SOCIETY, _ECONOMY)

ORDINANCES = (
    "Án phí, lệ phí Tòa án",
    "Bảo vệ bí mật nhà nước",
    "Bảo vệ công trình quan trọng liên quan đến an ninh quốc gia",
    "Cảnh sát cơ động",
    "Cảnh sát môi trường",
    "Chi phí tố tụng",
    "Công an xã",
    "Cựu chiến binh",
    "Dân quân tự vệ",
    "Dân số",
    "Động viên công nghiệp",
    "Ngoại hối",
    "Phòng, chống mại dâm",
    "Quản lý thị trường",
    "Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ",
    "Quy định danh hiệu vinh dự nhà nước “Bà mẹ Việt Nam anh hùng”",
    "Thực hiện dân chủ ở xã, phường, thị trấn",
    "Tín ngưỡng, tôn giáo",
    "Trình tự, thủ tục xem xét, quyết định áp dụng các biện pháp xử lý hành chính "
    "tại Tòa án nhân dân",
    "Ưu đãi người có công với cách mạng",
    "Xử lý vi phạm hành chính",
    "Xử phạt vi phạm hành chính đối với hành vi cản trở hoạt động tố tụng",
)

TITLES = {"Bộ luật": CODES, "Luật": LAWS, "Pháp lệnh": ORDINANCES}
