"""What a text speaks of: offending and its like, and children in such matters."""

import re

_SENSITIVE = re.compile(
    r"trộm|cướp|giật túi|giật dây|lừa đảo|chiếm đoạt|ma t[úu][ýy]|heroin|cần sa|ketamine|"
    r"thuốc lắc|nghiện|cai\b|"
    r"đánh bạc|cá độ|bạo lực|bạo hành|xâm hại|hiếp|dâm ô|mại dâm|mua bán người|giết|đâm|chém|"
    r"hành hung|"
    r"đánh nhau|đánh đập|đánh hội đồng|gây thương tích|gây rối|đua xe|hung khí|vi phạm|phạm tội|"
    r"tội phạm|"
    r"phạm nhân|bị can|bị cáo|bị hại|nạn nhân|nghi phạm|nghi can|khởi tố|tạm giữ|tạm giam|"
    r"bắt giữ|bắt quả tang|"
    r"bị bắt|truy nã|đầu thú|tự thú|khai nhận|khai\b|xét xử|xử phạt|án treo|án phạt|án tù|tù\b|"
    r"mãn hạn|chấp hành xong|"
    r"tái hòa nhập|tái hoà nhập|hoàn lương|lầm lỗi|lầm lỡ|cảm hóa|cảm hoá|quản lý sau cai|"
    r"tiền án|tiền sự|"
    r"tố giác|tố cáo|trình báo|báo tin|người báo|đối tượng|côn đồ|tín dụng đen|cho vay nặng lãi|"
    r"giáo dục tại xã|giáo dục tại phường|trường giáo dưỡng|cơ sở giáo dục bắt buộc|quậy phá|"
    r"hư hỏng|"
    r"bỏ nhà|tàng trữ|buôn bán trái phép|tống tiền|đe dọa|đe doạ|bắt cóc|quấy rối|tội\b|"
    r"phạm pháp|pháp luật xử|"
    r"vụ án|đồng phạm|bỏ trốn|hung thủ|thủ phạm|tang vật|khám xét|cơ quan điều tra|"
    r"cảnh sát điều tra|ăn cắp|mất cắp|mất trộm|móc túi|xô xát|ẩu đả|hỗn chiến|mua dâm|bán dâm|"
    r"sử dụng trái phép|thuốc phiện|methadone|ngáo đá|cờ bạc|lô đề|số đề|đòi nợ|bảo kê|dụ dỗ|"
    r"lạm dụng|sàm sỡ|phiên t[òo][àa]|bản án|tuyên phạt|lãnh án|ra tù|quản chế|đặc xá|truy bắt|"
    r"(?:tại|trước|hầu|ra) t[òo][àa]\b(?! nhà| soạn)|khám người|hội đồng xét xử|"
    r"bị tóm|phá kh[óo][áa]|cạy cửa|đột nhập|tẩu thoát|gây án|bắt nạt|bạo lực học đường|"
    r"kẻ gian|bị\s(?:\w+\s){0,3}(?:đánh|đập|ép|dọa|doạ|lừa|bắt)\b",
    re.IGNORECASE,
)
_CHILD = re.compile(
    r"\b(?:học sinh|trẻ em|trẻ|cháu|bé|thiếu niên|thiếu nữ|vị thành niên|chưa thành niên|"
    r"lớp\s\d{1,2}\w{0,2}|(?:cha|bố|ba) mẹ em|em học|phụ huynh|"
    r"\d{1,2}\s?tuổi|con trai|con gái|nam sinh|nữ sinh)\b",
    re.IGNORECASE,
)
_AGE = re.compile(r"(\d{1,2})\s?tuổi", re.IGNORECASE)


def is_sensitive(text: str) -> bool:
    """Whether the text speaks of offending, drugs, supervision, trials, victims or reports."""
    return bool(_SENSITIVE.search(text))


def speaks_of_child(text: str) -> bool:
    """Whether somebody under 18 is in it, by an age or by the word for a child."""
    young = any(int(age) < 18 for age in _AGE.findall(text))
    named = any("tuổi" not in found.lower() for found in _CHILD.findall(text))
    return young or named
