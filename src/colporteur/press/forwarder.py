"""Handing a request on to the desk, streaming both ways, over connections that are kept.

A transport is used, not a client: a client would keep the desk's cookies and send one person's with another's request.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from urllib.parse import quote

import httpx

from colporteur.press.exchange import NOT_UNDERSTOOD, PLAIN, Exchange, Headers
from colporteur.press.fallbacks import HEADERS
from colporteur.press.request import MOST_KEPT_OF_A_BODY, Request

log = logging.getLogger(__name__)
# Of one connection only (RFC 9110, 7.6.1), or settled on this side of it.
OF_ONE_CONNECTION = frozenset(
    (
        "connection",
        "date",  # of the answer: the process that gives it says it
        "expect",
        "keep-alive",
        "proxy-authenticate",
        "proxy-authorization",
        "proxy-connection",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    )
)
TOLD_BY_US = frozenset(("x-forwarded-for", "x-forwarded-proto", "x-forwarded-host", "forwarded", "x-real-ip"))
IN_TARGETS = "/:@!$&'()*+,;=~?%-._"  # what stands in a path or query as it is (RFC 3986, 3.3 and 3.4)
SPACES = b" \t"  # around a value they belong to nobody (RFC 9110, 5.5)
WITHOUT_BODY = ("GET", "HEAD", "OPTIONS", "TRACE")
MOST_CONNECTIONS = 64
MOST_LARGE_BODIES = 4  # handed on at a time: each holds one of the desk's threads until its reader has sent it all
LARGEST_BODY = 64_000_000
PATIENCE = httpx.Timeout(120.0, connect=3.0, pool=10.0)
PATIENCE_FOR_HEALTH = httpx.Timeout(2.0)


class _Refused(Exception):
    """A request that is not handed on: the status to answer with, and why."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


