"""Officers whose vaults really open, on top of the tip-off's `World`, and tips from the intake."""

import base64
from dataclasses import dataclass

from tests.accounts import sign_in
from tests.tipoff.factories import FAR

from common.models import User
from tipoff.models import Officer, OfficerVault, Tip
from tipoff.routing import Question
from tipoff.services import Report, submit_tip
from tipoff.vault import certificates, challenges, messages, officers, postings, receipts
from tipoff.vault.encoding import b64, unb64
from tipoff.vault.messages import Writer
from tipoff.vault.postings import Posting
from tipoff.vault.tips import TipIdentity

PASSPHRASE = "ang anh bac bach bai bam"
# Argon2id's least costs, so that tests need not wait; the wrap carries them.
CHEAP = {"passes": 1, "memory": 8192}
STORY = "Hai người đi xe máy bẻ khóa tiệm tạp hóa"
WARDS = {"cam-le": ("20260", "48"), "nam-dong": ("24649", "68")}


@dataclass
class Duty:
    """An officer with the private keys that only the browser has."""

    officer: Officer
    keys: officers.OfficerKeys
    root: bytes

    def enter(self, client):
        """Sign in with both factors; the vault stays locked."""
        sign_in(client, self.officer.user)
        return self

    def unlock(self, client):
        """Answer the nonce as the browser does."""
        self.enter(client)
        asked = client.post("/truc-ban/khoa/hoi/").json()["challenge"]
        response = client.post("/truc-ban/khoa/mo/", {"answer": self.answer(asked)})
        assert response.status_code == 204
        return self

    def answer(self, asked) -> str:
        nonce = challenges.open_nonce(
            unb64(asked["nonce"]), asked["officer"], asked["login"], self.keys.box.private
        )
        return b64(challenges.answer(nonce))

    def writer(self, world) -> Writer:
        return world.writer(self.officer)

    def reply(self, world, tip, text="Cảm ơn anh/chị", sequence=1) -> dict:
        """A reply as the browser posts it."""
        sealed = messages.seal_reply(identity(tip), sequence, text, 1, self.writer(world))
        parts = [sealed.to_tip, sealed.to_source]
        return self._posted("reply", tip, sequence, parts) | {"to_source": b64(sealed.to_source)}

    def reason(self, world, tip, text="Đã rõ", sequence=1) -> dict:
        """A reason as the browser posts it."""
        sealed = messages.seal_note(identity(tip), sequence, text, 1, self.writer(world))
        return self._posted("note", tip, sequence, [sealed])

    def _posted(self, kind, tip, sequence, parts) -> dict:
        posting = Posting(kind, identity(tip), sequence, parts)
        signature = postings.sign_posting(posting, self.keys.sign.private)
        return {"sequence": sequence, "to_tip": b64(parts[0]), "signature": b64(signature)}


def identity(tip) -> TipIdentity:
    return TipIdentity(tip.tip_id, tip.tip_public, tip.source_public)


def enrol(world, station, username) -> Duty:
    """A new officer at a station of the world, certified, with a share of the station's key."""
    row = world.officer(station, username)
    seed = officers.new_seed()
    keys = officers.keys(seed)
    scope = station.province_id or "central"
    signer, _ = world.authority(scope)
    certificate = certificates.OfficerCertificate(
        officer=row.public_id,
        station=station.code,
        province=station.province_id or "",
        box_key=keys.box.public,
        sign_key=keys.sign.public,
        not_after=FAR,
        serial=certificates.new_serial(scope),
    )
    OfficerVault.objects.filter(officer=row).update(
        box_key=keys.box.public,
        sign_key=keys.sign.public,
        wrapped=officers.wrap_officer(seed, world.root.public, PASSPHRASE, row.public_id, **CHEAP),
        certificate=certificates.issue(certificate, signer.private),
    )
    row.shares.all().delete()
    world._share(station, row, certificate.recipient())
    world.officer_seeds[row.public_id] = keys.sign.private
    return Duty(Officer.objects.get(pk=row.pk), keys, world.root.public)


def send(
    station="cam-le", receipt=None, category="theft", urgent=False, story=STORY, files=()
) -> Tip:
    """A tip from the real intake, for the ward of a station, with files as uploads leave them."""
    ward, province = WARDS[station]
    question = Question(
        ward=ward, province=province, category=category, home_province="48", urgent=urgent
    )
    report = Report(
        question,
        header={"category": category, "place": "phường Cẩm Lệ, Đà Nẵng"},
        body={"story": story, "files": [file.told() for file in files]},
        contact={"phone": "0900 000 000"},
        files=tuple(files),
    )
    return submit_tip(receipt or receipts.draw(), report).tip


def journal_key() -> str:
    return base64.b64encode(b"k" * 32).decode()


def people() -> dict:
    """Accounts that are nobody's officer, by role."""
    make = User.objects.create
    return {
        "superuser": make(username="root", is_superuser=True),
        "dismissed officer": make(username="gone", kind=User.Kind.OFFICER),
    }
