"""The portal's own middleware: headers, language and the second factor."""

from django.middleware.locale import LocaleMiddleware as DjangoLocaleMiddleware


class SecurityHeadersMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)


class LocaleMiddleware(DjangoLocaleMiddleware):
    pass


class SecondFactorMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)
