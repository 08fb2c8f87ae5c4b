"""A small country with stations, for the tests of the directory."""

from places.models import FormerUnit, Province, Station, Succession, Ward


def make_ward(code, name, province, kind="phường", where=(16.0, 108.2)):
    return Ward.objects.create(
        code=code,
        name=name,
        kind=kind,
        province=province,
        latitude=where[0],
        longitude=where[1],
    )


def make_former(code, name, district, *wards, part=False):
    """A former ward of a district that became `wards`."""
    unit = FormerUnit.objects.create(
        level="ward",
        code=code,
        name=name,
        kind="phường",
        parent=district,
        province=wards[0].province,
    )
    for ward in wards:
        Succession.objects.create(former=unit, ward=ward, part=part)
    return unit


def make_station(code, name, *wards, province=None, **facts):
    station = Station.objects.create(
        code=code, kind="ward", name=name, province=province or wards[0].province, **facts
    )
    station.wards.set(wards)
    return station


def make_country():
    """Đà Nẵng with two stations and its desk, a ward without any, and a namesake in Hà Tĩnh."""
    da_nang = Province.objects.create(code="48", name="Đà Nẵng", kind="thành phố")
    ha_tinh = Province.objects.create(code="42", name="Hà Tĩnh", kind="tỉnh")
    cam_le = make_ward("20260", "Cẩm Lệ", da_nang)
    ngu_hanh_son = make_ward("20285", "Ngũ Hành Sơn", da_nang, where=(16.01, 108.26))
    make_ward("20305", "An Hải", da_nang)
    huong_binh = make_ward("18496", "Hương Bình", ha_tinh, kind="xã")
    district = FormerUnit.objects.create(
        level="district", code="495", name="Cẩm Lệ", kind="quận", province=da_nang
    )
    other = FormerUnit.objects.create(
        level="district", code="494", name="Ngũ Hành Sơn", kind="quận", province=da_nang
    )
    far = FormerUnit.objects.create(
        level="district", code="444", name="Hương Khê", kind="huyện", province=ha_tinh
    )
    make_former("20305", "Khuê Trung", district, cam_le)
    make_former("20306", "Hòa Xuân", district, cam_le, ngu_hanh_son, part=True)
    make_former("20285", "Hòa Hải", other, ngu_hanh_son)
    make_former("18497", "Hòa Hải", far, huong_binh)
    make_station(
        "ca-cam-le",
        "Công an phường Cẩm Lệ",
        cam_le,
        name_en="Police of Cam Le ward",
        address="18 Ông Ích Đường",
        duty_phone="0236 3 000 000",
        hours="Ngày đêm",
    )
    make_station("ca-ngu-hanh-son", "Công an phường Ngũ Hành Sơn", ngu_hanh_son)
    Station.objects.create(
        code="truc-ban-da-nang", kind="province", name="Trực ban Đà Nẵng", province=da_nang
    )
    Station.objects.create(code="trung-uong", kind="central", name="Trực ban trung ương")
