"""The demonstration's stations and accounts; their passwords and passphrases are public."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DemoStation:
    """A station without any invented phone number; `wards` are the codes that it serves.

    One without a key shows what the provincial desk sees of a station that does not work yet.
    """

    code: str
    kind: str
    name: str
    province: str = ""
    wards: tuple[str, ...] = ()
    has_key: bool = True
    hours: str = "Trực ban ngày đêm"


STATIONS = (
    DemoStation("ca-cam-le", "ward", "Công an phường Cẩm Lệ", "48", ("20260",)),
    DemoStation("ca-ngu-hanh-son", "ward", "Công an phường Ngũ Hành Sơn", "48", ("20285",)),
    DemoStation("ca-hai-van", "ward", "Công an phường Hải Vân", "48", ("20194",), has_key=False),
    DemoStation("ca-nam-dong", "ward", "Công an xã Nam Dong", "68", ("24649",)),
    DemoStation("truc-ban-da-nang", "province", "Trực ban Công an thành phố Đà Nẵng", "48"),
    DemoStation("truc-ban-lam-dong", "province", "Trực ban Công an tỉnh Lâm Đồng", "68"),
    DemoStation("truc-ban-trung-uong", "central", "Trực ban tiếp nhận cấp trung ương"),
)


# A rule of the province: (its code, the category, the station that receives it).
RULE = ("48", "trafficking", "truc-ban-da-nang")


@dataclass(frozen=True)
class DemoEditor:
    """An account of Front staff; `group` is a role of `setup_roles`, empty for the superuser."""

    username: str
    first_name: str
    group: str


EDITORS = (
    DemoEditor("congtacvien", "Cộng tác viên Hoa", "Cộng tác viên"),
    DemoEditor("bientap", "Biên tập viên Mai", "Biên tập viên"),
    DemoEditor("kiemduyet", "Kiểm duyệt viên Sơn", "Kiểm duyệt"),
    DemoEditor("noidung", "Quản trị nội dung Thu", "Quản trị nội dung"),
    DemoEditor("hethong", "Quản trị hệ thống Bình", "Quản trị hệ thống"),
    DemoEditor("quantri", "Quản trị cao nhất", ""),
)


@dataclass(frozen=True)
class DemoOfficer:
    """An officer's account; the first of a station is its head."""

    username: str
    display_name: str
    station: str
    chief: bool = False


OFFICERS = (
    DemoOfficer("camle1", "Cán bộ Lan", "ca-cam-le", chief=True),
    DemoOfficer("camle2", "Cán bộ Minh", "ca-cam-le"),
    DemoOfficer("nguhanhson1", "Cán bộ Hải", "ca-ngu-hanh-son", chief=True),
    DemoOfficer("nguhanhson2", "Cán bộ Vân", "ca-ngu-hanh-son"),
    DemoOfficer("namdong1", "Cán bộ Đức", "ca-nam-dong", chief=True),
    DemoOfficer("namdong2", "Cán bộ Hương", "ca-nam-dong"),
    DemoOfficer("danang1", "Trực ban Dũng", "truc-ban-da-nang", chief=True),
    DemoOfficer("danang2", "Trực ban Nga", "truc-ban-da-nang"),
    DemoOfficer("lamdong1", "Trực ban Khánh", "truc-ban-lam-dong", chief=True),
    DemoOfficer("lamdong2", "Trực ban Liên", "truc-ban-lam-dong"),
    DemoOfficer("trunguong1", "Trực ban Quang", "truc-ban-trung-uong", chief=True),
    DemoOfficer("trunguong2", "Trực ban Yến", "truc-ban-trung-uong"),
)
