"""What a reader sees of a pilot model, and at what cost."""

import html
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.campaigns.factories import (
    MovementFactory,
    OrganisationFactory,
    PilotModelFactory,
    ProgrammeFactory,
    adopt,
    figure,
    publish,
)
from tests.publishing.pages import make_image

from campaigns.dates import PartialDate
from campaigns.models import (
    LegalBasis,
    ModelMilestone,
    ModelTask,
    MovementRelatedPage,
    PilotModelPage,
)
from publishing.models import CatalogueEntry


def read(client, page):
    answer = client.get(page.url)
    assert answer.status_code == 200
    return html.unescape(" ".join(answer.content.decode().split()))


def queries(client, url):
    """How many queries a warm process needs for an address."""
    client.get(url)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(url).status_code == 200
    return len(seen)


def full_page(pilots, movements, wards):
    movement = publish(MovementFactory(parent=movements))
    page = PilotModelFactory(parent=pilots, title="Quản lý 4+1", movement=movement)
    page.tasks.add(ModelTask(organisation=OrganisationFactory(name="Công an phường"), text="Gặp"))
    page.tasks.add(ModelTask(who="Gia đình", text="Động viên"))
    page.legal_bases.add(LegalBasis(text="Quyết định 22/2023/QĐ-TTg"))
    page.legal_bases.add(LegalBasis(page=movement))
    page.milestones.add(ModelMilestone(moment=PartialDate(2024, 5), text="Hội nghị phản biện"))
    page.figures = [figure(number=Decimal("1250.5"), since="2017")]
    return page


def test_a_model_shows_who_does_what_its_basis_milestones_and_sourced_results(
    client, pilots, movements, wards
):
    page = full_page(pilots, movements, wards)
    page.criteria = "<ul><li>Họp mỗi tháng</li></ul>"
    page.contact_name = "Mặt trận phường Cẩm Lệ"
    text = read(client, publish(page))
    assert page.url.startswith("/phong-trao/mo-hinh/")
    for words in (
        "Thí điểm",
        "4+1",
        str(page.lead),
        "Công an phường",
        "Gia đình",
        "Quyết định 22/2023/QĐ-TTg",
        f'<a href="{page.movement.url}">{page.movement.title}</a>',
        "Hội nghị phản biện",
        '<b>1.250,5 <span class="figure-number__unit">lượt</span></b>',
        "từ 2017 đến 5/2024",
        "Báo cáo của phường",
        "Họp mỗi tháng",
        "Mặt trận phường Cẩm Lệ",
    ):
        assert words in text


@pytest.mark.parametrize("lost", ["label", "number", "unit", "until", "source_name"])
def test_no_figure_is_published_or_shown_without_label_number_unit_date_and_source(
    client, pilots, wards, lost
):
    bare = {"source_url": "https://example.org/bare", lost: None if lost == "number" else ""}
    page = PilotModelFactory(parent=pilots)
    page.figures = [figure(**bare)]
    with pytest.raises(ValidationError):
        publish(page)
    page.figures = []
    adopt(page, wards["Cẩm Lệ"], figures=[figure(**bare), figure(measure="clubs", **bare)])
    with pytest.raises(ValidationError):
        publish(page)
    page.figures = [figure(**bare)]
    page.save(clean=False)
    text = read(client, page)
    assert "noi-1" in text
    assert "https://example.org/bare" not in text
    assert "figure-number" not in text


def test_an_adoption_shows_its_newest_scale_first_and_how_it_went_on(client, pilots, wards):
    page = PilotModelFactory(parent=pilots)
    clubs = {"measure": "clubs", "label": "Câu lạc bộ", "unit": "câu lạc bộ"}
    figures = [
        figure(**clubs, number=3, until="2017"),
        figure(**clubs, number=12, until="5/2024"),
        figure(number=99),
    ]
    adopt(page, wards["Ngũ Hành Sơn"], "2017", spot="Hòa Quý", figures=figures)
    text = read(client, publish(page))
    assert "Phường Ngũ Hành Sơn, Hòa Quý" in text
    assert text.index("<b>12 ") < text.index("<b>99 ") < text.index("<b>3 ")


def test_the_timeline_puts_milestones_and_adoptions_in_order_however_well_dated(
    client, pilots, wards
):
    page = PilotModelFactory(parent=pilots)
    page.milestones.add(ModelMilestone(moment=PartialDate(2024), text="Nhân rộng"))
    page.milestones.add(ModelMilestone(moment=PartialDate(2017, 6, 5), text="Bắt đầu"))
    adopt(page, wards["Nam Dong"], "25/7/2023")
    text = read(client, publish(page)).partition('class="timeline"')[2]
    order = [text.index(words) for words in ("Bắt đầu", "Xã Nam Dong", "Nhân rộng")]
    assert order == sorted(order)
    assert '<time datetime="2023-07-25">25/7/2023</time>' in text
    assert '<time datetime="2024">2024</time>' in text


