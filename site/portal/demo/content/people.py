"""The demonstration's stations and accounts; their passwords and passphrases are public."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DemoStation:
    """A station without any invented phone number; `wards` are the codes that it serves."""

    code: str
    kind: str
    name: str
    province: str = ""
    wards: tuple[str, ...] = ()


STATIONS = (
    DemoStation("ca-cam-le", "ward", "Công an phường Cẩm Lệ", "48", ("20260",)),
    DemoStation("ca-ngu-hanh-son", "ward", "Công an phường Ngũ Hành Sơn", "48", ("20285",)),
    DemoStation("ca-nam-dong", "ward", "Công an xã Nam Dong", "68", ("24649",)),
    DemoStation("truc-ban-da-nang", "province", "Trực ban Công an thành phố Đà Nẵng", "48"),
    DemoStation("truc-ban-lam-dong", "province", "Trực ban Công an tỉnh Lâm Đồng", "68"),
    DemoStation("truc-ban-trung-uong", "central", "Trực ban tiếp nhận cấp trung ương"),
)


@dataclass(frozen=True)
class DemoEditor:
    """An account of Front staff; `group` is a role of `setup_roles`."""

    username: str
    first_name: str
    group: str
    superuser: bool = False


@dataclass(frozen=True)
class DemoOfficer:
    """An officer's account; the passphrase is six words of the vault's own list."""

    username: str
    display_name: str
    station: str
    passphrase: str
    chief: bool = False
