"""MP3 recordings, cleaned while they pass: only whole MPEG frames go on, nothing between them.

Tags (ID3v2 wherever it stands, ID3v1, APEv2, Lyrics3) are no frames, so none goes on, and no list
of tags has to be complete. What encoders sign their first frame with (LAME, VBRI) is zeroed too.
"""

import re

from tipoff.cleaning.base import Cleaner, Trace
from tipoff.cleaning.kinds import Kind, is_id3, is_mpeg_frame
from tipoff.cleaning.refusals import Reason, Refused

FEWEST_FRAMES = 3
MOST_JUNK = 2 * 1024 * 1024  # bytes that are neither frame nor a tag that tells its length
_LOOKAHEAD = 2048  # bytes to judge a place by: the longest frame (1,441) and what follows it
_CANDIDATE = re.compile(rb"\xff[\xe2-\xfb]|ID3|APETAGEX|TAG")
_LONGEST_SIGN = 8

_KILOBITS = {  # by index, layer III; MPEG 1, and MPEG 2 with 2.5
    True: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    False: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_SAMPLING = (44_100, 48_000, 32_000)
_MPEG_1 = 3
_DIVISOR = {_MPEG_1: 1, 2: 2, 0: 4}


class RecordingCleaner(Cleaner):
    """Holds less than one piece and `_LOOKAHEAD` bytes. A frame that is cut short is left out."""

    def __init__(self, kind: Kind):
        super().__init__(kind)
        self._rest = bytearray()
        self._skip = 0  # bytes of a tag still to come
        self._junk = 0
        self._frames = 0

    def _take(self, data: bytes) -> bytes:
        self._rest += data
        return self._work(last=False)

    def _end(self) -> bytes:
        out = self._work(last=True)
        if self._frames < FEWEST_FRAMES:
            raise Refused(Reason.BROKEN)
        return out

    def _work(self, *, last: bool) -> bytes:
        """All that can be judged of what has come."""
        out, at, end = bytearray(), 0, len(self._rest)
        while at < end:
            if self._skip:
                step = min(self._skip, end - at)
                self._skip -= step
            elif not last and end - at < _LOOKAHEAD:
                break
            else:
                step = self._step(at, out, last)
            at += step
        del self._rest[:at]
        return bytes(out)

    def _step(self, at: int, out: bytearray, last: bool) -> int:
        """Judges one place: how many bytes of it are done with."""
        tag = _tag_length(self._rest[at : at + 32])
        if tag:
            self.removed.add(Trace.TAGS)
            self._skip = tag
            return 0
        length = self._frame_length(at, last)
        if not length:
            return self._pass_over(at, last)
        self._frames += 1
        frame = self._rest[at : at + length]
        out += _unsigned(frame) if self._frames == 1 else frame
        return length

    def _frame_length(self, at: int, last: bool) -> int:
        """Length of the whole frame here; 0 where there is none.

        Noise may look like a frame's first bytes: another frame, a tag or the end must follow it.
        """
        if not is_mpeg_frame(self._rest[at : at + 4]):
            return 0
        length = frame_length(self._rest, at)
        after, end = at + length, len(self._rest)
        if after >= end:
            return length if after == end and last else 0
        following = self._rest[after : after + 32]
        return length if _alike(self._rest[at : at + 4], following) else 0

    def _pass_over(self, at: int, last: bool) -> int:
        """No frame and no tag: on to the next place that may be one."""
        found = _CANDIDATE.search(self._rest, at + 1)
        end = len(self._rest)
        after = found.start() if found else end if last else max(at + 1, end - _LONGEST_SIGN)
        self._junk += after - at
        if self._junk > MOST_JUNK:
            raise Refused(Reason.BROKEN)
        if self._rest.count(0, at, after) != after - at:
            self.removed.add(Trace.TRAILING)
        return after - at


def frame_length(data: bytes | bytearray, at: int) -> int:
    """Bytes of the layer III frame whose header stands here."""
    version = data[at + 1] >> 3 & 3
    kilobits = _KILOBITS[version == _MPEG_1][data[at + 2] >> 4]
    sampling = _SAMPLING[data[at + 2] >> 2 & 3] // _DIVISOR[version]
    per_frame = 144 if version == _MPEG_1 else 72
    return per_frame * kilobits * 1000 // sampling + (data[at + 2] >> 1 & 1)


def _alike(frame: bytearray, following: bytearray) -> bool:
    """A tag follows, or a frame of the same version, layer and sampling rate."""
    if _tag_length(following):
        return True
    if not is_mpeg_frame(following):
        return False
    return (frame[1] ^ following[1]) & 0xFE == 0 == (frame[2] ^ following[2]) & 0x0C


def _tag_length(head: bytes | bytearray) -> int:
    """Length of a tag that tells it; 0 where there is none. Others pass as junk."""
    if is_id3(head):
        size = head[6] << 21 | head[7] << 14 | head[8] << 7 | head[9]
        return 20 + size if head[5] & 0x10 else 10 + size
    if head.startswith(b"APETAGEX") and len(head) == 32:
        is_header = head[23] & 0x20
        return 32 + int.from_bytes(head[12:16], "little") if is_header else 32
    return 128 if head.startswith(b"TAG") else 0


def _unsigned(frame: bytearray) -> bytearray:
    """The first frame without its encoder's signature; Xing's count of frames and bytes stays."""
    for sign in (b"Xing", b"Info"):
        at = frame.find(sign, 4, 48)
        if at >= 0 and len(frame) >= at + 8:
            flags = frame[at + 7]
            rows = (4, 4, 100, 4)
            end = at + 8 + sum(size for bit, size in enumerate(rows) if flags >> bit & 1)
            kept = frame[at:end]
            return (frame[:4] + bytes(at - 4) + kept + bytes(len(frame)))[: len(frame)]
    return frame[:4] + bytes(len(frame) - 4) if b"VBRI" in frame[:48] else frame
