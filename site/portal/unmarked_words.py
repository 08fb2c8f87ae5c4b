"""English that Wagtail and Django show without having marked it for translation (docs/admin.md).

Where they make a name of their own, of a model or a column, the name is looked up in our
catalogue (`locale/parts/unmarked.po`); where a template has the word, it is put right as the
template is read. A form's fields are named in `common/forms/boundfield.py`.
"""

from django.apps import apps
from django.template.loaders.app_directories import Loader
from django.utils.translation import gettext, gettext_lazy
from wagtail.blocks.field_block import FieldBlockAdapter
from wagtail.sites.views import IndexView as SitesView
from wagtail.users.forms import PagePermissionsForm


def _with_words_for_truth(name: str) -> tuple[str, str]:
    """A template's `{{ name }}`, where it shows "True", and the same with "yes" in its place."""
    shown = "{{ " + name + " }}"
    truth = "{{ " + name + "|yesno }}"
    test = f"{name} is True or {name} is False"
    return shown, "{% if " + test + " %}" + truth + "{% else %}" + shown + "{% endif %}"


# For each of Wagtail's templates, what stands in it and what is read in its place.
MENDED = {
    "wagtailadmin/home.html": [('value="Search"', """value="{% trans 'Search' %}\"""")],
    "wagtailadmin/shared/header.html": [('value="Search"', """value="{% trans 'Search' %}\"""")],
    "wagtailadmin/shared/headers/_actions.html": [
        ('aria-label="Actions"', """{% load i18n %}aria-label="{% trans 'Actions' %}\"""")
    ],
    "wagtailadmin/shared/user_avatar.html": [("{{ user }}", '{{ user|default_if_none:"" }}')],
    "wagtailadmin/tables/cell.html": [_with_words_for_truth("value")],
    "wagtailadmin/panels/read_only_output.html": [_with_words_for_truth("display_value")],
    "wagtailadmin/tables/boolean_cell.html": [("value|stringformat:'s'", "value|yesno")],
    "wagtailadmin/pages/listing/_page_title_column_header.html": [
        ("trimmed with start", 'trimmed with model_name=model_name|default:_("pages") start')
    ],
    "wagtailusers/groups/includes/formatted_permissions.html": [
        (
            "{{ content_perms_dict.add.perm.name }}",
            "{% trans 'Add' %} {{ content_perms_dict.object }}",
        ),
        (
            "{{ content_perms_dict.change.perm.name }}",
            "{% trans 'Change' %} {{ content_perms_dict.object }}",
        ),
        (
            "{{ content_perms_dict.delete.perm.name }}",
            "{% trans 'Delete' %} {{ content_perms_dict.object }}",
        ),
    ],
}


class MendingLoader(Loader):
    """Reads the templates of the installed packages, with `MENDED`'s words in their places."""

    def get_contents(self, origin):
        contents = super().get_contents(origin)
        for found, mended in MENDED.get(origin.template_name, ()):
            contents = contents.replace(found, mended)
        return contents


def look_names_up() -> None:
    """Let what was named in English alone be looked up as it is shown."""
    for model in apps.get_models():
        if isinstance(model._meta.verbose_name, str):
            _look_up(model._meta, "verbose_name_plural")
            _look_up(model._meta, "verbose_name")
    for column in SitesView.columns:
        _look_up(column, "label")
    # "Can add page": permissions are kept in the database by their English names.
    permissions = PagePermissionsForm.base_fields["permissions"]
    permissions.label_from_instance = lambda permission: gettext(permission.name)
    _look_block_labels_up()


def _look_block_labels_up() -> None:
    """`ImageBlock`'s own image, for one, is named after its attribute."""
    js_args = FieldBlockAdapter.js_args

    def with_its_label_looked_up(self, block):
        name, widget, meta = js_args(self, block)
        return [name, widget, {**meta, "label": gettext(meta["label"])}]

    FieldBlockAdapter.js_args = with_its_label_looked_up


def _look_up(owner, name: str) -> None:
    setattr(owner, name, gettext_lazy(str(getattr(owner, name))))
