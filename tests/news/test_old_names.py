"""Under an article stands what former places in its text are today; the words stay as written."""

from tests.news.factories import ArticlePlaceFactory, NewsArticleFactory

TEXT = "<p>Mặt trận phường Khuê Trung (quận Cẩm Lệ) họp với bà con.</p>"


def test_former_names_are_told_and_the_words_stay(client, index, cam_le):
    page = NewsArticleFactory(parent=index, body=[("text", TEXT)])
    html = client.get(page.url).content.decode()
    assert "phường Khuê Trung (quận Cẩm Lệ) họp với bà con." in html
    assert "Tên gọi hiện nay" in html
    assert "Phường Khuê Trung nay là phường Cẩm Lệ, thành phố Đà Nẵng." in html
    assert "Quận Cẩm Lệ nay là phường Cẩm Lệ, thành phố Đà Nẵng." in html


def test_an_article_without_former_names_has_no_note(client, index, cam_le):
    page = NewsArticleFactory(parent=index, body=[("text", "<p>Phường Cẩm Lệ họp.</p>")])
    ArticlePlaceFactory(page=page, ward=cam_le)
    assert "Tên gọi hiện nay" not in client.get(page.url).content.decode()


def test_a_changed_text_is_read_anew(client, index, cam_le):
    page = NewsArticleFactory(parent=index, body=[("text", "<p>Chưa nói gì.</p>")])
    assert "Tên gọi hiện nay" not in client.get(page.url).content.decode()
    page.body = [("text", TEXT)]
    page.save_revision().publish()
    assert "Tên gọi hiện nay" in client.get(page.url).content.decode()