class Forwarder:
    """`address` is the desk's; `trusted` the proxies in front whose word on the reader's address and scheme is taken."""

    def __init__(self, *, address: str, trusted: frozenset[str], fallback: bytes) -> None:
        self._address = httpx.URL(address)
        self._trusted = trusted
        self._fallback = fallback
        self._transport: httpx.AsyncHTTPTransport | None = None
        self._large_bodies = asyncio.Semaphore(MOST_LARGE_BODIES)

    async def forward(self, exchange: Exchange) -> None:
        """Ask the desk and pass its answer on; say so if it cannot be asked."""
        try:
            length = _length_of_body(exchange.request)
            if length > MOST_KEPT_OF_A_BODY:
                async with self._large_bodies:
                    answer = await self._ask(exchange, exchange.body())
            else:  # the desk is asked when the body is there: it must not wait for slow readers
                answer = await self._ask(
                    exchange, b"".join([chunk async for chunk in exchange.body()]) if length else None
                )
        except _Refused as refusal:
            exchange.whole(refusal.status, PLAIN, f"{refusal}\n".encode())
        except httpx.LocalProtocolError as error:  # what may be received may not be sent on in every case
            log.warning("A request could not be handed on: %s", error)
            exchange.whole(400, PLAIN, f"{NOT_UNDERSTOOD}\n".encode())
        except httpx.TimeoutException:
            self._say_away(exchange, 504)
        except httpx.TransportError:
            self._say_away(exchange, 503)
        else:
            await _pass_on(answer, exchange)

    async def is_answered(self, path: str) -> bool:
        """True if the desk answers 200 at this path within two seconds."""
        timeouts = {"timeout": PATIENCE_FOR_HEALTH.as_dict()}
        request = httpx.Request("GET", self._address.join(path), headers={"Host": "127.0.0.1"}, extensions=timeouts)
        try:
            answer = await self._connected().handle_async_request(request)
            try:
                await answer.aread()
            finally:
                await answer.aclose()
        except httpx.TransportError:
            return False
        return answer.status_code == httpx.codes.OK

    async def _ask(self, exchange: Exchange, body: AsyncIterator[bytes] | bytes | None) -> httpx.Response:
        return await self._connected().handle_async_request(self._request(exchange, body))

    def _request(self, exchange: Exchange, body: AsyncIterator[bytes] | bytes | None) -> httpx.Request:
        asked = exchange.request
        return httpx.Request(
            asked.method,
            self._url(asked),
            headers=self._headers(asked, exchange.reader),
            content=body,
            extensions={"timeout": PATIENCE.as_dict()},
        )

    def _url(self, asked: Request) -> httpx.URL:
        """The desk's address with the reader's path and query, as they were sent; letters that have no place there are quoted."""
        target = quote(asked.target, safe=IN_TARGETS)
        try:
            return self._address.copy_with(raw_path=target.encode("ascii"))
        except httpx.InvalidURL as error:
            raise _Refused(414 if len(target) > 8000 else 400, "That is not an address.") from error

    def _headers(self, asked: Request, reader: str) -> list[tuple[bytes, bytes]]:
        """The reader's headers, and what the desk has to know of the connection."""
        named = (asked.header("connection") or "").lower().split(",")
        dropped = OF_ONE_CONNECTION | TOLD_BY_US | {name.strip() for name in named}
        if asked.method in WITHOUT_BODY:
            dropped |= {"content-length"}
        left_out = {name.encode("latin-1") for name in dropped}
        kept = [(name, value.strip(SPACES)) for name, value in asked.headers if name not in left_out]
        scheme = "http"
        if reader in self._trusted:
            scheme = asked.header("x-forwarded-proto") or scheme
            reader = ", ".join(filter(None, (_all(asked, b"x-forwarded-for"), reader)))
        return [*kept, (b"X-Forwarded-For", reader.encode("latin-1")), (b"X-Forwarded-Proto", scheme.encode("latin-1"))]

    def _connected(self) -> httpx.AsyncHTTPTransport:
        """Made in the loop that uses it."""
        if self._transport is None:
            limits = httpx.Limits(max_connections=MOST_CONNECTIONS, max_keepalive_connections=MOST_CONNECTIONS)
            self._transport = httpx.AsyncHTTPTransport(limits=limits, trust_env=False)
        return self._transport

    def _say_away(self, exchange: Exchange, status: int) -> None:
        exchange.whole(status, list(HEADERS), self._fallback)


def _all(asked: Request, name: bytes) -> str:
    """A header that may be there more than once, as one list."""
    return ", ".join(value.decode("latin-1") for each, value in asked.headers if each == name)


def _length_of_body(asked: Request) -> int:
    """The length that the request declares. Django reads no body without one, so neither is one passed on."""
    if asked.method in WITHOUT_BODY:
        return 0
    if asked.header("transfer-encoding") is not None:
        raise _Refused(411, "Say in Content-Length how much you send.")
    length = int(asked.header("content-length") or 0)  # the parser has seen to it that it is a number
    if length > LARGEST_BODY:
        raise _Refused(413, "That is more than can be sent at once.")
    return length


async def _pass_on(answer: httpx.Response, exchange: Exchange) -> None:
    headers = [(name, value) for name, value in answer.headers.multi_items() if name.lower() not in OF_ONE_CONNECTION]
    try:
        if exchange.request.method == "HEAD" or answer.status_code in (204, 304):
            exchange.empty(answer.status_code, headers)
        else:
            await _stream(answer, exchange, headers)
    finally:
        await answer.aclose()


async def _stream(answer: httpx.Response, exchange: Exchange, headers: Headers) -> None:
    """Pass the body on. Should the desk break off, so do we: the length that was announced tells the reader."""
    stream = exchange.stream(answer.status_code, headers)
    try:
        async for chunk in answer.aiter_raw():
            await stream.send(chunk)
        stream.end()
    except httpx.TransportError as error:
        log.warning("The desk broke off in the middle of an answer: %r", error)
