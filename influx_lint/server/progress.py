"""How far a long look is, for clients that show it."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

Progress = Callable[[int, int], None]

_TITLE = "influx-lint looks at the project"


@asynccontextmanager
async def shown(ls: LanguageServer) -> AsyncIterator[Progress | None]:
    """What is told how many files of how many are done, by another thread; nothing where the client shows none."""
    window = ls.client_capabilities.window
    if not (window and window.work_done_progress):
        yield None
        return
    token, loop = str(uuid.uuid4()), asyncio.get_running_loop()
    await ls.work_done_progress.create_async(token)
    ls.work_done_progress.begin(token, lsp.WorkDoneProgressBegin(_TITLE, percentage=0))
    told = 0

    def tell(done: int, of: int) -> None:
        nonlocal told
        percent = done * 100 // of
        if percent > told:
            told = percent
            report = lsp.WorkDoneProgressReport(message=f"{done} of {of} files", percentage=percent)
            loop.call_soon_threadsafe(ls.work_done_progress.report, token, report)

    try:
        yield tell
    finally:
        # What the other thread told is sent before the end.
        loop.call_soon(ls.work_done_progress.end, token, lsp.WorkDoneProgressEnd())
