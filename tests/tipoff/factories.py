"""A small chain of keys, from a root of its own down to officers, for any test that needs one.

`World` holds every private half, which only a test may.
"""

import base64
from dataclasses import dataclass, field
from datetime import timedelta

from django.utils import timezone

from common.models import SiteSettings, User
from places.models import PlacesVersion, Province, Station, Ward
from tipoff.models import (
    Authority,
    EscrowKey,
    Officer,
    OfficerVault,
    StationKey,
    StationKeyShare,
    TipKey,
)
from tipoff.vault import certificates, primitives, shares, tips
from tipoff.vault.messages import Writer
from tipoff.vault.shares import StationKeyName
from tipoff.vault.tips import SealedKey, TipIdentity

FAR = 4_000_000_000
PROVINCES = {"48": ("Đà Nẵng", "thành phố"), "68": ("Lâm Đồng", "tỉnh")}
WARDS = {
    "20260": ("Cẩm Lệ", "phường", "48"),
    "20285": ("Ngũ Hành Sơn", "phường", "48"),
    "24649": ("Nam Dong", "xã", "68"),
}


@dataclass
class World:
    """A root, authorities by scope, stations by code, and the private halves of all."""

    root: primitives.KeyPair = field(default_factory=primitives.sign_pair)
    escrow: primitives.KeyPair = field(default_factory=primitives.box_pair)
    authorities: dict = field(default_factory=dict)
    station_keys: dict = field(default_factory=dict)
    officer_seeds: dict = field(default_factory=dict)

    def install(self, settings, folder):
        """Point the settings at this root, and all files at a folder of the test's own."""
        settings.VAULT_ROOT_KEY = base64.b64encode(self.root.public).decode()
        settings.RECEIPT_SALT = base64.b64encode(b"s" * 16).decode()
        settings.VAULT_EPOCHS_FILE = str(folder / "epochs.json")
        settings.TIPOFF_BLOB_URL = f"file://{folder / 'blobs'}"
        return self

    def places(self):
        """Two provinces, three wards, the portal's home in Đà Nẵng."""
        for code, (name, kind) in PROVINCES.items():
            Province.objects.get_or_create(code=code, defaults={"name": name, "kind": kind})
        for code, (name, kind, province) in WARDS.items():
            values = {"name": name, "kind": kind, "province_id": province}
            Ward.objects.get_or_create(code=code, defaults=values)
        # One and the same digest: the matcher then keeps its index from test to test.
        PlacesVersion.objects.get_or_create(version="test", digest="tipoff-tests")
        site = SiteSettings.load()
        site.home_province_id = "48"
        site.save()
        return self

    def add_escrow(self, **changes):
        values = {"box_key": self.escrow.public, "epoch": 1, "not_after": FAR}
        values |= {"serial": certificates.new_serial("root")} | changes
        envelope = certificates.issue(certificates.EscrowCertificate(**values), self.root.private)
        return EscrowKey.objects.create(epoch=values["epoch"], certificate=envelope)

    def authority(self, scope):
        """The authority of a province's code or `central`, made when first asked for."""
        if scope not in self.authorities:
            pair = primitives.sign_pair()
            serial = certificates.new_serial("root")
            made = certificates.Authority(scope, pair.public, 1, FAR, serial)
            envelope = certificates.issue(made, self.root.private)
            row = Authority.objects.create(
                scope=scope, serial=serial, sign_key=pair.public, certificate=envelope
            )
            self.authorities[scope] = (pair, row)
        return self.authorities[scope]

    def station(self, code, kind, province="", wards=(), officers=2, working=True):
        """A station with a certified key and officers who have unlocked it today."""
        row = Station.objects.create(
            code=code,
            kind=kind,
            name=f"Công an {code}",
            name_en=f"Police {code}",
            province_id=province or None,
        )
        row.wards.set(wards)
        if working:
            self.certify(row, wards)
            for number in range(officers):
                self.officer(row, f"{code}-{number}")
        return row

    def certify(self, station, wards=(), epoch=1, **changes):
        """A certified key of this epoch for a station."""
        scope = station.province_id or "central"
        signer, authority = self.authority(scope)
        pair = primitives.box_pair()
        values = {
            "station": station.code,
            "kind": station.kind,
            "province": station.province_id or "",
            "wards": tuple(wards),
            "epoch": epoch,
            "box_key": pair.public,
            "not_after": FAR,
            "serial": certificates.new_serial(scope),
        } | changes
        made = certificates.StationCertificate(**values)
        self.station_keys[station.code, epoch] = pair
        return StationKey.objects.create(
            station=station,
            epoch=epoch,
            public_key=pair.public,
            certificate=certificates.issue(made, signer.private),
            authority=authority,
        )

    def officer(self, station, username, unlocked=timedelta()):
        """An officer with a certified vault and a share of the station's newest key."""
        box, sign = primitives.box_pair(), primitives.sign_pair()
        user = User.objects.create(username=username, kind=User.Kind.OFFICER)
        row = Officer.objects.create(user=user, station=station, display_name=username)
        signer, _ = self.authority(station.province_id or "central")
        made = certificates.OfficerCertificate(
            officer=row.public_id,
            station=station.code,
            province=station.province_id or "",
            box_key=box.public,
            sign_key=sign.public,
            not_after=FAR,
            serial=certificates.new_serial(station.province_id or "central"),
        )
        self.officer_seeds[row.public_id] = sign.private
        OfficerVault.objects.create(
            officer=row,
            box_key=box.public,
            sign_key=sign.public,
            wrapped=b"wrapped",
            certificate=certificates.issue(made, signer.private),
            last_unlocked_at=timezone.now() - unlocked,
        )
        self._share(station, row, made.recipient())
        return row

    def country(self):
        """Everything working: two ward stations, both provinces' desks, central and escrow."""
        self.places()
        self.add_escrow()
        self.station("central", "central")
        self.station("desk-48", "province", "48")
        self.station("desk-68", "province", "68")
        self.station("cam-le", "ward", "48", ["20260"])
        self.station("nam-dong", "ward", "68", ["24649"])
        return self

    def writer(self, officer):
        """The officer as one who signs replies."""
        _, authority = self.authority(officer.station.province_id or "central")
        chain = (authority.certificate, officer.vault.certificate)
        seed = self.officer_seeds[officer.public_id]
        return Writer(officer.public_id, officer.station.code, seed, chain)

    def open_tip(self, tip, holder):
        """(header, body, contact) of a tip, by the private key of a station's code or `escrow`."""
        private = self.tip_key(tip, holder)
        parts = {"header": tip.sealed_header, "body": tip.sealed_body}
        parts["contact"] = tip.sealed_contact
        return tuple(tips.open_part(k, v, identity(tip), private) for k, v in parts.items())

    def tip_key(self, tip, holder):
        """A tip's private key, as the holder opens it."""
        row = TipKey.objects.get(tip=tip, name=holder)
        pair = self.escrow if holder == "escrow" else self.station_keys[holder, row.epoch]
        key = SealedKey(row.kind, row.name, row.epoch, row.sealed)
        return tips.open_tip_key(key, identity(tip), pair.private)

    def _share(self, station, officer, recipient):
        key = station.keys.order_by("-epoch").first()
        name = StationKeyName(station.code, key.epoch, key.public_key)
        private = self.station_keys[station.code, key.epoch].private
        sealed = shares.seal_station_share(private, name, recipient)
        StationKeyShare.objects.create(station_key=key, officer=officer, sealed=sealed)


def identity(tip):
    """What every sealed text of this tip names."""
    return TipIdentity(tip.tip_id, tip.tip_public, tip.source_public)
