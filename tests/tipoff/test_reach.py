"""No tip model can be reached through an admin, a search index or a revision system."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from wagtail.models import RevisionMixin
from wagtail.search.index import Indexed
from wagtail.snippets.models import get_snippet_models

MODELS = list(apps.get_app_config("tipoff").get_models())


def test_there_is_no_django_admin():
    assert not apps.is_installed("django.contrib.admin")


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m.__name__)
def test_no_tip_model_is_registered_anywhere(model):
    assert model not in get_snippet_models()
    assert not issubclass(model, Indexed | RevisionMixin)


def test_no_tip_model_gives_permissions_to_hand_out(db):
    tipoff = Permission.objects.filter(content_type__app_label="tipoff")
    assert not Group.objects.filter(permissions__in=tipoff).exists()
