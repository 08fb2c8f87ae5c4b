"""What Wagtail shows without having marked it for translation is Vietnamese all the same."""

import pytest
from django.apps import apps
from django.template.loader import get_template
from django.utils import translation
from wagtail.admin.forms.choosers import EmailLinkChooserForm
from wagtail.sites.views import IndexView

from portal.unmarked_words import MENDED


@pytest.mark.parametrize("name", MENDED)
def test_each_word_to_mend_still_stands_in_wagtails_template(name):
    source = get_template(name).template.source
    for found, mended in MENDED[name]:
        assert mended in source
        assert found not in source.replace(mended, "")


@pytest.mark.parametrize(
    ("model", "one", "many"),
    [
        ("wagtailcore.Locale", "ngôn ngữ", "ngôn ngữ"),
        ("common.User", "tài khoản", "tài khoản"),
        ("wagtailcore.Page", "trang", "trang"),
    ],
)
def test_a_model_is_named_in_the_language_of_who_looks(model, one, many):
    meta = apps.get_model(model)._meta
    with translation.override("vi"):
        assert (str(meta.verbose_name), str(meta.verbose_name_plural)) == (one, many)
    with translation.override("en"):
        assert str(meta.verbose_name).isascii()


def test_a_field_without_a_label_is_named_in_vietnamese():
    with translation.override("vi"):
        assert EmailLinkChooserForm()["link_text"].label == "Chữ của liên kết"


def test_a_column_without_a_label_is_named_in_vietnamese():
    with translation.override("vi"):
        assert [str(column.label) for column in IndexView.columns][1:3] == ["Cổng", "Tên trang web"]
