"""A small site with the lists of the campaigns, and a few wards of two provinces."""

import pytest

from campaigns.models import MovementIndexPage, PilotModelIndexPage, ProgrammeIndexPage
from places.models import FormerUnit, Province, Ward


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def movements(home):
    """The list of movements."""
    return MovementIndexPage.objects.get()


@pytest.fixture
def pilots(home):
    """The list of pilot models."""
    return PilotModelIndexPage.objects.get()


@pytest.fixture
def programmes(home):
    """The list of programmes."""
    return ProgrammeIndexPage.objects.get()


@pytest.fixture
def wards(db):
    """Cẩm Lệ and Ngũ Hành Sơn, ten kilometres apart, and Nam Dong far from both; by name."""
    provinces = {
        "48": Province.objects.create(code="48", name="Đà Nẵng", kind="thành phố"),
        "68": Province.objects.create(code="68", name="Lâm Đồng", kind="tỉnh"),
    }
    rows = [
        ("20260", "Cẩm Lệ", "phường", "48", 16.0166, 108.2005),
        ("20285", "Ngũ Hành Sơn", "phường", "48", 16.0092, 108.2573),
        ("24649", "Nam Dong", "xã", "68", 12.6463, 107.8121),
        ("20333", "Hoàng Sa", "đặc khu", "48", 16.568, 112.135),
    ]
    return {
        name: Ward.objects.create(
            code=code,
            name=name,
            kind=kind,
            province=provinces[province],
            latitude=latitude,
            longitude=longitude,
        )
        for code, name, kind, province, latitude, longitude in rows
    }


@pytest.fixture
def khue_trung(wards):
    """phường Khuê Trung, now phường Cẩm Lệ."""
    return FormerUnit.objects.create(
        level="ward",
        code="20260",
        name="Khuê Trung",
        kind="phường",
        province=wards["Cẩm Lệ"].province,
    )
