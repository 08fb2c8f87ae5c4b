"""What every page says: the design's words in Vietnamese, all of it in English too."""

import re

from django.utils import translation
from tests.tipoff.intake.walk import CONTACT, SLUGS, fill, fill_named, page_of, url

from places.models import Station

SAID = {
    "": [
        "Mất khoảng 5 phút. Bạn không bắt buộc cho biết tên.",
        "Đang nguy hiểm? Gọi 113 ngay",
        "Trang do Mặt trận vận hành; tin được chuyển tới Công an.",
        "Cán bộ Mặt trận không đọc được.",
        "Khiếu nại, tố cáo hành chính, tranh chấp dân sự: xem nơi gửi phù hợp",
        "VNeID",
        'href="tel:111"',
    ],
    "an-toan": ["Giữ an toàn khi báo tin", "Thoát nhanh", "không xóa lịch sử", "Đừng dùng máy"],
    "thoi-diem": ["Việc này đang xảy ra hay đã xảy ra?", "Có thể sắp xảy ra"],
    "loai-viec": ["Bạn muốn báo việc gì?", "Mua bán người, người mất tích", 'href="tel:111"'],
    "noi-xay-ra": [
        "Việc xảy ra ở phường, xã nào?",
        "Gõ tên hiện nay hoặc tên cũ, có dấu hay không dấu đều được.",
        "Trang này phục vụ thành phố Đà Nẵng",
    ],
    "lien-quan": ["cán bộ, chiến sĩ Công an hoặc cán bộ cơ quan nhà nước không?"],
    "cho-nao": ["Ở chỗ nào? (không bắt buộc)"],
    "khi-nao": ["Việc xảy ra khi nào?", "Hôm nay", "Hôm qua", "Ngày khác", "Nhiều lần"],
    "noi-dung": [
        "Chuyện gì đã xảy ra?",
        "Kể theo lời của bạn. Nếu muốn ẩn danh, đừng ghi tên mình.",
    ],
    "biet-bang-cach-nao": ["Bạn biết việc này bằng cách nào?"],
    "nguoi-lien-quan": [
        "Bạn biết gì về người liên quan?",
        "Ghi điều bạn thấy hoặc nghe. Điều nào không chắc, ghi rõ là không chắc.",
    ],
    "cach-bao-tin": ["Bạn muốn báo tin thế nào?", "vẫn có thể khiến người khác nhận ra bạn."],
    "lien-he": ["Liên hệ với bạn bằng cách nào?"],
    "kiem-tra": [
        "Kiểm tra trước khi gửi",
        "Tin chưa được gửi.",
        "Cố ý báo tin sai sự thật có thể bị xử lý theo pháp luật.",
        "Gửi tin báo",
    ],
}
# Marked letters that no English text has; names of places and the other language's own stay.
MARKED = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]")
NAMES = re.compile(
    r"<option[^>]*>[^<]*|Đà Nẵng|Tiếng Việt|Cẩm Lệ|phường|thành phố|title=\"[^\"]*\""
)


def test_each_page_says_the_designs_words(world, client):
    fill_named(client)
    for slug, said in SAID.items():
        page = page_of(client, slug)
        assert [words for words in said if words not in page] == [], slug


def test_all_of_the_flow_is_in_english_too(world, client):
    english = {"typed": "", "choice": "20260"}
    with translation.override("en"):
        fill(
            client,
            noi_xay_ra=english,
            cho_nao={"spot": "12"},
            noi_dung={"story": "A theft"},
            nguoi_lien_quan={"people": "Two men"},
            cach_bao_tin={"identity": "named"},
        )
    client.post(url("lien-he"), {**CONTACT, "name": "John"})
    for slug in ["", *SLUGS, "lien-he", "kiem-tra"]:
        page = client.get(f"/en{url(slug)}").content.decode()
        assert not MARKED.findall(NAMES.sub("", page)), slug


def test_the_start_names_the_duty_phone_of_the_area_where_there_is_one(world, client):
    assert "0236" not in page_of(client, "")
    Station.objects.filter(code="desk-48").update(duty_phone="0236 3822 113")
    Station.objects.filter(code="desk-68").update(duty_phone="0263 3822 113")
    page = page_of(client, "")
    assert 'href="tel:02363822113"' in page
    assert "0263" not in page
    assert "Police desk-48: " in client.get("/en/bao-tin/").content.decode()
