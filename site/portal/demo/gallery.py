"""Every component on a few pages, with and without errors: what axe and the eye look at."""

from django import forms
from django.shortcuts import render
from django.views.decorators.http import require_safe

from common.forms.widgets import HintedCheckboxSelectMultiple, HintedRadioSelect
from portal.demo import states
from tipoff.intake.dates import DateField

#: The sheets that show forms in the frame of each side of the house.
FORMS = ("public", "tip", "desk")
PLACES = [
    ("hai-van", "Phường Hải Vân, Đà Nẵng"),
    ("lien-chieu", "Phường Liên Chiểu, Đà Nẵng"),
    ("unknown", "Tôi không biết chắc"),
]
PLACE_HINTS = {
    "hai-van": "gồm một phần xã Hòa Liên, Hòa Bắc, phường Hòa Hiệp Bắc",
    "lien-chieu": "gồm một phần xã Hòa Liên, phường Hòa Khánh Bắc",
    "unknown": "Trực ban Công an thành phố sẽ nhận tin.",
}


class GalleryForm(forms.Form):
    """One field of each kind."""

    place = forms.ChoiceField(
        label="Việc xảy ra ở phường, xã nào?",
        help_text="Gõ tên hiện nay hoặc tên cũ, có dấu hay không dấu đều được.",
        choices=PLACES,
        widget=HintedRadioSelect(hints=PLACE_HINTS),
        error_messages={"required": "Có nhiều nơi tên gần như vậy. Hãy chọn một nơi."},
    )
    known_by = forms.MultipleChoiceField(
        label="Bạn biết việc này bằng cách nào?",
        choices=[("saw", "Tôi nhìn thấy"), ("heard", "Tôi nghe kể lại")],
        widget=HintedCheckboxSelectMultiple(hints={"heard": "Nghe từ người khác hoặc trên mạng"}),
    )
    phone = forms.CharField(
        label="Số điện thoại",
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )
    story = forms.CharField(
        label="Chuyện gì đã xảy ra?",
        help_text="Kể theo lời của bạn. Nếu muốn ẩn danh, đừng ghi tên mình.",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    when = forms.ChoiceField(
        label="Việc xảy ra khi nào?", choices=[("", "Chọn"), ("today", "Hôm nay")]
    )
    day = DateField(label="Ngày nào?", help_text="Không nhớ ngày thì để trống ô ngày.")
    where = forms.CharField(label="Ở chỗ nào?", required=False)
    photo = forms.FileField(label="Ảnh", required=False)
    agree = forms.BooleanField(label="Tôi đã ghi lại mã tra cứu", help_text="Mã chỉ hiện một lần.")


@require_safe
def gallery(request):
    """Draw the gallery for one of the sheets; `?errors` sends the form empty."""
    sheet = request.GET.get("sheet")
    sheets = [(name, title) for name, (title, _groups) in states.SHEETS.items()]
    if sheet in states.SHEETS:
        examples = states.examples(request, sheet)
        context = {"examples": examples, "sheets": sheets, "sheet": sheet}
        return render(request, "demo/gallery_states.html", context)
    form = GalleryForm({} if "errors" in request.GET else None)
    sheet = sheet if sheet in FORMS else "public"
    context = {"form": form, "back_url": "/", "sheets": sheets}
    return render(request, f"demo/gallery_{sheet}.html", context)
