"""The pages that every portal has in both languages: who runs it, how to report, whom to call.

They say what the portal itself does (the tip-off's own pages say the same) and the country's
numbers, so they hold for every committee. Editors change them like any other page.
"""

from dataclasses import dataclass

Block = tuple[str, object]


@dataclass(frozen=True)
class Text:
    """What a page says in one language."""

    title: str
    summary: str
    body: tuple[Block, ...] = ()


@dataclass(frozen=True)
class KeyPage:
    """A page under the home page, in Vietnamese and in English, at the same address in both."""

    slug: str
    vi: Text
    en: Text


def _callout(title: str, text: str) -> Block:
    value = {"tone": "warning", "title": title, "text": f"<p>{text}</p>"}
    return ("callout", value)


def _steps(*steps: tuple[str, str]) -> Block:
    rows = [{"title": title, "text": f"<p>{text}</p>"} for title, text in steps]
    return ("steps", {"title": "", "steps": rows})


def _numbers(heads: tuple[str, str], *rows: tuple[str, str]) -> Block:
    columns = [{"type": "text", "heading": head} for head in heads]
    values = [{"values": list(row)} for row in rows]
    return ("table", {"columns": columns, "rows": values, "caption": ""})


HOME = Text(
    "All People Protect National Security",
    "How to report a crime in Viet Nam, emergency numbers, and who runs this site.",
)
MOVEMENT = "A movement of everyone"
MOVEMENT_TEXT = (
    "<p>Every neighbourhood and every family keeps the peace where it lives: people know each "
    "other, help each other, and report in time what looks wrong.</p>"
)

REPORT = KeyPage(
    "cach-bao-tin",
    Text(
        "Cách báo tin tới Công an",
        "Đang nguy hiểm: gọi 113. Ngoài ra có thể báo trên trang này, gọi điện, hoặc đến Công an "
        "bất kỳ phường, xã nào. Không bắt buộc cho biết tên.",
        (
            _callout(
                "Đang nguy hiểm? Gọi 113 ngay",
                "Cháy, cứu nạn: gọi 114. Cấp cứu: gọi 115. Đừng chờ điền biểu mẫu.",
            ),
            ("text", "<h2>Báo trên trang này</h2>"),
            _steps(
                ("Bắt đầu", '<a href="/bao-tin/">Mở trang báo tin</a>. Mất khoảng 5 phút.'),
                ("Cho biết việc xảy ra ở đâu", "Tên phường, xã cũ hay mới đều được."),
                (
                    "Kể lại bằng lời của mình",
                    "Việc gì, ở đâu, khi nào, ai liên quan. Muốn giấu tên thì đừng viết tên mình.",
                ),
                ("Xem lại rồi gửi", "Trước khi gửi, trang cho biết đơn vị Công an nào sẽ nhận."),
                (
                    "Giữ mã tra cứu",
                    "Mã cho biết tin được xử lý đến đâu và Công an hỏi thêm điều gì. "
                    "Mất mã thì không ai cấp lại được, nhưng tin không mất.",
                ),
            ),
            (
                "text",
                "<h2>Ai đọc được tin</h2><p>Trang do Mặt trận vận hành; tin được chuyển tới Công "
                "an. Chỉ cán bộ Công an được giao nhiệm vụ ở phường, xã và cấp tỉnh mở được. Cán "
                'bộ Mặt trận không đọc được. <a href="/bao-tin/quyen-rieng-tu/">Tin báo và quyền '
                "riêng tư</a></p><h2>Cách khác để báo</h2><ul>"
                "<li>Gọi Công an: 113, cả ngày đêm.</li>"
                "<li>Đến trực tiếp Công an bất kỳ phường, xã nào.</li>"
                "<li>Dùng ứng dụng VNeID, nếu có tài khoản.</li></ul>"
                '<p><a href="/bao-tin/noi-gui-khac/">Khiếu nại, tố cáo hành chính, tranh chấp dân '
                "sự: xem nơi gửi phù hợp</a></p>",
            ),
        ),
    ),
    Text(
        "How to report",
        "In danger, call 113. Otherwise report on this site, by telephone, or at the police of any "
        "ward or commune. You do not have to say who you are.",
        (
            _callout(
                "In danger? Call 113 now",
                "Fire and rescue: call 114. Ambulance: call 115. Do not wait to fill in a form.",
            ),
            ("text", "<h2>Report on this site</h2>"),
            _steps(
                ("Start", '<a href="/en/bao-tin/">Open the form</a>. It takes about 5 minutes.'),
                ("Say where it happened", "The ward's old name or its new one will do."),
                (
                    "Tell it in your own words",
                    "What, where, when, and who was there. You may write in English. "
                    "To stay anonymous, do not write your name.",
                ),
                ("Check and send", "Before you send, the page names the police unit that gets it."),
                (
                    "Keep your receipt code",
                    "It shows what becomes of your tip-off and what the officers ask. "
                    "Nobody can give you a lost code again, but the tip-off is not lost.",
                ),
            ),
            (
                "text",
                "<h2>Who can read it</h2><p>This site is run by the Fatherland Front; tip-offs are "
                "passed to the police. Only police officers given this duty in the ward, the "
                "commune and the province can open them. The Front's staff cannot read them. "
                '<a href="/en/bao-tin/quyen-rieng-tu/">Your tip-off and your privacy</a></p>'
                "<h2>Other ways to report</h2><ul><li>Call the police: 113, day and night.</li>"
                "<li>Go to the police of any ward or commune, in person.</li>"
                "<li>Use the VNeID app, where you have an account.</li></ul>"
                '<p><a href="/en/bao-tin/noi-gui-khac/">Complaints, administrative matters, civil '
                "disputes: see where to send them</a></p>",
            ),
        ),
    ),
)

