"""How much memory JavaScript holds while something runs: the page's heap, and its worker's."""

import json
from collections.abc import Callable

MEGABYTE = 2**20


class Heap:
    """Attach before the worker starts; `peak_of` answers the largest used heap in bytes."""

    def __init__(self, page):
        self.session = page.context.new_cdp_session(page)
        self.workers = []
        self.heard = {}
        self.session.on("Target.attachedToTarget", self._attached)
        self.session.on("Target.receivedMessageFromTarget", self._received)
        self.session.send("HeapProfiler.enable")
        following = {"autoAttach": True, "waitForDebuggerOnStart": False, "flatten": False}
        self.session.send("Target.setAutoAttach", following)

    def settle(self) -> dict[str, int]:
        """Bytes in use once what nobody needs is collected."""
        self.session.send("HeapProfiler.collectGarbage")
        for worker in self.workers:
            self._tell(worker, "HeapProfiler.collectGarbage")
        # A worker's answer comes on a way of its own: asked again until it is there.
        for _ in range(100):
            used = self.used()
            if used["worker"]:
                break
        return used

    def used(self) -> dict[str, int]:
        """Bytes in use now: `page` and `worker`."""
        for worker in self.workers:
            self._tell(worker, "Runtime.getHeapUsage")
        page = self.session.send("Runtime.getHeapUsage")["usedSize"]
        return {"page": page, "worker": max(self.heard.values(), default=0)}

    def peak_until(self, is_done: Callable[[], bool]) -> dict[str, int]:
        """The most that was in use at once in each, asked for again and again until done."""
        peak = self.used()
        while not is_done():
            peak = {name: max(peak[name], now) for name, now in self.used().items()}
        return peak

    def _attached(self, told):
        self.workers.append(told["sessionId"])

    def _tell(self, worker, method):
        message = json.dumps({"id": 1, "method": method})
        self.session.send("Target.sendMessageToTarget", {"sessionId": worker, "message": message})

    def _received(self, told):
        used = json.loads(told["message"]).get("result", {}).get("usedSize")
        if used is not None:
            self.heard[told["sessionId"]] = used
