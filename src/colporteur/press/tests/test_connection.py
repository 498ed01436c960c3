"""Connections as readers, proxies and attackers make them: over real sockets, in the test's own loop, with a quick clock."""

import asyncio
import logging
import socket
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colporteur.press.connection import LARGEST_HEAD
from colporteur.press.listener import Patience
from colporteur.press.tests.talking import GET, HOST, LONG, READY, all_have_gone, place, run, said_to


def in_short(value: object) -> str:
    return str(value)[:60]


# Requests, whole and in pieces


@settings(max_examples=30, deadline=None)
@given(cuts=st.lists(st.integers(1, 250), max_size=6))
def test_a_request_is_the_same_however_it_is_cut(cuts: list[int]) -> None:
    words = GET + b"POST /echo HTTP/1.1\r\n" + HOST + b"Content-Length: 5\r\n\r\nhello" + GET

    async def deed() -> None:
        async with place() as here:
            talk = await here.talk()
            at = 0
            for end in [*sorted({cut for cut in cuts if cut < len(words)}), len(words)]:
                talk.say(words[at:end])
                await talk.writer.drain()
                await asyncio.sleep(0)
                at = end
            assert [await talk.answer() for _ in range(3)] == [(200, READY), (200, b"hello"), (200, READY)]

    run(deed)


def test_requests_sent_ahead_are_answered_in_their_order() -> None:
    async def deed() -> None:
        async with place() as here:
            talk = await here.talk(b"GET /wait HTTP/1.1\r\n" + HOST + b"\r\n" + GET * 100)
            await here.site.is_waited_for.wait()
            here.site.go_on.set()
            assert await talk.answer() == (200, b"waited")
            assert {await talk.answer() for _ in range(100)} == {(200, READY)}
            talk.say(GET)
            assert await talk.answer() == (200, READY)

    run(deed)


def test_a_reader_that_asks_and_does_not_read_costs_no_memory() -> None:
    async def deed() -> None:
        async with place() as here:
            talk = await here.talk(GET.replace(b"ready", b"long") * 5000)
            await talk.answer()
            (connection,) = here.listener._connections
            assert connection._transport.get_write_buffer_size() < 4_000_000
            for _ in range(4999):
                assert await talk.answer() == (200, LONG)

    run(deed)


@pytest.mark.parametrize("method", [b"GET", b"HEAD"])
def test_the_connection_is_kept_after_an_answer_and_ends_when_that_is_asked_for(method: bytes) -> None:
    async def deed() -> None:
        async with place() as here:
            talk = await here.talk(GET)
            assert await talk.answer() == (200, READY)
            talk.say(method + b" /ready HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n")
            said = await talk.rest()
            assert b"\r\nConnection: close\r\n" in said
            assert said.endswith(READY if method == b"GET" else b"\r\n\r\n")

    run(deed)


def test_every_answer_has_its_date() -> None:
    async def deed() -> None:
        for path in (b"ready", b"echo", b"nothing"):
            said = await said_to(GET.replace(b"ready", path))
            assert said.count(b"\r\nDate: ") == 1
            assert b" GMT\r\n" in said

    run(deed)


def test_an_answer_without_a_body_says_so_and_the_next_one_follows() -> None:
    async def deed() -> None:
        async with place() as here:
            talk = await here.talk(GET.replace(b"ready", b"nothing") + GET)
            assert [await talk.answer(), await talk.answer()] == [(405, b""), (200, READY)]

    run(deed)


def test_a_reader_that_sends_no_more_gets_its_answer() -> None:
    async def deed() -> None:
        async with place() as here:
            talk = await here.talk(GET.replace(b"ready", b"wait") + GET)
            talk.writer.write_eof()
            await here.site.is_waited_for.wait()
            here.site.go_on.set()
            said = await talk.rest()
            assert b"waited" in said
            assert said.endswith(READY)

    run(deed)


