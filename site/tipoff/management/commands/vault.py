"""The vault's offline commands: on a machine without network, over files alone, no database.

`docs/keys.md` tells who sits at the table and what is written down.
"""

import os
import time
from getpass import getpass
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from tipoff.vault import ceremony, certificates, officers, offline, recovery, succession
from tipoff.vault.certificates import (
    Authority,
    EscrowCertificate,
    OfficerCertificate,
    Revocation,
    StationCertificate,
    Trust,
)
from tipoff.vault.errors import VaultError

YEAR = 366 * 24 * 3600


class Command(BaseCommand):
    help = "Make, certify and recover keys of the vault, offline."
    requires_system_checks = []

    def add_arguments(self, parser):
        actions = parser.add_subparsers(dest="action", required=True)
        self._ceremony_arguments(actions.add_parser("ceremony", help="make root and escrow"))
        certify = actions.add_parser("certify", help="make or sign keys")
        self._certify_arguments(certify.add_subparsers(dest="what", required=True))
        self._recover_arguments(actions.add_parser("recover", help="open with the escrow"))
        self._succeed_arguments(actions.add_parser("succeed", help="a new root follows the old"))

    def handle(self, *args, **options):
        action = options.get("what") or options["action"]
        try:
            getattr(self, f"_{action.replace('-', '_')}")(options)
        except VaultError as error:
            raise CommandError(_("Refused: %(reason)s.") % {"reason": error.reason}) from None
        except OSError as error:
            raise CommandError(str(error)) from None

    def _ceremony_arguments(self, parser):
        parser.add_argument("--out", type=Path, required=True, help="a new, empty folder")
        parser.add_argument("--years", type=int, default=10, help="validity of the escrow")
        parser.add_argument("--demonstration", action="store_true")

    def _certify_arguments(self, kinds):
        key = kinds.add_parser("authority-key", help="make a province's signing key")
        key.add_argument("--scope", required=True, help="two-digit province code, or central")
        key.add_argument("--epoch", type=int, default=1)
        key.add_argument("--out", type=Path, required=True, help="a new, empty folder")
        for kind in ("authority", "station", "officer"):
            self._signing_arguments(kinds.add_parser(kind), by_root=kind == "authority")
        officer = kinds.choices["officer"]
        officer.add_argument("--fingerprint", required=True, help="as the officer read it out")
        officer.add_argument("--root", type=Path, required=True, help="root.pub")
        share = kinds.add_parser("authority-share", help="seal a province's key to its officer")
        self._signer_arguments(share, required=True)
        self._holder_arguments(share)
        share.add_argument("--out", type=Path, required=True)
        revoke = kinds.add_parser("revoke", help="take a certificate back")
        self._signer_arguments(revoke, required=False)
        self._root_arguments(revoke, required=False)
        revoke.add_argument("--serial", required=True)
        revoke.add_argument("--reason", required=True)
        revoke.add_argument("--out", type=Path, required=True)

    def _signing_arguments(self, parser, *, by_root):
        parser.add_argument("--request", type=Path, required=True)
        parser.add_argument("--years", type=int, default=2)
        parser.add_argument("--demonstration", action="store_true")
        parser.add_argument("--out", type=Path, required=True)
        if by_root:
            self._root_arguments(parser, required=True)
        else:
            self._signer_arguments(parser, required=True)

    def _root_arguments(self, parser, *, required):
        parser.add_argument("--root", type=Path, required=required, help="root.pub")
        parser.add_argument("--share", type=Path, action="append", required=required)

    def _signer_arguments(self, parser, *, required):
        parser.add_argument("--authority", type=Path, required=required, help="its certificate")
        parser.add_argument("--authority-key", type=Path, required=required)
        parser.add_argument("--passphrase-file", type=Path, help="asked for when left out")

    def _recover_arguments(self, parser):
        parser.add_argument("--escrow", type=Path, required=True, help="escrow.cert")
        parser.add_argument("--share", type=Path, action="append", required=True)
        parser.add_argument("--out", type=Path, required=True)
        source = parser.add_mutually_exclusive_group(required=True)
        source.add_argument("--tip", type=Path, help="a tip's blob")
        source.add_argument("--station-share", type=Path, help="a station's key, sealed to escrow")
        self._holder_arguments(parser)

    def _holder_arguments(self, parser):
        parser.add_argument("--root", type=Path, help="root.pub, to check the officer's by")
        parser.add_argument("--officer", type=Path, nargs=2, metavar=("AUTHORITY", "OFFICER"))

    def _succeed_arguments(self, parser):
        for old in ("old-", ""):
            parser.add_argument(f"--{old}root", type=Path, required=True, help="root.pub")
            parser.add_argument(f"--{old}share", type=Path, action="append", required=True)
        parser.add_argument("--days", type=int, default=30, help="the old root's word counts on")
        parser.add_argument("--out", type=Path, required=True)

    def _ceremony(self, options):
        held = ceremony.hold(_until(options["years"]), demonstration=options["demonstration"])
        out = _new_folder(options["out"])
        _write(out / "root.pub", offline.write_line(held.root_public))
        _write(out / "escrow.cert", offline.write_line(held.escrow_certificate))
        for name, shares in (("root", held.root_shares), ("escrow", held.escrow_shares)):
            for number, share in enumerate(shares, 1):
                _write(out / f"{name}-share-{number}.txt", share + "\n")
        self._say(_("Every pair of shares was tried and brings its key back."))
        self._say(_("For the server's settings: VAULT_ROOT_KEY=%s") % _text(out / "root.pub"))
        self._say(_("For the database: escrow.cert."))
        self._say(_("Copy each share by hand, on paper, for one holder each: any two of three."))
        self._say(_("Nobody holds two shares of one key. Then destroy this folder."))

    def _authority_key(self, options):
        passphrase = officers.draw_passphrase()
        scope, epoch = options["scope"], options["epoch"]
        key, request = offline.new_authority_key(scope, passphrase, epoch)
        out = _new_folder(options["out"])
        _write(out / "authority.key", key)
        _write(out / "authority.request", request)
        self._say(_("Passphrase, shown this once; write it down: %s") % passphrase)
        self._say(_("Take authority.request to the holders of the root."))

    def _authority(self, options):
        seed = _root_seed(options)
        asked = self._asked(Authority, options, certificates.ROOT)
        self._issue(asked, seed, options["out"])

    def _station(self, options):
        authority, seed = _signer(options)
        self._issue(self._asked(StationCertificate, options, authority.scope), seed, options["out"])

    def _officer(self, options):
        authority, seed = _signer(options)
        asked = self._asked(OfficerCertificate, options, authority.scope)
        said = "".join(options["fingerprint"].split())
        root = _line(options["root"], 32)
        if said != officers.fingerprint(asked.box_key, asked.sign_key, root).replace(" ", ""):
            raise CommandError(_("The fingerprint is another: do not certify these keys."))
        self._issue(asked, seed, options["out"])

    def _authority_share(self, options):
        authority, seed = _signer(options)
        receiver = _certified_officer(options)
        _write(options["out"], offline.authority_share(seed, authority, receiver))
        self._say(_("Written: %s") % options["out"])

    def _succeed(self, options):
        old = {"root": options["old_root"], "share": options["old_share"]}
        until = int(time.time()) + options["days"] * 24 * 3600
        statement = succession.announce(_root_seed(old), _root_seed(options), until)
        _write(options["out"], offline.write_line(statement))
        self._say(_("Signed by both roots. Certify authorities and escrow with the new one."))

    def _revoke(self, options):
        by_root = options["share"] is not None
        if by_root == (options["authority_key"] is not None):
            raise CommandError(_("Name the root's shares or an authority's key, not both."))
        seed = _root_seed(options) if by_root else _signer(options)[1]
        taken_back = Revocation(options["serial"], options["reason"], int(time.time()))
        self._issue(taken_back, seed, options["out"])

    def _recover(self, options):
        escrow = certificates.read_unverified(EscrowCertificate, _line(options["escrow"]))
        private = ceremony.escrow_private(_shares(options), escrow.box_key)
        if options["tip"]:
            opened = recovery.open_tip(options["tip"].read_bytes(), private)
        else:
            opened = recovery.reseal_share(
                _text(options["station_share"]), escrow, private, _certified_officer(options)
            )
        _write(options["out"], opened)
        self._say(_("Written: %s") % options["out"])

    def _asked(self, kind, options, issuer):
        text = options["request"].read_text("utf-8")
        self._say(text.rstrip())
        not_after = _until(options["years"])
        return offline.certificate_of(kind, text, issuer, not_after, options["demonstration"])

    def _issue(self, statement, seed, out):
        _write(out, offline.write_line(certificates.issue(statement, seed)))
        self._say(_("Signed, serial %s") % statement.serial)

    def _say(self, text):
        self.stdout.write(text)


