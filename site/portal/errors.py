"""What is answered where there is nothing to answer, or nothing that can."""

from django.views import defaults
from django.views.decorators.cache import never_cache

from common.caching import cacheable


@cacheable
def page_not_found(request, exception):
    """The page for unknown addresses: the same for everyone, so a bounded number is kept."""
    return defaults.page_not_found(request, exception)


@never_cache
def server_error(request):
    """The page for a fault of ours: text alone, since whatever draws pages may be at fault."""
    english = request.path.startswith("/en/")
    return defaults.server_error(request, "en/500.html" if english else "500.html")
