"""A small world of keys: two provinces, stations, officers, escrow, one citizen, one sealed tip."""

from dataclasses import dataclass, replace

from tipoff.vault import certificates, messages, officers, primitives, receipts, tips
from tipoff.vault.certificates import (
    Authority,
    EscrowCertificate,
    OfficerCertificate,
    StationCertificate,
    Trust,
)
from tipoff.vault.epochs import Epochs

NOW = 1_800_000_000
LATER = NOW + 1_000_000
SALT = b"site salt of the tests"
CONTENT = tips.TipContent(
    {"category": "ma túy", "urgent": False, "times": ["hôm qua", None]},
    {"story": 'Có người bán "hàng" ở đầu ngõ\n\u2028 – thấy 3 lần 🚓'},
    {"phone": "không có"},
)


@dataclass(frozen=True)
class Holder:
    """An issued certificate with its envelope, its chain and its private keys."""

    certificate: object
    envelope: bytes
    chain: tuple
    private: bytes
    sign_seed: bytes = b""


class World:
    """Everything is drawn from `primitives.random_bytes`, so a fixed source makes it fixed."""

    def __init__(self, demonstration=False, later=LATER):
        self.demonstration = demonstration
        self.later = later
        self.root = primitives.sign_pair()
        self.trust = Trust(self.root.public)
        self.da_nang, self.da_nang_key = self._authority("48")
        self.lam_dong, self.lam_dong_key = self._authority("68")
        self.central, self.central_key = self._authority("central")
        self.escrow, self.escrow_pair = self._escrow()
        self.cam_le = self.station("cam-le", wards=("20260", "20263"))
        self.ngu_hanh_son = self.station("ngu-hanh-son", wards=("20287",))
        self.lan_seed = officers.new_seed()
        self.lan = self.officer("lan", "cam-le", seed=self.lan_seed)
        self.minh = self.officer("minh", "ngu-hanh-son")
        self.source = receipts.ReceiptKeys("0" * 64, *primitives.box_pair(), bytes(32))
        self.tip = self.seal_tip("tip-1")
        self.tip_private = tips.open_tip_key(
            self.tip.keys[0], self.tip.identity, self.cam_le.private
        )

    def _authority(self, scope):
        pair = primitives.sign_pair()
        certificate = Authority(
            scope, pair.public, 1, self.later, certificates.new_serial("root"), self.demonstration
        )
        return certificates.issue(certificate, self.root.private), pair.private

    def _escrow(self):
        pair = primitives.box_pair()
        certificate = EscrowCertificate(
            pair.public, 1, self.later, certificates.new_serial("root"), self.demonstration
        )
        return certificates.issue(certificate, self.root.private), pair

    def station(self, code, *, kind="ward", province="48", wards=(), epoch=2, not_after=None):
        pair, not_after = primitives.box_pair(), not_after or self.later
        serial = certificates.new_serial("48")
        certificate = StationCertificate(
            code, kind, province, wards, epoch, pair.public, not_after, serial, self.demonstration
        )
        return self.hold(certificate, pair.private)

    def officer(self, name, station, *, province="48", not_after=None, seed=None):
        keys = officers.keys(seed or officers.new_seed())
        serial, not_after = certificates.new_serial("48"), not_after or self.later
        certificate = OfficerCertificate(
            name,
            station,
            province,
            keys.box.public,
            keys.sign.public,
            not_after,
            serial,
            self.demonstration,
        )
        return self.hold(certificate, keys.box.private, keys.sign.private)

    def hold(self, certificate, private=b"", sign_seed=b""):
        envelope = certificates.issue(certificate, self.da_nang_key)
        return Holder(certificate, envelope, (self.da_nang, envelope), private, sign_seed)

    def seal_tip(self, tip_id, content=CONTENT):
        escrow = certificates.verify_escrow(self.escrow, self.trusting_demonstration(), self.later)
        recipients = [self.cam_le.certificate.recipient(), escrow.recipient()]
        return tips.seal_tip(content, recipients, self.source.source_public, tip_id=tip_id)

    def writer(self, holder=None):
        holder = holder or self.lan
        named = holder.certificate
        return messages.Writer(named.officer, named.station, holder.sign_seed, holder.chain)

    def trusting_demonstration(self):
        return replace(self.trust, allow_demonstration=True)

    def trusting(self, minimum=None, revoked=()):
        return replace(self.trust, epochs=Epochs(minimum or {}, frozenset(revoked)))
