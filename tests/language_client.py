"""A small client of language servers: starts a real one and talks to it over its standard streams."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

Message = dict[str, Any]

WAIT = 90
"""Seconds until an answer that does not come fails the test."""


class LanguageServer:
    """A running server; `folder` is the workspace. Use it in a `with` statement, which stops it."""

    capabilities: Mapping[str, Any] = {
        "workspace": {"configuration": True, "didChangeConfiguration": {"dynamicRegistration": True}}
    }

    def __init__(self, command: Sequence[str], folder: Path, settings: Mapping[str, Any]) -> None:
        """`settings` are what the server gets when it asks for its configuration, or is told of it."""
        self.folder = folder
        self.settings = settings
        self._process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._answers: queue.Queue[Message] = queue.Queue()
        self._diagnostics: queue.Queue[Message] = queue.Queue()
        self._last_request = 0
        threading.Thread(target=self._read, daemon=True).start()

    def __enter__(self) -> Self:
        root = self.folder.as_uri()
        folders = [{"uri": root, "name": "project"}]
        self.request(
            "initialize",
            {"processId": None, "rootUri": root, "workspaceFolders": folders, "capabilities": self.capabilities},
        )
        self.notify("initialized", {})
        self.notify("workspace/didChangeConfiguration", {"settings": self.settings})
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.communicate()

    def open(self, path: Path, text: str, language: str) -> list[Message]:
        """Open an unsaved text under a file's name; the diagnostics that come for it."""
        uri = path.as_uri()
        document = {"uri": uri, "languageId": language, "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})
        return self._published(uri)

    def change(self, path: Path, text: str, version: int) -> list[Message]:
        """Replace the text of an open file; the diagnostics that come for it, which have to be others than before."""
        document = {"uri": path.as_uri(), "version": version}
        self.notify("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})
        return self._published(path.as_uri())

    def _published(self, uri: str) -> list[Message]:
        while True:
            published = self._diagnostics.get(timeout=WAIT)
            if published["uri"] == uri:
                found: list[Message] = published["diagnostics"]
                return found

    def request(self, method: str, parameters: Mapping[str, Any] | None) -> Any:
        """Ask, and wait for the result."""
        self._last_request += 1
        self._send({"id": self._last_request, "method": method, "params": parameters})
        while True:
            answer = self._answers.get(timeout=WAIT)
            if answer["id"] == self._last_request:
                assert "error" not in answer, answer
                return answer["result"]

    def ended(self) -> int:
        """Have it shut down, and wait for its end; the exit status."""
        self.request("shutdown", None)
        self.notify("exit", None)
        return self._process.wait(WAIT)

    def notify(self, method: str, parameters: Mapping[str, Any] | None) -> None:
        """Tell, and expect no answer."""
        self._send({"method": method, "params": parameters})

    def _send(self, message: Message) -> None:
        assert self._process.stdin is not None
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(content), content))
        self._process.stdin.flush()

    def _read(self) -> None:
        assert self._process.stdout is not None
        length = 0
        for header in self._process.stdout:
            if header.lower().startswith(b"content-length:"):
                length = int(header.split(b":")[1])
            elif not header.strip():
                self._receive(json.loads(self._process.stdout.read(length)))

    def _receive(self, message: Message) -> None:
        if "method" not in message:
            self._answers.put(message)
        elif message["method"] == "textDocument/publishDiagnostics":
            self._diagnostics.put(message["params"])
        elif "id" in message:
            self._send({"id": message["id"], "result": self._reply(message)})

    def _reply(self, message: Message) -> Any:
        """What an editor answers when the server asks: its configuration by section, nothing otherwise."""
        if message["method"] != "workspace/configuration":
            return None
        return [self.settings.get(item.get("section") or "", {}) for item in message["params"]["items"]]
