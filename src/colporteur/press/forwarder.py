"""Handing a request on to the desk, streaming both ways, over connections that are kept.

A transport is used, not a client: a client would keep the desk's cookies and send one person's with another's request.
"""

import logging
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import quote

import httpx

log = logging.getLogger(__name__)
type Headers = list[tuple[str, str]]
# Of one connection only (RFC 9110, 7.6.1), or settled on this side of it.
OF_ONE_CONNECTION = frozenset(
    (
        "connection",
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
IN_PATHS = "/:@!$&'()*+,;=~"  # what stands unquoted there (RFC 3986, 3.3)
WITHOUT_BODY = ("GET", "HEAD", "OPTIONS", "TRACE")
MOST_CONNECTIONS = 64
LARGEST_BODY = 64_000_000
PATIENCE = httpx.Timeout(120.0, connect=3.0, pool=10.0)
PATIENCE_FOR_HEALTH = httpx.Timeout(2.0)
PLAIN: Headers = [("Content-Type", "text/plain; charset=utf-8")]


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

    async def forward(self, scope: Any, exchange: Any) -> None:  # Any: Granian's scope and protocol
        """Ask the desk and pass its answer on; say so if it cannot be asked."""
        try:
            request = self._request(scope, exchange)
            answer = await self._connected().handle_async_request(request)
        except _Refused as refusal:
            exchange.response_bytes(refusal.status, PLAIN, f"{refusal}\n".encode())
        except httpx.TimeoutException:
            self._say_away(exchange, 504)
        except httpx.TransportError:
            self._say_away(exchange, 503)
        else:
            await _pass_on(answer, exchange, has_body=scope.method != "HEAD")

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

    def _request(self, scope: Any, exchange: Any) -> httpx.Request:
        body = _chunks(exchange) if _length_of_body(scope) else None
        return httpx.Request(
            scope.method,
            self._url(scope),
            headers=self._headers(scope),
            content=body,
            extensions={"timeout": PATIENCE.as_dict()},
        )

    def _url(self, scope: Any) -> httpx.URL:
        """The desk's address with the reader's path, which Granian has decoded, and query, which it has not."""
        if not scope.path.startswith("/"):
            raise _Refused(400, "That is not an address.")
        target = quote(scope.path, safe=IN_PATHS) + (f"?{scope.query_string}" if scope.query_string else "")
        try:
            return self._address.copy_with(raw_path=target.encode("ascii"))
        except httpx.InvalidURL as error:
            raise _Refused(414 if len(target) > 8000 else 400, "That is not an address.") from error

    def _headers(self, scope: Any) -> list[tuple[bytes, bytes]]:
        """The reader's headers, and what the desk has to know of the connection."""
        named = (scope.headers.get("connection") or "").lower().split(",")
        dropped = OF_ONE_CONNECTION | TOLD_BY_US | {name.strip() for name in named}
        if scope.method in WITHOUT_BODY:
            dropped |= {"content-length"}
        kept = [(name, value) for name, value in scope.headers.items() if name not in dropped]
        if "host" not in scope.headers and scope.authority:  # HTTP/2 names the host elsewhere
            kept.append(("Host", scope.authority))
        reader = scope.client.rpartition(":")[0].strip("[]")
        scheme = scope.scheme
        if reader in self._trusted:
            scheme = scope.headers.get("x-forwarded-proto") or scheme
            reader = ", ".join(filter(None, (scope.headers.get("x-forwarded-for"), reader)))
        told = [*kept, ("X-Forwarded-For", reader), ("X-Forwarded-Proto", scheme)]
        return [(name.encode(), value.encode()) for name, value in told]

    def _connected(self) -> httpx.AsyncHTTPTransport:
        """Made in the loop that uses it."""
        if self._transport is None:
            limits = httpx.Limits(max_connections=MOST_CONNECTIONS, max_keepalive_connections=MOST_CONNECTIONS)
            self._transport = httpx.AsyncHTTPTransport(limits=limits, trust_env=False)
        return self._transport

    def _say_away(self, exchange: Any, status: int) -> None:
        headers = [
            ("Content-Type", "text/html; charset=utf-8"),
            ("Cache-Control", "no-store"),
            ("Retry-After", "5"),
            ("Content-Security-Policy", "default-src 'none'"),
        ]
        exchange.response_bytes(status, headers, self._fallback)


def _length_of_body(scope: Any) -> int:
    """The length that the request declares. Django reads no body without one, so neither is one passed on."""
    if scope.method in WITHOUT_BODY:
        return 0
    if scope.headers.get("transfer-encoding") is not None:
        raise _Refused(411, "Say in Content-Length how much you send.")
    length = scope.headers.get("content-length") or "0"
    if not length.isdecimal() or int(length) > LARGEST_BODY:
        raise _Refused(413, "That is more than can be sent at once.")
    return int(length)


async def _chunks(exchange: Any) -> AsyncIterator[bytes]:
    async for chunk in exchange:
        yield bytes(chunk)


async def _pass_on(answer: httpx.Response, exchange: Any, *, has_body: bool) -> None:
    headers = [(name, value) for name, value in answer.headers.multi_items() if name.lower() not in OF_ONE_CONNECTION]
    try:
        if not has_body or answer.status_code in (204, 304):
            exchange.response_empty(answer.status_code, headers)
        else:
            await _stream(answer, exchange.response_stream(answer.status_code, headers))
    finally:
        await answer.aclose()


async def _stream(answer: httpx.Response, stream: Any) -> None:
    """Pass the body on. Should the desk break off, so do we: the length that was announced tells the reader."""
    try:
        async for chunk in answer.aiter_raw():
            await stream.send_bytes(chunk)
    except httpx.TransportError as error:
        del stream  # the error's traceback would keep it, and with it the connection, until rubbish is collected
        log.warning("The desk broke off in the middle of an answer: %r", error)
