"""Makes campaigns for tests: `PilotModelFactory(parent=models)`, `adopt(page, ward, "7/2023")`."""

from decimal import Decimal

import factory
import wagtail_factories
from factory.django import DjangoModelFactory

from campaigns.dates import PartialDate
from campaigns.models import (
    Adoption,
    MovementPage,
    Organisation,
    PilotModelPage,
    ProgrammePage,
)


class OrganisationFactory(DjangoModelFactory):
    """A body."""

    name = factory.Sequence(lambda n: f"Ủy ban Mặt trận Tổ quốc phường số {n}")
    kind = Organisation.Kind.FRONT

    class Meta:
        model = Organisation


class MovementFactory(wagtail_factories.PageFactory):
    """A published movement."""

    title = factory.Sequence(lambda n: f"Toàn dân bảo vệ an ninh Tổ quốc {n}")
    slug = None
    summary = "Mỗi người dân cùng giữ bình yên."
    aims = "<ul><li>Phát hiện sớm, báo kịp thời.</li></ul>"

    class Meta:
        model = MovementPage


class PilotModelFactory(wagtail_factories.PageFactory):
    """A published model without adoptions."""

    title = factory.Sequence(lambda n: f"Mô hình số {n}")
    slug = None
    summary = "Bốn bên cùng giúp một người."
    formula = "4+1"
    purpose = "Giúp người chấp hành xong án phạt tù có việc làm."
    lead = factory.SubFactory(OrganisationFactory)

    class Meta:
        model = PilotModelPage


class ProgrammeFactory(wagtail_factories.PageFactory):
    """A published programme without parties."""

    title = factory.Sequence(lambda n: f"Chương trình phối hợp {n}")
    slug = None

    class Meta:
        model = ProgrammePage


def figure(**values):
    """A complete figure for the `figures` of a model or an adoption."""
    usual = {
        "label": "Lượt người được giúp đỡ",
        "number": Decimal(99),
        "unit": "lượt",
        "until": "5/2024",
        "source_name": "Báo cáo của phường",
    }
    return ("figure", usual | values)


def adopt(page, ward, moment="7/2023", figures=(), **values):
    """Add an adoption to a page that is then published."""
    moment = PartialDate.from_text(moment)
    page.adoptions.add(Adoption(ward=ward, began_on=moment, figures=list(figures), **values))


def publish(page):
    page.save_revision().publish()
    return page