def _until(years: int) -> int:
    return int(time.time()) + years * YEAR


def _text(path: Path) -> str:
    return path.read_text("utf-8").strip()


def _line(path: Path, size: int | None = None) -> bytes:
    return offline.read_line(_text(path), size)


def _shares(options) -> list[str]:
    return [_text(path) for path in options["share"]]


def _root_seed(options) -> bytes:
    if options["root"] is None:
        raise CommandError(_("The root's public key is needed too: --root."))
    return ceremony.root_seed(_shares(options), _line(options["root"], 32))


def _signer(options) -> tuple[Authority, bytes]:
    if options["authority"] is None:
        raise CommandError(_("The authority's certificate is needed too: --authority."))
    authority = certificates.read_unverified(Authority, _line(options["authority"]))
    return authority, offline.read_authority_key(
        _text(options["authority_key"]), _passphrase(options), authority
    )


def _passphrase(options) -> str:
    if options["passphrase_file"]:
        return _text(options["passphrase_file"])
    return getpass(_("Passphrase: "))


def _certified_officer(options) -> certificates.Recipient:
    if options["root"] is None or options["officer"] is None:
        raise CommandError(_("A key for an officer needs --root and --officer AUTHORITY OFFICER."))
    chain = [_line(path) for path in options["officer"]]
    claimed = certificates.read_unverified(OfficerCertificate, chain[1])
    trust = Trust(_line(options["root"], 32), allow_demonstration=True)
    who = {"officer": claimed.officer, "station": claimed.station}
    return certificates.verify_officer(chain, trust, int(time.time()), **who).recipient()


def _new_folder(path: Path) -> Path:
    path.mkdir(mode=0o700, parents=True)
    return path


def _write(path: Path, text: str) -> None:
    """A file that only its owner reads, never over another: `x` refuses what exists."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
