"""On paper stand the words, the addresses of links, where they come from and from which day."""

import re

import pytest
from tests.browser import pdf_text

SITE = "Toàn dân bảo vệ an ninh Tổ quốc"
# What is read, its heading, and the address of a link in it ("" where there is none).
PAGES = [
    (
        "/tin-tuc/khue-trung-lay-y-kien-mo-hinh-quan-ly-4-1/",
        "Khuê Trung",
        "",
    ),
    ("/phap-luat/van-ban/bo-luat-hinh-su-2015/", "100/2015/QH13", "(https://vbpl.vn/"),
    (
        "/phap-luat/hoi-dap/bao-lau-thi-co-ket-qua/",
        "20 ngày",
        "(/phap-luat/van-ban/bo-luat-to-tung-hinh-su-2015/#dieu-147)",
    ),
    ("/phap-luat/trac-nghiem/ban-biet-gi-ve-bao-tin/", "1. Thấy trộm", ""),
    ("/phong-trao/gop-y/du-thao-ke-hoach-mo-hinh-quan-ly-4-1/", "Khuê Trung", ""),
]
# Menu, numbers, tools, invitations, list of chapters: for a screen.
FURNITURE = (
    "BẢN DÙNG THỬ",
    "Đang nguy",
    "Trang chủ",
    "Facebook",
    "QR",
    "Xem kết quả",
    "Gửi câu hỏi",
)


def joined(text):
    """Text without the spaces, which paper loses where a line ends."""
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize(("path", "words", "link"), PAGES)
def test_paper_has_no_furniture_but_link_addresses_source_and_date(
    path, words, link, live_portal, page, tmp_path
):
    page.goto(live_portal + path)
    page.pdf(path=tmp_path / "paper.pdf")
    said = joined("".join(text for *_, text in pdf_text.pages(tmp_path / "paper.pdf")))
    assert joined(words) in said
    assert joined(link) in said
    assert [piece for piece in FURNITURE if joined(piece) in said] == []
    # The site knows its host by what it was prepared with.
    assert re.search(rf"{joined(SITE)}.*://[\w:]+{path}\.\D*\d{{1,2}}/\d{{1,2}}/20\d\d", said)
