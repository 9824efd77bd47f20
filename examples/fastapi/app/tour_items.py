"""Makes the items that the tour sends."""

from collections.abc import Iterator
from datetime import datetime, timezone
from typing import Any

from chatkit.actions import ActionConfig
from chatkit.store import Store, StoreItemType
from chatkit.types import (
    AssistantMessageContent,
    AssistantMessageContentPartAdded,
    AssistantMessageContentPartDone,
    AssistantMessageContentPartTextDelta,
    AssistantMessageItem,
    ThreadItemAddedEvent,
    ThreadItemDoneEvent,
    ThreadItemUpdatedEvent,
    ThreadMetadata,
    ThreadStreamEvent,
)
from chatkit.widgets import Button, Card, Text

from .store import Context


class Items:
    """Items of one thread, with ids and times."""

    def __init__(self, store: Store[Context], thread: ThreadMetadata, context: Context):
        self.store, self.thread, self.context = store, thread, context

    def base(self, kind: StoreItemType = "message") -> dict[str, Any]:
        return {
            "id": self.store.generate_item_id(kind, self.thread, self.context),
            "thread_id": self.thread.id,
            "created_at": datetime.now(timezone.utc),
        }

    def said(self, text: str, **content: Any) -> ThreadStreamEvent:
        """A message that is there at once."""
        return ThreadItemDoneEvent(item=AssistantMessageItem(**self.base(), content=[AssistantMessageContent(text=text, **content)]))

    def spoken(self, pieces: list[str]) -> Iterator[ThreadStreamEvent]:
        """A message that comes piece by piece."""
        item = AssistantMessageItem(**self.base(), content=[])
        yield ThreadItemAddedEvent(item=item)
        yield ThreadItemUpdatedEvent(item_id=item.id, update=AssistantMessageContentPartAdded(content_index=0, content=AssistantMessageContent(text="")))
        for piece in pieces:
            yield ThreadItemUpdatedEvent(item_id=item.id, update=AssistantMessageContentPartTextDelta(content_index=0, delta=piece))
        content = AssistantMessageContent(text="".join(pieces))
        yield ThreadItemUpdatedEvent(item_id=item.id, update=AssistantMessageContentPartDone(content_index=0, content=content))
        yield ThreadItemDoneEvent(item=item.model_copy(update={"content": [content]}))


def counter_card(count: int) -> Card:
    """Buttons that count up: by a stream, and at once."""
    payload = {"count": count}
    return Card(
        key="counter",
        children=[
            Text(value=f"Counted to {count}", id="count"),
            Button(label="Add", onClickAction=ActionConfig(type="counter.add", payload=payload)),
            Button(label="Add at once", onClickAction=ActionConfig(type="counter.add", payload=payload, streaming=False)),
        ],
    )
