"""A ChatKit client in Python that believes only the SDK's own types. Reads requests from standard input, one JSON object
a line; sends each to the server; answers with one line: what the types made of the answer, or where they refused it.

Usage: python client.py URL TOKEN
"""

import http.client
import json
import sys
from typing import Any
from urllib.parse import urlsplit

from chatkit.server import ChatKitReq
from chatkit.types import Attachment, Page, SyncCustomActionResponse, Thread, ThreadItem, ThreadStreamEvent, TranscriptionResult
from pydantic import TypeAdapter, ValidationError

EVENT = TypeAdapter(ThreadStreamEvent)
REQUEST = TypeAdapter(ChatKitReq)
EMPTY = TypeAdapter(dict[str, Any])
ANSWERS: dict[str, TypeAdapter] = {
    "threads.get_by_id": TypeAdapter(Thread),
    "threads.list": TypeAdapter(Page[Thread]),
    "threads.update": TypeAdapter(Thread),
    "threads.delete": EMPTY,
    "items.list": TypeAdapter(Page[ThreadItem]),
    "items.feedback": EMPTY,
    "attachments.create": TypeAdapter(Attachment),
    "attachments.delete": EMPTY,
    "input.transcribe": TypeAdapter(TranscriptionResult),
    "threads.sync_custom_action": TypeAdapter(SyncCustomActionResponse),
}


def send(url: str, token: str, body: bytes) -> tuple[int, str, bytes]:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=30)
    connection.request("POST", parts.path, body, {"Content-Type": "application/json", "Authorization": f"Bearer {token}"})
    answer = connection.getresponse()
    return answer.status, answer.headers.get_content_type(), answer.read()


def frames(body: bytes) -> list[bytes]:
    """The SDK's own framing and no other: ``data: ``, one line of JSON, two line feeds."""
    parts = body.split(b"\n\n")
    if parts.pop() != b"":
        raise ValueError("the stream does not end with a blank line")
    for part in parts:
        if not part.startswith(b"data: ") or b"\n" in part:
            raise ValueError(f"not the SDK's framing: {part[:80]!r}")
    return [part.removeprefix(b"data: ") for part in parts]


def read(adapter: TypeAdapter, data: bytes) -> dict[str, Any]:
    """The value as the types understand it, and the paths that they dropped because they do not know them."""
    value = json.loads(adapter.dump_json(adapter.validate_json(data), exclude_none=True))
    return {"value": value, "dropped": sorted(dropped(json.loads(data), value, ""))}


def dropped(sent: Any, kept: Any, path: str) -> list[str]:
    if isinstance(sent, dict) and isinstance(kept, dict):
        return [found for key, entry in sent.items() for found in (dropped(entry, kept[key], f"{path}.{key}") if key in kept else [f"{path}.{key}"])]
    if isinstance(sent, list) and isinstance(kept, list) and len(sent) == len(kept):
        return [found for one, other in zip(sent, kept) for found in dropped(one, other, f"{path}[]")]
    return []


def answer(url: str, token: str, line: str) -> dict[str, Any]:
    request = json.loads(line)
    try:
        REQUEST.validate_python(request)
        status, kind, body = send(url, token, line.encode())
        if status != 200:
            return {"status": status, "error": json.loads(body)}
        adapter = ANSWERS.get(request["type"])
        if adapter is None:
            if kind != "text/event-stream":
                return {"refused": f"a stream was expected, {kind} came"}
            return {"status": status, "events": [read(EVENT, frame) for frame in frames(body)]}
        return {"status": status, **read(adapter, body)}
    except (ValidationError, ValueError) as error:
        return {"refused": str(error)}


def main() -> None:
    url, token = sys.argv[1:3]
    for line in sys.stdin:
        print(json.dumps(answer(url, token, line)), flush=True)


if __name__ == "__main__":
    main()