EMERGENCY = KeyPage(
    "so-khan-cap",
    Text(
        "Số điện thoại khẩn cấp",
        "Gọi số nào, khi nào, và nói gì khi gọi.",
        (
            _numbers(
                ("Số", "Khi nào gọi"),
                ("113", "Công an: có người đang bị hại, đánh nhau, trộm cướp"),
                ("114", "Cháy, nổ, có người mắc kẹt"),
                ("115", "Cấp cứu: có người bị thương, ngã bệnh nặng"),
                ("112", "Tìm kiếm cứu nạn: bão, lũ, tai nạn trên biển, trên sông"),
                ("111", "Trẻ em cần được bảo vệ; miễn phí"),
            ),
            (
                "text",
                "<h2>Nói gì khi gọi</h2><ul><li>Việc gì đang xảy ra.</li>"
                "<li>Ở đâu: số nhà, đường, phường hoặc xã, nơi dễ nhận ra.</li>"
                "<li>Có ai bị thương không.</li></ul>"
                "<p>Giữ máy để nghe hướng dẫn. Việc đã qua, không còn nguy hiểm: "
                '<a href="/bao-tin/">báo trên trang này</a>.</p>',
            ),
        ),
    ),
    Text(
        "Emergency numbers",
        "Which number to call in Viet Nam, when, and what to say.",
        (
            _numbers(
                ("Number", "When to call"),
                ("113", "Police: somebody is being harmed, a fight, a robbery"),
                ("114", "Fire, explosion, people trapped"),
                ("115", "Ambulance: somebody is hurt or gravely ill"),
                ("112", "Search and rescue: storms, floods, accidents at sea and on rivers"),
                ("111", "A child needs protection; free of charge"),
            ),
            (
                "text",
                "<h2>What to say</h2><ul><li>What is happening.</li>"
                "<li>Where: number, street, ward or commune, something easy to recognise.</li>"
                "<li>Whether anybody is hurt.</li></ul>"
                "<p>Stay on the line and listen. If it is over and nobody is in danger: "
                '<a href="/en/bao-tin/">report it on this site</a>.</p>',
            ),
        ),
    ),
)

ABOUT = KeyPage(
    "gioi-thieu",
    Text(
        "Giới thiệu",
        "Trang này của ai, để làm gì, liên hệ ở đâu.",
        (
            (
                "text",
                "<p>Trang thông tin do Mặt trận vận hành: tin phong trào, hiểu biết pháp luật "
                "và nơi báo tin tới Công an. Cán bộ Mặt trận không đọc được tin báo.</p>",
            ),
        ),
    ),
    Text(
        "About us",
        "Who runs this site, what it is for, and how to write to us.",
        (
            (
                "text",
                "<p>This site is run by the Fatherland Front: news of the movement, plain words "
                "about the law, and a way to report crimes to the police. The Front's staff cannot "
                "read tip-offs.</p><p>News and legal pages are in Vietnamese. In English there are "
                'this page, <a href="/en/cach-bao-tin/">how to report a crime</a>, '
                '<a href="/en/so-khan-cap/">the emergency numbers</a> and the whole '
                '<a href="/en/bao-tin/">tip-off form</a>. You may '
                '<a href="/en/gui/lien-he/">write to the Fatherland Front</a> in English.</p>',
            ),
        ),
    ),
)

#: In the order of the English menu.
KEY_PAGES = (REPORT, EMERGENCY, ABOUT)
