"""Fifteen invented tips for the demonstration: no person, house or plate in them exists."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from portal.demo.constants import RECEIPT

CAM_LE, NGU_HANH_SON, NAM_DONG = "20260", "20285", "24649"
# Its station has no key yet; and a place that the citizen could not name.
HAI_VAN, UNKNOWN = "20194", ""


@dataclass(frozen=True)
class DemoTip:
    """What a citizen sent, and the path of states that officers moved it along."""

    key: str
    category: str
    ward: str
    text: str
    path: tuple[str, ...] = ()
    happening: str = "happened"
    concerns: str = "none"
    spot: str = ""
    when: str = "unknown"
    source: str = "saw"
    people: str = ""
    identity: str = "anonymous"
    contact: Mapping[str, str] = field(default_factory=dict)
    language: str = "vi"
    reply: str = ""
    receipt: str = ""
    hours_ago: int = 24
    # The station that it is handed to, and the tip (by its key) that it is merged into.
    to: str = ""
    into: str = ""


TIPS = (
    DemoTip(
        key="tiem-tap-hoa",
        category="theft",
        ward=CAM_LE,
        spot="Tiệm tạp hóa đầu hẻm, gần chợ",
        when="yesterday",
        people="Hai người đi một xe máy không biển số. Không chắc là nam hay nữ.",
        text=(
            "Khoảng 11 giờ đêm qua có hai người đi xe máy không biển số bẻ khóa tiệm tạp hóa đầu "
            "hẻm, gần chợ. Họ lấy mấy thùng nước ngọt rồi chạy về hướng cầu. Tôi không nhìn rõ mặt."
        ),
        path=("received", "needs_information"),
        reply=(
            "Cảm ơn anh/chị đã báo tin. Anh/chị có nhớ màu xe, hoặc hướng xe chạy sau khi qua cầu "
            "không? Nếu không nhớ cũng không sao, chúng tôi vẫn đang xác minh."
        ),
        receipt=RECEIPT,
        hours_ago=20,
    ),
    DemoTip(
        key="danh-nhau",
        category="violence",
        ward=CAM_LE,
        happening="now",
        spot="Bãi đất trống cạnh sân bóng",
        text=(
            "Một nhóm thanh niên đang cãi nhau to, có người cầm gậy, ở bãi đất trống cạnh sân bóng. "
            "Gần đó có nhiều trẻ em đang chơi."
        ),
        hours_ago=0,
    ),
    DemoTip(
        key="rental-scam",
        category="fraud",
        ward=NGU_HANH_SON,
        language="en",
        source="victim",
        identity="named",
        contact={
            "name": "Practice Person",
            "email": "practice@example.org",
            "hours": "After 6 pm",
        },
        text=(
            "I paid a deposit for a room near the beach through a social media page. After the "
            "transfer the page blocked me. Two other people in my language class had the same "
            "experience with the same page last week."
        ),
        hours_ago=3,
    ),
    DemoTip(
        key="bom-kim-tiem",
        category="drugs",
        ward=NGU_HANH_SON,
        when="several",
        text=(
            "Sáng nào quét sân tôi cũng nhặt được kim tiêm ở nhà hoang cuối đường. Buổi tối hay có "
            "người lạ vào đó khoảng một tiếng rồi ra. Tôi chỉ thấy từ xa, không chắc họ làm gì."
        ),
        path=("received", "verifying"),
        hours_ago=50,
    ),
    DemoTip(
        key="vay-nong",
        category="gambling",
        ward=CAM_LE,
        text=(
            "Có tờ rơi cho vay nóng dán đầy cột điện trước trường học. Người quen của tôi vay rồi bị "
            "gọi điện dọa nạt cả nhà mỗi ngày."
        ),
        path=("received", "verifying", "investigating"),
        hours_ago=120,
    ),
    DemoTip(
        key="xe-dua",
        category="safety",
        ward=CAM_LE,
        text="Tối thứ bảy hay có nhóm xe máy nẹt pô, chạy rất nhanh quanh công viên lúc gần nửa đêm.",
        path=("received", "verifying", "concluded"),
        hours_ago=400,
    ),
    DemoTip(
        key="trom-ca-phe",
        category="theft",
        ward=NAM_DONG,
        text=(
            "Rẫy cà phê của mấy nhà trong thôn bị hái trộm ban đêm, tuần này đã ba lần. Có vết bánh "
            "xe công nông đi ra đường lớn."
        ),
        path=("received",),
        hours_ago=18,
    ),
    DemoTip(
        key="phao-tu-che",
        category="weapons",
        ward=NAM_DONG,
        source="heard",
        text="Tôi nghe nói có nhà bán pháo tự chế cho học sinh gần cổng trường. Tôi chưa tự mình thấy.",
        path=("received", "transferred"),
        to="ca-cam-le",
        hours_ago=70,
    ),
    DemoTip(
        key="lua-goi-dien",
        category="fraud",
        ward=NAM_DONG,
        source="victim",
        text=(
            "Có người gọi xưng là cán bộ, bắt mẹ tôi đọc mã trong tin nhắn ngân hàng. Mẹ tôi đã kịp "
            "cúp máy. Số gọi tới đổi liên tục."
        ),
        path=("received", "verifying", "suspended"),
        hours_ago=300,
    ),
    DemoTip(
        key="ban-hang-gia",
        category="other",
        ward=CAM_LE,
        text="Một quầy trong chợ bán thuốc không nhãn, nói là chữa bách bệnh. Nhiều người già mua.",
        path=("received", "other_authority"),
        hours_ago=200,
    ),
    DemoTip(
        key="tin-trung",
        category="theft",
        ward=CAM_LE,
        when="yesterday",
        text="Tiệm tạp hóa gần chợ bị bẻ khóa đêm qua. Tôi ở đối diện, nghe tiếng xe máy lúc 11 giờ.",
        path=("received", "merged"),
        into="tiem-tap-hoa",
        hours_ago=19,
    ),
    DemoTip(
        key="lien-quan-can-bo",
        category="other",
        ward=CAM_LE,
        concerns="ward",
        text=(
            "Tôi muốn báo một việc có thể liên quan đến cán bộ ở phường. Tôi không chắc, mong cấp "
            "trên xem giúp."
        ),
        hours_ago=6,
    ),
    DemoTip(
        key="xe-tai-dem",
        category="safety",
        ward=HAI_VAN,
        when="several",
        text=(
            "Đêm nào cũng có xe tải chở quá tải chạy qua đường ven núi, đất đá rơi xuống mặt đường. "
            "Sáng ra mấy người đi xe máy trượt ngã."
        ),
        hours_ago=9,
    ),
    DemoTip(
        key="khong-ro-noi",
        category="drugs",
        ward=UNKNOWN,
        source="heard",
        text=(
            "Tôi nghe hai người trên xe khách nói chuyện giao hàng cấm tối nay ở một quán cà phê gần "
            "bến xe. Tôi không biết quán đó thuộc phường nào."
        ),
        hours_ago=4,
    ),
    DemoTip(
        key="mat-xe-dap",
        category="theft",
        ward=NGU_HANH_SON,
        when="day",
        text=(
            "Ba chiếc xe đạp ở bãi giữ xe khu trọ mất trong cùng một đêm. Camera đầu ngõ có thể còn "
            "ghi được."
        ),
        hours_ago=31,
    ),
)
