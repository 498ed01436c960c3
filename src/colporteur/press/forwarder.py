"""Handing a request on to the desk, streaming both ways, over connections that are kept."""

from collections.abc import AsyncIterator
from typing import Any

import httpx

type Headers = list[tuple[str, str]]
# Of one connection only (RFC 9110, 7.6.1), or written anew on the other side.
OF_ONE_CONNECTION = frozenset(
    (
        "connection",
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
MOST_CONNECTIONS = 64
LARGEST_BODY = 64_000_000
PATIENCE = httpx.Timeout(120.0, connect=3.0, pool=10.0)
PLAIN: Headers = [("Content-Type", "text/plain; charset=utf-8")]


class Forwarder:
    """`address` is the desk's; `trusted` the proxies in front whose word on the reader's address and scheme is taken."""

    def __init__(self, *, address: str, trusted: frozenset[str], fallback: bytes) -> None:
        self._address = address
        self._trusted = trusted
        self._fallback = fallback
        self._client: httpx.AsyncClient | None = None

    async def forward(self, scope: Any, exchange: Any) -> None:  # Any: Granian's scope and protocol
        """Ask the desk and pass its answer on; say so if it cannot be asked."""
        length = scope.headers.get("content-length") or "0"
        if not length.isdecimal() or int(length) > LARGEST_BODY:
            exchange.response_bytes(413, PLAIN, b"That is more than can be sent at once.\n")
            return
        try:
            answer = await self._ask(scope, exchange)
        except httpx.TimeoutException:
            self._say_away(exchange, 504)
        except (httpx.TransportError, httpx.InvalidURL):
            self._say_away(exchange, 503)
        else:
            await _pass_on(answer, exchange)

    async def is_answered(self, path: str) -> bool:
        """True if the desk answers 200 at this path within two seconds."""
        try:
            answer = await self._connected().get(self._address + path, timeout=2.0, headers={"Host": "127.0.0.1"})
        except httpx.TransportError:
            return False
        return answer.status_code == httpx.codes.OK

    async def _ask(self, scope: Any, exchange: Any) -> httpx.Response:
        client = self._connected()
        query = f"?{scope.query_string}" if scope.query_string else ""
        has_body = scope.method not in ("GET", "HEAD", "OPTIONS", "TRACE")
        request = client.build_request(
            scope.method,
            self._address + scope.path + query,
            headers=self._headers(scope),
            content=_chunks(exchange) if has_body else None,
        )
        return await client.send(request, stream=True)

    def _headers(self, scope: Any) -> Headers:
        """The reader's headers, and what the desk has to know of the connection."""
        kept = [
            (name, value)
            for name, value in scope.headers.items()
            if name not in OF_ONE_CONNECTION and name not in TOLD_BY_US
        ]
        reader = scope.client.rpartition(":")[0].strip("[]")
        scheme = scope.scheme
        if reader in self._trusted:
            scheme = scope.headers.get("x-forwarded-proto") or scheme
            reader = ", ".join(filter(None, (scope.headers.get("x-forwarded-for"), reader)))
        return [*kept, ("X-Forwarded-For", reader), ("X-Forwarded-Proto", scheme)]

    def _connected(self) -> httpx.AsyncClient:
        """Made in the loop that uses it."""
        if self._client is None:
            limits = httpx.Limits(max_connections=MOST_CONNECTIONS, max_keepalive_connections=MOST_CONNECTIONS)
            self._client = httpx.AsyncClient(limits=limits, timeout=PATIENCE, trust_env=False, follow_redirects=False)
        return self._client

    def _say_away(self, exchange: Any, status: int) -> None:
        headers = [
            ("Content-Type", "text/html; charset=utf-8"),
            ("Cache-Control", "no-store"),
            ("Retry-After", "5"),
            ("Content-Security-Policy", "default-src 'none'"),
        ]
        exchange.response_bytes(status, headers, self._fallback)


async def _chunks(exchange: Any) -> AsyncIterator[bytes]:
    async for chunk in exchange:
        yield bytes(chunk)


async def _pass_on(answer: httpx.Response, exchange: Any) -> None:
    headers = [(name, value) for name, value in answer.headers.multi_items() if name.lower() not in OF_ONE_CONNECTION]
    try:
        if answer.request.method == "HEAD" or answer.status_code in (204, 304):
            exchange.response_empty(answer.status_code, headers)
            return
        stream = exchange.response_stream(answer.status_code, headers)
        async for chunk in answer.aiter_raw():
            await stream.send_bytes(chunk)
    finally:
        await answer.aclose()
