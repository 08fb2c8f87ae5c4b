"""Files of a tip as the uploads leave them: sealed objects, pending rows, facts with the key."""

import hashlib
import secrets
from datetime import timedelta

from django.utils import timezone

from tipoff import blobs
from tipoff.models import SealedFile
from tipoff.uploads.facts import Attached
from tipoff.vault import streams
from tipoff.vault.encoding import b64


def seal_file(name: str, kind: str, content: bytes, times: int = 1, **facts) -> Attached:
    """A file that waits in a draft for its tip to be sent: the content, so many times over."""
    key, file_id, digest = streams.new_file_key(), secrets.token_hex(16), hashlib.sha256()

    def pieces():
        for _ in range(times):
            digest.update(content)
            yield content

    writer = blobs.files().writer(file_id)
    for piece in streams.seal_stream(pieces(), key, file_id):
        writer.write(piece)
    writer.keep()
    size = len(content) * times
    frames = size // streams.FRAME + 1
    ends = timezone.now() + timedelta(hours=1)
    SealedFile.objects.create(file_id=file_id, frames=frames, expires_at=ends)
    told = {"size": size, "sha256": digest.hexdigest(), **facts}
    return Attached(file_id, b64(key), frames, name, kind, **told)
