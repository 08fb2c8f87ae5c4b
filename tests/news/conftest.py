"""The news list of the site; files stay out of the media folder."""

from datetime import date

import pytest

from news.models import NewsIndexPage
from places.models import FormerUnit, Province, Succession, Ward


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def index(home):
    """Its news list."""
    return NewsIndexPage.objects.get()


@pytest.fixture
def renamed(db):
    """phường Cẩm Lệ of Đà Nẵng, and phường Khuê Trung of quận Cẩm Lệ that went into it."""
    province = Province.objects.create(code="48", name="Đà Nẵng", kind="thành phố")
    ward = Ward.objects.create(
        code="20260",
        name="Cẩm Lệ",
        kind="phường",
        province=province,
        valid_from=date(2025, 7, 1),
    )
    district = FormerUnit.objects.create(
        level="district", code="495", name="Cẩm Lệ", kind="quận", province=province
    )
    former = FormerUnit.objects.create(
        level="ward",
        code="20260",
        name="Khuê Trung",
        kind="phường",
        parent=district,
        province=province,
    )
    Succession.objects.create(former=former, ward=ward)
    return ward, former


@pytest.fixture
def cam_le(renamed):
    """The ward of today alone."""
    return renamed[0]
