"""What a guarded page's answer needs."""

from functools import wraps

from common.guard import recaptcha


def guarded(form: str):
    """Wrap the view of a page with this form: where reCAPTCHA serves it, its hosts are allowed."""

    def decorate(view):
        @wraps(view)
        def page(request, *args, **kwargs):
            response = view(request, *args, **kwargs)
            if recaptcha.serves(form):
                response._csp_update = recaptcha.sources()
            return response

        return page

    return decorate
