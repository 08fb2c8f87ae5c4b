"""The content security policies of the desk's document and of the vault's worker.

Scripts are named by path, never `'self'`: what editors upload is `'self'` too. A path needs a host
before it, so the policies are made for each request's own host; without a scheme they follow the
page's. https://www.w3.org/TR/CSP3/#match-url-to-source-expression
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

HEADER = "Content-Security-Policy"
# A worker obeys only the policy of its own script's answer: without one it could send anything
# anywhere. The worker is one file, so not even importScripts is left to carry something out.
WORKER_POLICY = "default-src 'none'; script-src 'wasm-unsafe-eval'"


def document_policy(request) -> str:
    """The policy of the desk's one document."""
    host = request.get_host()
    desk = reverse("desk:shell")
    # Not `static("")`: the manifest that production serves by has no entry for a folder.
    assets = host + urlsplit(settings.STATIC_URL).path
    directives = {
        "default-src": "'none'",
        "base-uri": "'none'",
        "connect-src": host + desk,
        "font-src": assets,
        "form-action": "'self'",
        "frame-ancestors": "'none'",
        "img-src": f"{assets} data:",
        "script-src": f"{assets}tipoff/desk/ {host}{vault_path()}",
        "style-src": assets,
        "worker-src": host + vault_path(),
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def vault_path() -> str:
    """The path under which alone the vault's code is served."""
    return reverse("desk:vault-file", args=["worker.js"]).removesuffix("worker.js")
