"""Makes consultations and opinions."""

from datetime import timedelta

import factory
import wagtail_factories
from django.utils import timezone
from factory.django import DjangoModelFactory

from campaigns.models import ConsultationPage, Opinion


class ConsultationFactory(wagtail_factories.PageFactory):
    """A draft, open since yesterday until tomorrow, with two themes."""

    title = factory.Sequence(lambda n: f"Dự thảo kế hoạch số {n}")
    slug = None
    summary = "Kế hoạch nhân rộng mô hình ra khu dân cư."
    opens_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=1))
    closes_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=1))
    draft = [("text", "<p>Mỗi tháng họp một lần.</p>")]
    themes = [
        ("theme", {"title": "Thời gian họp", "question": "<p>Họp lúc nào?</p>"}),
        ("theme", {"title": "Kinh phí", "question": ""}),
    ]

    class Meta:
        model = ConsultationPage


class OpinionFactory(DjangoModelFactory):
    """A reader's opinion that may be shown."""

    consultation = factory.SubFactory(ConsultationFactory)
    text = "Nên họp buổi tối. Gọi tôi 0900 000 000."
    name = "Lan"
    reply_to = "0900 111 222"
    may_show = True

    class Meta:
        model = Opinion
