"""Marks a reader's answers to a quiz."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from news.models import QuizPage


# Without a token, since the form stands on a cached page and a token is a cookie on the reader's
# device. A forged answer does no harm: nothing is read of who asks, and nothing is changed or kept.
@csrf_exempt
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def answers(request: HttpRequest, page_id: int) -> HttpResponse:
    """The quiz marked; asked again with what was chosen where an answer is missing."""
    live = QuizPage.objects.live().filter(locale__language_code=get_language())
    # By `id`, for which Django knows that no row has a number beyond the column's.
    page = get_object_or_404(live, id=page_id)
    if request.method != "POST":
        return redirect(page.url)
    form = page.form(request.POST)
    if not form.is_valid():
        return render(request, "pages/quiz_again.html", {"page": page, "form": form})
    return render(request, "pages/quiz_result.html", {"page": page, "result": form.result()})