def test_a_model_is_found_by_the_names_of_its_places_of_today_and_before(
    client, pilots, wards, khue_trung
):
    page = PilotModelFactory(parent=pilots)
    adopt(page, wards["Cẩm Lệ"], former_unit=khue_trung, spot="khu dân cư số 4")
    for name in ("Ngũ Hành Sơn", "Nam Dong", "Hoàng Sa"):
        adopt(page, wards[name])
    publish(page)
    entry = page.catalogue_entry()
    assert (entry.kind, set(entry.places)) == ("model", {ward.code for ward in wards.values()})
    for words in ("phường Khuê Trung", "phường Cẩm Lệ", "khu dân cư số 4", "xã Nam Dong", "4+1"):
        assert words in entry.text
    label = CatalogueEntry.objects.get(pk=page.pk).place_label
    assert label.startswith("Phường Khuê Trung, nay là phường Cẩm Lệ; ")
    assert label.endswith(" và 1 nơi khác")
    listed = client.get(f"{pilots.url}?noi=24649").content.decode()
    assert page.title in listed


def test_a_movement_lists_its_published_models_and_the_news_that_editors_chose(
    client, pilots, movements
):
    movement = publish(MovementFactory(parent=movements))
    publish(PilotModelFactory(parent=pilots, title="Mô hình đã đăng", movement=movement))
    PilotModelFactory(parent=pilots, title="Mô hình nháp", movement=movement, live=False)
    other = publish(PilotModelFactory(parent=pilots, title="Được chọn"))
    movement.related_pages.add(MovementRelatedPage(related=other))
    text = read(client, publish(movement))
    for words in ("Phát hiện sớm, báo kịp thời.", "Mô hình đã đăng", "Được chọn"):
        assert words in text
    assert "Mô hình nháp" not in text


def test_the_picture_of_its_card_heads_a_page_as_an_ornament(
    client, pilots, movements, programmes, settings, tmp_path
):
    settings.MEDIA_ROOT = str(tmp_path)
    made = (
        (PilotModelFactory, pilots),
        (MovementFactory, movements),
        (ProgrammeFactory, programmes),
    )
    for factory, index in made:
        bare = publish(factory(parent=index))
        assert "<picture" not in read(client, bare)
        bare.listing_image = make_image()
        drawn = read(client, publish(bare))
        head = drawn[drawn.index("picture--head") : drawn.index("</figure>")]
        assert 'alt=""' in head
        assert 'loading="lazy"' not in head


def test_what_is_not_published_is_neither_named_nor_linked(client, pilots, movements):
    hidden = MovementFactory(parent=movements, title="Chưa công bố", live=False)
    page = PilotModelFactory(parent=pilots, movement=hidden)
    page.legal_bases.add(LegalBasis(page=hidden))
    page.legal_bases.add(LegalBasis(page=hidden, text="Nghị định 49/2020/NĐ-CP"))
    text = read(client, publish(page))
    assert "Chưa công bố" not in text
    assert hidden.url not in text
    assert "<li>Nghị định 49/2020/NĐ-CP</li>" in text
    assert "Nghị định 49/2020/NĐ-CP" in page.catalogue_entry().text


def test_search_reads_the_lines_of_a_list_as_words_of_their_own(pilots, movements):
    listed = "<ul><li>Họp mỗi tháng</li><li>Tuần tra &amp; canh gác</li></ul>"
    page = publish(PilotModelFactory(parent=pilots, criteria=listed))
    movement = publish(MovementFactory(parent=movements, aims=listed))
    for shown in (page, movement):
        assert "Họp mỗi tháng Tuần tra & canh gác" in shown.catalogue_entry().text


def test_a_model_costs_as_many_queries_with_forty_adoptions_as_with_one(
    client, pilots, movements, wards
):
    page = full_page(pilots, movements, wards)
    places = list(wards.values())
    adopt(page, places[0], figures=[figure()])
    one = queries(client, publish(page).url)
    for number in range(39):
        figures = [figure(number=number) for _ in range(2)]
        adopt(page, places[number % len(places)], figures=figures)
    publish(page)
    assert queries(client, page.url) == one <= 12


def test_lists_cost_at_most_four_queries(client, pilots, movements, programmes):
    for _ in range(3):
        publish(PilotModelFactory(parent=pilots))
    assert max(queries(client, page.url) for page in (pilots, movements, programmes)) <= 4


@pytest.mark.parametrize("length", [1, 5000])
def test_empty_and_extreme_models_are_drawn(client, pilots, wards, length):
    bare = publish(PilotModelFactory(parent=pilots, lead=OrganisationFactory(), formula=""))
    assert '<svg class="map' not in read(client, bare)
    long = PilotModelFactory(parent=pilots, title="Ư" * 255, purpose="nghiêng" * length)
    places = list(wards.values())
    for number in range(300 if length > 1 else 1):
        adopt(long, places[number % 4], str(1990 + number % 30), spot="x" * 150)
    text = read(client, publish(long))
    assert text.count('class="adoption"') == long.adoptions.count()


def test_pages_stand_where_they_belong_and_nowhere_else():
    assert [page.__name__ for page in PilotModelPage.allowed_parent_page_models()] == [
        "PilotModelIndexPage"
    ]
    assert PilotModelPage.allowed_subpage_models() == []


def test_an_adoption_on_a_draft_of_which_nothing_is_known_is_left_out(client, pilots, wards):
    page = PilotModelFactory(parent=pilots)
    adopt(page, None, "2023")
    assert "noi-1" not in read(client, publish(page))
    assert PilotModelPage(title="Nháp").where() == ((), "")