def test_http_1_0_is_answered_and_closed() -> None:
    async def deed() -> None:
        for wish in (b"", b"Connection: keep-alive\r\n"):
            said = await said_to(b"GET /ready HTTP/1.0\r\n" + wish + b"\r\n" + GET)
            assert said.endswith(READY)
            assert said.count(b"HTTP/1.1") == 1
            assert b"Connection: close" in said
        streamed = await said_to(b"GET /stream HTTP/1.0\r\n\r\n")
        assert streamed.endswith(b"\r\n\r\none two")
        assert b"chunked" not in streamed

    run(deed)


def test_a_body_of_unknown_length_comes_in_chunks() -> None:
    async def deed() -> None:
        said = await said_to(GET.replace(b"ready", b"stream"))
        assert said.endswith(b"\r\n\r\n4\r\none \r\n3\r\ntwo\r\n0\r\n\r\n")

    run(deed)


def test_a_request_in_the_form_for_proxies_is_understood() -> None:
    async def deed() -> None:
        said = await said_to(b"GET http://paper.example/ready HTTP/1.1\r\nHost: other\r\nConnection: close\r\n\r\n")
        assert said.endswith(READY)

    run(deed)


def test_another_protocol_is_not_taken_up() -> None:
    async def deed() -> None:
        wish = b"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n\r\n"
        async with place() as here:
            talk = await here.talk(b"GET /ready HTTP/1.1\r\n" + HOST + wish + b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
            said = await talk.rest()
            assert said.startswith(b"HTTP/1.1 200 ")
            assert said.count(b"HTTP/1.1") == 1

    run(deed)


# Bodies


def test_a_body_is_asked_for_when_the_reader_waits_for_that() -> None:
    async def deed() -> None:
        async with place() as here:
            talk = await here.talk(
                b"POST /echo HTTP/1.1\r\n" + HOST + b"Content-Length: 5\r\nExpect: 100-continue\r\n\r\n"
            )
            assert await talk.reader.readuntil(b"\r\n\r\n") == b"HTTP/1.1 100 Continue\r\n\r\n"
            talk.say(b"hello")
            assert await talk.answer() == (200, b"hello")

    run(deed)


def test_a_large_body_waits_for_whoever_takes_it() -> None:
    size = 30_000_000

    async def deed() -> None:
        async with place() as here:
            talk = await here.talk(b"POST /slow HTTP/1.1\r\n" + HOST + b"Content-Length: %d\r\n\r\n" % size)
            talk.say(b"x" * size)
            await here.site.is_waited_for.wait()
            for _ in range(200):
                await asyncio.sleep(0)
            (connection,) = here.listener._connections
            body = connection._incoming
            assert body is not None
            assert body._size < 1_000_000
            here.site.go_on.set()
            assert await talk.answer() == (200, str(size).encode())

    run(deed)


def test_a_refusal_arrives_although_the_body_is_still_being_sent() -> None:
    async def deed() -> None:
        async with place() as here:
            talk = await here.talk(b"POST /no HTTP/1.1\r\n" + HOST + b"Content-Length: 90000000\r\n\r\n")
            for _ in range(50):
                talk.say(LONG)
                await asyncio.sleep(0)
            assert await talk.answer() == (413, b"too much")

    run(deed)


def test_a_page_is_given_to_one_who_sends_a_body_with_it_and_then_the_connection_ends() -> None:
    async def deed() -> None:
        async with place() as here:
            talk = await here.talk(b"GET /ready HTTP/1.1\r\n" + HOST + b"Content-Length: 5\r\n\r\nhello" + GET)
            said = await talk.rest()
            assert said.endswith(READY)
            assert said.count(b"HTTP/1.1") == 1

    run(deed)


def test_a_body_that_breaks_off_reaches_nobody_as_a_whole_one() -> None:
    async def deed() -> None:
        async with place() as here:
            talk = await here.talk(b"POST /slow HTTP/1.1\r\n" + HOST + b"Content-Length: 50\r\n\r\nhel")
            await here.site.is_waited_for.wait()
            talk.writer.write_eof()
            here.site.go_on.set()
            assert await talk.rest() == b""
            assert here.site.received == []

    run(deed)


# What is not to be understood


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (b"hello\r\n\r\n", 400),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 400),  # a browser that expects TLS
        (b"GET /ready HTTP/1.1\r\n\r\n", 400),
        (b"GET /ready HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
        (b"GET /ready HTTP/1.1\r\nHost : a\r\n\r\n", 400),
        (b"GET /ready HTTP/1.1\r\nHost: a\r\nX-Y: 1\r\n 2\r\n\r\n", 400),
        (b"GET /ready HTTP/1.1\nHost: a\n\n", 400),
        (b"GET /ready HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n", 400),
        (b"GET /re ady HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        (b"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello", 400),
        (b"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
        (b"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: +5\r\n\r\nhello", 400),
        (b"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\nhello", 400),
        (b"GET ready HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        (b"OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        (b"CONNECT paper:80 HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        (b"GET http://[/ready HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        (b"GET /ready HTTP/2.0\r\nHost: a\r\n\r\n", 505),
        (b"GET /ready HTTP/1.1\r\nHost: a\r\nCookie: " + b"x" * LARGEST_HEAD + b"\r\n\r\n", 431),
        (b"GET /" + b"x" * LARGEST_HEAD + b" HTTP/1.1\r\nHost: a\r\n\r\n", 431),
        (b"GET /ready HTTP/1.1\r\nHost: a\r\n" + b"X: y\r\n" * 20_000, 431),
    ],
    ids=in_short,
)
def test_what_two_servers_could_read_in_two_ways_is_refused(words: bytes, status: int) -> None:
    async def deed() -> None:
        async with place() as here:
            talk = await here.talk(words)
            said = await talk.rest()
            assert said.startswith(b"HTTP/1.1 %d " % status)
            assert said.count(b"HTTP/1.1 ") == 1

    run(deed)


def test_a_long_head_is_read_up_to_its_limit() -> None:
    async def deed() -> None:
        async with place() as here:
            talk = await here.talk(GET[:-2] + b"Cookie: " + b"x" * (LARGEST_HEAD - 500) + b"\r\n\r\n")
            assert await talk.answer() == (200, READY)

    run(deed)


@settings(max_examples=60, deadline=None)
@given(
    words=st.lists(
        st.one_of(
            st.binary(max_size=40),
            st.sampled_from([GET, HOST, b"\r\n", b"POST /echo HTTP/1.1\r\n", b"Content-Length: 3\r\n", b"abc", b" /"]),
        ),
        max_size=12,
    )
)
def test_whatever_is_sent_is_answered_or_ended_and_the_next_reader_is_served(words: list[bytes]) -> None:
    async def deed() -> None:
        async with place() as here:
            talk = await here.talk(b"".join(words))
            talk.writer.write_eof()
            await talk.rest()
            other = await here.talk(GET)
            assert await other.answer() == (200, READY)
            assert len(here.listener._connections) == 1

    run(deed)


# Time and number


@pytest.mark.parametrize(
    "words",
    [
        b"",
        b"GET /rea",
        b"GET /ready HTTP/1.1\r\nHost: a\r\nX-",
        GET,
        GET + b"GET /re",
        b"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhel",
        b"hello\r\n",
    ],
    ids=in_short,
)
def test_who_says_nothing_for_too_long_is_parted_with(words: bytes) -> None:
    async def deed() -> None:
        quick = Patience(tick_seconds=0.002, head=5, idle=5, stalled=5, parting=5)
        async with place(patience=quick) as here:
            await here.talk(words)
            await asyncio.sleep(0)
            while here.listener.now < 50:
                await here.listener._is_empty.wait()
                await asyncio.sleep(0)
            assert not here.listener._connections

    run(deed)


def test_who_takes_nothing_for_too_long_is_parted_with() -> None:
    async def deed() -> None:
        quick = Patience(tick_seconds=0.002, head=5000, idle=5000, stalled=5, parting=5)
        async with place(patience=quick) as here:
            await here.talk(GET.replace(b"ready", b"endless"))
            await here.site.was_cancelled.wait()
            await all_have_gone(here.listener)
            assert here.listener.now >= quick.stalled

    run(deed)


def test_an_answer_may_take_its_time() -> None:
    async def deed() -> None:
        quick = Patience(tick_seconds=0.001, head=5, idle=5, stalled=5, parting=5)
        async with place(patience=quick) as here:
            talk = await here.talk(GET.replace(b"ready", b"wait"))
            await here.site.is_waited_for.wait()
            began = here.listener.now
            while here.listener.now < began + 30:
                await asyncio.sleep(0)
            here.site.go_on.set()
            assert await talk.answer() == (200, b"waited")

    run(deed)


def test_those_who_ask_for_nothing_make_room_for_those_who_do() -> None:
    async def deed() -> None:
        async with place(most_connections=3) as here:
            busy = await here.talk(GET.replace(b"ready", b"wait"))
            await here.site.is_waited_for.wait()
            idle = [await here.talk(GET) for _ in range(2)]
            assert [await talk.answer() for talk in idle] == [(200, READY)] * 2
            late = await here.talk(GET)
            assert await late.answer() == (200, READY)
            assert [await talk.rest() for talk in idle] == [b"", b""]
            here.site.go_on.set()
            assert await busy.answer() == (200, b"waited")

    run(deed)


def test_what_is_done_for_a_reader_that_has_gone_is_left() -> None:
    async def deed() -> None:
        async with place() as here:
            talk = await here.talk(GET.replace(b"ready", b"wait"))
            await here.site.is_waited_for.wait()
            made = talk.writer.get_extra_info("socket")
            made.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")  # closing cuts the connection
            talk.writer.transport.abort()
            await here.site.was_cancelled.wait()
            assert not here.site.go_on.is_set()
            assert not here.listener._connections

    run(deed)


def test_at_the_end_a_body_that_is_under_way_still_arrives() -> None:
    async def deed() -> None:
        async with place() as here:
            talk = await here.talk(b"POST /slow HTTP/1.1\r\n" + HOST + b"Content-Length: 5\r\n\r\nhel")
            await here.site.is_waited_for.wait()
            here.stop.set()
            await asyncio.sleep(0)
            talk.say(b"lo" + GET)
            here.site.go_on.set()
            assert await talk.answer() == (200, b"5")
            assert await talk.rest() == b""

    run(deed)


def test_at_the_end_what_is_under_way_is_answered() -> None:
    async def deed() -> None:
        async with place() as here:
            idle = await here.talk(GET)
            await idle.answer()
            busy = await here.talk(GET.replace(b"ready", b"wait"))
            await here.site.is_waited_for.wait()
            here.stop.set()
            assert await idle.rest() == b""
            here.site.go_on.set()
            assert await busy.answer() == (200, b"waited")
            assert await busy.rest() == b""

    run(deed)


# Trouble on this side


def test_an_error_is_told_and_the_connection_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    async def deed() -> None:
        async with place() as here:
            talk = await here.talk(GET.replace(b"ready", b"error") + GET)
            assert (await talk.answer())[0] == 500
            assert await talk.answer() == (200, READY)

    with caplog.at_level(logging.CRITICAL):
        run(deed)


def test_half_an_answer_is_seen_to_be_half() -> None:
    async def deed() -> None:
        assert (await said_to(GET.replace(b"ready", b"half"))).endswith(b"half")
        async with place() as here:
            talk = await here.talk(GET.replace(b"ready", b"half"))
            with pytest.raises(asyncio.IncompleteReadError):
                await talk.answer()

    run(deed)


def test_a_file_of_many_pieces_arrives_whole(tmp_path: Path) -> None:
    file = tmp_path / "talk.mp3"
    file.write_bytes(bytes(range(256)) * 10_000)

    async def deed() -> None:
        async with place() as here:
            here.site.file = file
            talk = await here.talk(GET.replace(b"ready", b"file") + GET)
            assert await talk.answer() == (200, file.read_bytes())
            assert await talk.answer() == (200, READY)

    run(deed)
