"""A stand-in for Google's verify service: a real, small HTTP server, bad in many ways."""

import http.server
import json
import threading
from urllib.parse import parse_qs

RIGHT = {"success": True, "score": 0.9, "action": "tip"}
WRONG = {"success": False, "error-codes": ["invalid-input-response"]}
# The widget's script: draws a token at once, as if somebody had ticked its box.
SCRIPT = b"""
window.grecaptcha = {
  render: function (place) {
    var field = document.createElement("textarea");
    field.name = "g-recaptcha-response";
    field.value = "token";
    field.hidden = true;
    place.appendChild(field);
  },
  execute: function () { return Promise.resolve("token"); }
};
window.guardVendorReady();
window.vendorIsReady = true;
"""


class Vendor:
    """`says` is what it answers: an object, raw bytes, or one of the words below.

    "slow" answers too late, "drip" byte by byte, "cut" breaks off, "error" is a 500.
    """

    def __init__(self):
        self.says = RIGHT
        self.heard = []
        self.drawn = []
        self.stopped = threading.Event()
        vendor = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                vendor.heard.append((dict(self.headers), parse_qs(body), body))
                vendor.answer(self)

            def do_GET(self):
                vendor.drawn.append(self.path)
                self.send_response(200)
                self.send_header("Content-Type", "text/javascript")
                self.end_headers()
                self.wfile.write(SCRIPT)

            def log_message(self, *args):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        base = f"http://127.0.0.1:{self.server.server_port}"
        self.url, self.script_url = f"{base}/siteverify", f"{base}/recaptcha/api.js"
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def answer(self, handler) -> None:
        handler.send_response(500 if self.says == "error" else 200)
        body = self.says if isinstance(self.says, bytes) else json.dumps(self.says).encode()
        handler.send_header("Content-Length", str(len(body) + (100 if self.says == "cut" else 0)))
        handler.end_headers()
        if self.says == "slow":
            self.stopped.wait(30)
        if self.says == "drip":
            self.drip(handler, body)
            return
        handler.wfile.write(body)

    def drip(self, handler, body) -> None:
        for byte in body * 1000:
            if self.stopped.wait(0.3):
                return
            try:
                handler.wfile.write(bytes([byte]))
            except OSError:
                return

    def stop(self) -> None:
        self.stopped.set()
        self.server.shutdown()
        self.server.server_close()
