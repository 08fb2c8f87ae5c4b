"""A log says where an error happened and of what kind, never what it was about."""

import io
import logging

import pytest

from portal.logs import QuietFormatter


def test_neither_the_message_nor_the_line_of_an_exception_is_logged():
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(QuietFormatter("%(message)s"))
    logger = logging.Logger("quiet")
    logger.addHandler(handler)
    try:
        raise ValueError("tôi thấy họ bán ma túy ở chợ")
    except ValueError:
        logger.exception("a view failed")
    text = stream.getvalue()
    assert "a view failed" in text
    assert "builtins.ValueError" in text
    assert "test_logs.py" in text
    assert "ma túy" not in text


@pytest.mark.parametrize("name", ["django", "django.request", "anything"])
def test_every_logger_uses_the_quiet_format(settings, name):
    config = settings.LOGGING
    assert config["formatters"]["quiet"]["()"] == "portal.logs.QuietFormatter"
    assert set(config["handlers"]) == {"stderr"}
    assert config["handlers"]["stderr"]["formatter"] == "quiet"
    assert not logging.getLogger(name).filters
