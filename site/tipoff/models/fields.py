"""Bytes that read back as bytes on every database."""

from django.db import models


class BytesField(models.BinaryField):
    """A `BinaryField` that answers `bytes` where psycopg would answer a `memoryview`."""

    def from_db_value(self, value, expression, connection):
        return None if value is None else bytes(value)
