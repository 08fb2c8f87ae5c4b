"""Every block of a body: empty, usual, extreme; in a preview; in search."""

import re

import pytest
from django.template.loader import get_template
from tests.common.factories import PortalDocumentFactory, PortalImageFactory
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.rich_text import RichText

from common.blocks import BodyBlock, images_of, words_of

BODY = BodyBlock()
NAMES = sorted(BODY.child_blocks)
LONG = "Đường " * 2000
HOSTILE = "<script>alert(1)</script> & “ngoặc” 🚓"

WORD = "Khuêtrung" * 60
ARABIC = "\u202eשלום مرحبا\u202c"

EMPTY = {
    "text": "",
    "quote": {"quote": "", "speaker": "", "role": ""},
    "callout": {"tone": "note", "title": "", "text": ""},
    "steps": {"title": "", "steps": []},
    "figures": {"figures": [], "source": ""},
    "table": None,
    "picture": {"image": None, "caption": "", "credit": ""},
    "gallery": {"title": "", "pictures": [{"image": None, "caption": ""}]},
    "recording": {"recording": None, "title": "", "transcript": ""},
    "document": {"document": None, "title": ""},
    "related": {"title": "", "pages": [None]},
}
# A piece of the preview's own value that a reader must find; those with files stand below.
USUAL = {
    "text": "<h2>Mỗi tháng một buổi họp</h2>",
    "quote": "phường Cẩm Lệ",
    "callout": "Nếu có người đòi tiền, hãy gọi Công an phường.",
    "steps": "Hỏi tổ tiết kiệm",
    "figures": "Nguồn: Báo cáo của phường",
    "table": "<caption>Câu lạc bộ theo khu dân cư</caption>",
}
EXTREME = {
    "text": f"<p>{LONG}{WORD}{ARABIC}</p>",
    "quote": {"quote": HOSTILE + LONG + ARABIC, "speaker": HOSTILE + WORD, "role": HOSTILE},
    "callout": {"tone": "warning", "title": HOSTILE + ARABIC, "text": f"<p>{LONG}</p>"},
    "steps": {"title": HOSTILE + ARABIC, "steps": [{"title": HOSTILE, "text": ""}] * 60},
    "figures": {
        "figures": [{"number": HOSTILE, "label": HOSTILE + WORD + ARABIC}] * 6,
        "source": HOSTILE,
    },
    "table": {
        "columns": [{"type": "text", "heading": HOSTILE + ARABIC}] * 12,
        "rows": [{"values": [HOSTILE + WORD] * 12}] * 80,
        "caption": HOSTILE,
    },
}
WITH_FILES = {"picture", "gallery", "recording", "document", "related"}


def render(name, value):
    block = BODY.child_blocks[name]
    return block.render(block.normalize(value))


def draw(name, value):
    return BODY.child_blocks[name].render(value)


@pytest.mark.parametrize("name", NAMES)
def test_a_block_says_what_it_is_before_it_is_chosen(name):
    meta = BODY.child_blocks[name].meta
    assert meta.icon not in ("placeholder", "")
    assert str(meta.group)
    assert str(BODY.child_blocks[name].get_description())
    assert get_template(meta.template)


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
def test_a_block_has_a_preview_that_draws_even_in_an_empty_library(name):
    block = BODY.child_blocks[name]
    assert block.is_previewable
    assert "Traceback" not in block.render(block.normalize(block.get_preview_value()))


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(EMPTY))
def test_an_empty_block_draws_no_half_tag(name):
    html = render(name, EMPTY[name])
    assert 'src=""' not in html
    assert "None" not in html


def test_every_block_is_drawn_empty_usual_and_extreme():
    assert set(NAMES) == set(EMPTY)
    assert set(EMPTY) == set(USUAL) | WITH_FILES == set(EXTREME) | WITH_FILES


@pytest.mark.parametrize("name", sorted(USUAL))
def test_a_usual_block_shows_what_its_editor_wrote(name):
    block = BODY.child_blocks[name]
    assert USUAL[name] in block.render(block.normalize(block.get_preview_value()))


