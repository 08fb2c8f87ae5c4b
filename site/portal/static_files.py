"""Static files under names that hold their digest, compressed without a minute of computing."""

import brotli
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

# Brotli's slowest quality costs ten times the next for a tenth of the size. Below this many bytes,
# where all that residents load lies, it is still quick; above are Wagtail's admin and the vault.
WORTH_THE_SLOWEST = 100_000


class FrugalCompressor(Compressor):
    """Brotli as small as it gets for small files, and nearly so for large ones."""

    @staticmethod
    def compress_brotli(data: bytes) -> bytes:
        return brotli.compress(data, quality=11 if len(data) < WORTH_THE_SLOWEST else 9)


class PortalStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Compresses what pages link to, the names with a digest; the plain names are for people."""

    def compress_files(self, paths):
        return super().compress_files(set(paths) & set(self.hashed_files.values()))

    def create_compressor(self, **kwargs):
        return FrugalCompressor(**kwargs)
