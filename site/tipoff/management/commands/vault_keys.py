"""Carry certificates and sealed keys between the database and the offline table (docs/keys.md).

`import` verifies each file up to the root before it is kept; `export` writes what the offline
commands ask for; `status` says what needs the holders of the root, or a renewal. No private key
is ever read or written in the clear.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from places.models import Station
from tipoff.desk.keys import lifetimes
from tipoff.desk.keys.selectors import Checker, uncertified_keys
from tipoff.desk.selectors import chain_of
from tipoff.models import Officer, StationKey
from tipoff.selectors import authorities
from tipoff.services.certificates import keep_file
from tipoff.vault import offline, recovery
from tipoff.vault.certificates import Authority
from tipoff.vault.encoding import b64
from tipoff.vault.errors import VaultError
from tipoff.vault.shares import StationKeyName


class Command(BaseCommand):
    help = "Import what was certified offline; export what the offline commands need."

    def add_arguments(self, parser):
        actions = parser.add_subparsers(dest="action", required=True)
        bring = actions.add_parser("import", help="verify files and keep them, all or none")
        bring.add_argument("files", nargs="+", type=Path)
        actions.add_parser(
            "status", help="signing keys and what runs out; fails if any must be seen to"
        )
        share = actions.add_parser("share", help="a station's key as it is sealed to escrow")
        share.add_argument("station")
        share.add_argument("--epoch", type=int, help="the present one when left out")
        share.add_argument("--out", type=Path, required=True)
        for name, explained in (
            ("request", "an officer's keys that wait, to be certified offline"),
            ("chain", "an officer's certificates: authority.cert and officer.cert"),
        ):
            person = actions.add_parser(name, help=explained)
            person.add_argument("login")
            person.add_argument("--out", type=Path, required=True)

    def handle(self, *args, **options):
        try:
            getattr(self, f"_{options['action']}")(options)
        except VaultError as error:
            raise CommandError(_("Refused: %(reason)s.") % {"reason": error.reason}) from None
        except (OSError, ValueError, KeyError) as error:
            raise CommandError(str(error)) from None

    def _import(self, options):
        with transaction.atomic():
            for path in options["files"]:
                self.stdout.write(f"{path}: {keep_file(path.read_text('utf-8'))}")

    def _status(self, options):
        checker = Checker()
        for key in authorities.standing(checker.trust, checker.now):
            self.stdout.write(_authority_line(key.certificate))
        matters = list(_matters(checker))
        for matter in matters:
            self.stdout.write(matter)
        if matters:
            raise CommandError(_("Matters to be seen to: %d.") % len(matters))

    def _share(self, options):
        keys = StationKey.objects.filter(station__code=options["station"]).order_by("-epoch")
        if options["epoch"] is not None:
            keys = keys.filter(epoch=options["epoch"])
        key = keys.first()
        if key is None or not key.escrow_share:
            raise CommandError(_("No such key is sealed to escrow."))
        name = StationKeyName(key.station.code, key.epoch, key.public_key)
        _write(options["out"], recovery.write_share(name, key.escrow_share))

    def _request(self, options):
        officer = Officer.objects.filter(user__username=options["login"], is_active=True).first()
        waiting = uncertified_keys(officer, Checker()) if officer else None
        if waiting is None:
            raise CommandError(_("This officer has no keys that wait to be certified."))
        fields = {
            "officer": officer.public_id,
            "station": officer.station.code,
            "province": officer.station.province_id or "",
            "box_key": b64(waiting.box_key),
            "sign_key": b64(waiting.sign_key),
        }
        _write(options["out"], json.dumps(fields, indent=1) + "\n")

    def _chain(self, options):
        officer = Officer.objects.filter(user__username=options["login"], is_active=True).first()
        chain = chain_of(officer) if officer and hasattr(officer, "vault") else []
        if len(chain) != 2:
            raise CommandError(_("This officer has no certificate that a known authority signed."))
        options["out"].mkdir(mode=0o700, parents=True)
        for name, envelope in zip(("authority.cert", "officer.cert"), chain, strict=True):
            _write(options["out"] / name, offline.write_line(envelope))


def _authority_line(certificate: Authority) -> str:
    day = lifetimes.ends_at(certificate).date()
    return f"{certificate.scope} {certificate.epoch} {day} {certificate.serial}"


def _matters(checker: Checker) -> Iterator[str]:
    """What is to be done about keys: by the holders of the root, and by the desks."""
    for key in authorities.standing(checker.trust, checker.now):
        named = {"scope": key.certificate.scope, "count": len(key.leavers)}
        if key.leavers:
            yield _("%(scope)s: replace the signing key: who held it and left: %(count)d.") % named
        if key.suspected:
            yield _("%(scope)s: revoke the signing key now: it may be in other hands.") % named
        if lifetimes.ends_soon(lifetimes.ends_at(key.certificate)):
            yield _("%(scope)s: the signing key's certificate runs out.") % named
    for each in lifetimes.due(Station.objects.all(), checker):
        named = {"station": each.station.code, "day": each.ends_at.date()}
        yield _("%(station)s: the certificate ends on %(day)s.") % named


def _write(path: Path, text: str) -> None:
    """Never over another file."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
