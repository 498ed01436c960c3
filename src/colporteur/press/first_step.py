"""Answering in the thread where a request arrives.

Granian hands each request from its own thread to asyncio's loop, which takes longer than answering from memory. Here the
first step of a request's coroutine is taken at once, where it is. Most requests end in it. One that has to wait says so by
`await on_the_loop()` before anything else that waits, and goes on in the loop like any other.

Should Granian hand requests over in another way one day, they all run in the loop: slower, not wrong.
"""

import asyncio
import types
from collections.abc import Callable, Generator
from typing import Any


@types.coroutine
def on_the_loop() -> Generator[None]:
    """Go on in the event loop. Only what comes after may await anything else."""
    yield


def take_first_steps_in_place(loop: asyncio.AbstractEventLoop) -> None:
    """From now on a coroutine that another thread hands to `loop` takes its first step in that thread."""
    hand_over = loop.call_soon_threadsafe

    def begin(callback: Callable[..., object], *args: Any, context: Any = None) -> asyncio.Handle | None:
        if args and isinstance(args[0], types.CoroutineType):
            try:
                args[0].send(None)
            except StopIteration:
                return None
        return hand_over(callback, *args, context=context)

    loop.call_soon_threadsafe = begin  # type: ignore[method-assign, assignment] # Granian looks it up at each request