@pytest.mark.parametrize("name", sorted(EXTREME))
def test_an_extreme_block_is_drawn_whole_and_escaped(name):
    html = render(name, EXTREME[name])
    assert "<script" not in html
    assert name in ("text",) or "&lt;script&gt;" in html
    assert name == "table" or ARABIC in html


def test_figures_demand_their_source():
    block = BODY.child_blocks["figures"]
    value = {"figures": [{"number": "9", "label": "ý kiến"}], "source": ""}
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python(value))
    assert set(refused.value.block_errors) == {"source"}


def test_headings_of_a_text_are_kept():
    html = render("text", RichText("<h2>Vì sao</h2><p>Đường tối.</p>"))
    assert "<h2>Vì sao</h2>" in html


def test_a_table_names_its_columns_and_itself():
    block = BODY.child_blocks["table"]
    html = draw("table", block.normalize(block.get_preview_value()))
    assert '<th scope="col">Khu dân cư</th>' in html
    assert "<caption>Câu lạc bộ theo khu dân cư</caption>" in html
    assert html.count("<td") == 4


def picture(image, *, alt="", decorative=False, **words):
    value = {"image": {"image": image.pk, "alt_text": alt, "decorative": decorative}, **words}
    return BODY.child_blocks["picture"].to_python(value)


@pytest.mark.django_db
def test_a_picture_comes_in_three_formats_with_size_caption_and_credit():
    image = PortalImageFactory(credit="Ảnh: Tổ dân phố")
    html = draw("picture", picture(image, alt="Áo phản quang", caption="Trước giờ đi tuần"))
    for kind in ("image/avif", "image/webp"):
        assert f'type="{kind}"' in html
    assert 'alt="Áo phản quang"' in html
    assert re.search(r'<img [^>]*width="64"', html)
    assert re.search(r'<img [^>]*height="40"', html)
    assert "Trước giờ đi tuần" in html
    assert "Ảnh: Tổ dân phố" in html


@pytest.mark.django_db
def test_a_decorative_picture_has_an_empty_alt():
    html = draw("picture", picture(PortalImageFactory(), alt="bỏ", decorative=True))
    assert 'alt=""' in html


@pytest.mark.django_db
def test_a_picture_without_alt_text_is_refused_unless_decorative():
    block = BODY.child_blocks["picture"]
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(picture(PortalImageFactory()))
    assert "alt_text" in refused.value.block_errors["image"].block_errors
    assert block.clean(picture(PortalImageFactory(), decorative=True))


@pytest.mark.django_db
def test_a_document_tells_its_kind_and_size():
    block = BODY.child_blocks["document"]
    html = draw("document", block.to_python({"document": PortalDocumentFactory().pk, "title": ""}))
    assert "Sổ tay mô hình" in html
    assert "PDF" in html


@pytest.mark.django_db
def test_a_picture_whose_file_is_lost_leaves_the_words_standing():
    image = PortalImageFactory()
    image.renditions.all().delete()
    image.file.storage.delete(image.file.name)
    html = draw("picture", picture(image, alt="Áo", caption="Trước giờ đi tuần"))
    assert "<img" not in html
    assert "Trước giờ đi tuần" in html


@pytest.mark.django_db
def test_search_is_given_the_words_of_every_block_and_lists_every_image():
    image = PortalImageFactory()
    stream = BODY.to_python(
        [
            {"type": "text", "value": "<p>Đường làng</p>"},
            {"type": "quote", "value": {"quote": "Yên tâm hơn", "speaker": "Bà Tư"}},
            {"type": "picture", "value": {"image": {"image": image.pk, "alt_text": "Áo"}}},
        ]
    )
    words = "\n".join(map(str, words_of(stream)))
    assert "Đường làng" in words
    assert "Yên tâm hơn" in words
    assert [found.pk for found in images_of(stream)] == [image.pk]
