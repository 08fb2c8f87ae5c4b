"""Sealed files become a tip's: their keys are sealed to it, inside the caller's transaction."""

from collections.abc import Iterable, Mapping

from tipoff import blobs
from tipoff.models import Message, SealedFile, Tip
from tipoff.vault.encoding import b64, unb64
from tipoff.vault.streams import seal_file_key
from tipoff.vault.tips import TipIdentity


class FilesGoneError(Exception):
    """A file that the answers name is no longer there: it must be left out or sent again."""


def ask_for(files: Iterable) -> None:
    """`FilesGoneError` unless all are still there: asked before anything is written."""
    names = {file.id for file in files}
    there = SealedFile.objects.filter(file_id__in=names).values_list("file_id", flat=True)
    if names - set(there):
        raise FilesGoneError


def sealed_keys(files: Iterable, identity: TipIdentity) -> list[dict]:
    """What stands in the clear of each file, for its row and for the blob that can bring it back.

    `files` are `uploads.facts.Attached`.
    """
    return [
        {
            "id": file.id,
            "frames": file.frames,
            "sealed_key": b64(seal_file_key(file.raw_key, file.id, identity)),
        }
        for file in files
    ]


def attach(tip: Tip, entries: Iterable[Mapping], message: Message | None = None) -> None:
    """Give a tip the files that it has not got yet; `FilesGoneError` when one is gone."""
    for entry in entries:
        rows = SealedFile.objects.select_for_update().filter(file_id=entry["id"])
        held = {row.tip_id: row for row in rows}
        if not held:
            raise FilesGoneError
        if tip.pk in held:
            continue
        row = held.get(None) or SealedFile(file_id=entry["id"])
        _fill(row, tip, entry, message)


def restore(tip: Tip, entries: Iterable[Mapping], message: Message | None = None) -> None:
    """Bring back the rows that a blob names, whatever the database still has of them."""
    for entry in entries:
        if SealedFile.objects.filter(file_id=entry["id"], tip=tip).exists():
            continue
        pending = SealedFile.objects.filter(file_id=entry["id"], tip=None).first()
        _fill(pending or SealedFile(file_id=entry["id"]), tip, entry, message)


def erase(tip: Tip) -> None:
    """Delete a shredded tip's files: objects first, so that a crash leaves rows that name them."""
    others = SealedFile.objects.exclude(tip=tip)
    for row in tip.files.exclude(file_id__in=others.values("file_id")):
        blobs.files().delete(row.file_id)
    tip.files.all().delete()


def _fill(row: SealedFile, tip: Tip, entry: Mapping, message: Message | None) -> None:
    row.tip, row.message, row.expires_at = tip, message, None
    row.frames, row.sealed_key = entry["frames"], unb64(entry["sealed_key"])
    row.save()
