"""Files made by these tests stay out of the media folder."""

import pytest


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
