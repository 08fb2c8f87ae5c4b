"""Fixtures of the tests that look at the whole project."""

import pytest
from django.template.backends.django import Template


@pytest.fixture
def undrawn(monkeypatch):
    """Pages are answered empty, where statuses alone are asked of hundreds of addresses."""
    monkeypatch.setattr(Template, "render", lambda template, context=None, request=None: "")
