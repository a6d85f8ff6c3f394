"""A load generator light enough to keep one server worker busy from one other core.

Each connection sends one request, waits for the whole answer, and sends the next. The answers of
one run have one length, measured first, so an answer is complete when so many bytes have come.
"""

from __future__ import annotations

import asyncio
import time
from typing import cast

import uvloop


class _Connection(asyncio.Protocol):
    def __init__(self, request: bytes, length: int, deadline: float) -> None:
        self.request = request
        self.length = length
        self.deadline = deadline
        self.received = 0
        self.answers = 0
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.transport: asyncio.WriteTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.WriteTransport", transport)  # uvloop's has its methods
        self.transport.write(self.request)

    def data_received(self, data: bytes) -> None:
        self.received += len(data)
        if self.received < self.length:
            return
        assert self.received == self.length, "answers of one request differ in length"
        assert self.transport
        self.received = 0
        self.answers += 1
        if time.perf_counter() < self.deadline:
            self.transport.write(self.request)
        else:
            self.transport.close()

    def connection_lost(self, _: Exception | None) -> None:
        if not self.done.done():
            self.done.set_result(None)


def request(method: str, path: str, port: int, body: bytes = b"") -> bytes:
    """The bytes of one HTTP/1.1 request to this machine."""
    head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
    if body:
        head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
    return head.encode() + b"\r\n" + body


async def answer_length(port: int, sent: bytes) -> int:
    """The length of the whole answer, head included; the answer must be a 200."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(sent)
    head = await reader.readuntil(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200"), head
    fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:] if line)
    body = int(fields[b"content-length"])
    await reader.readexactly(body)
    writer.close()
    return len(head) + body


async def _rate(port: int, sent: bytes, seconds: float, connections: int) -> float:
    length = await answer_length(port, sent)
    loop = asyncio.get_running_loop()
    start = time.perf_counter()
    opened = [
        await loop.create_connection(
            lambda: _Connection(sent, length, start + seconds), "127.0.0.1", port
        )
        for _ in range(connections)
    ]
    await asyncio.wait_for(
        asyncio.gather(*(protocol.done for _, protocol in opened)), timeout=seconds + 10
    )
    return sum(protocol.answers for _, protocol in opened) / (time.perf_counter() - start)


def requests_per_second(
    port: int, sent: bytes, seconds: float = 1.0, connections: int = 16
) -> float:
    """How many such requests the server answers in a second."""
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(_rate(port, sent, seconds, connections))
