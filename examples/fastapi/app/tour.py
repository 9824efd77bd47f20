"""A tour of what a ChatKit backend can send, for backends without a model and for tests. The first word of a message
chooses the stop; ``help`` lists them."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from chatkit.actions import Action
from chatkit.store import Store
from chatkit.types import ThreadItemReplacedEvent, ThreadMetadata, ThreadStreamEvent, UserMessageItem, WidgetItem

from .stops import Stop, stops
from .store import Context
from .tour_items import Items, counter_card

Events = AsyncIterator[ThreadStreamEvent]


def text_of(message: UserMessageItem) -> str:
    return "".join(part.text if part.type == "input_text" else f"@{part.text}" for part in message.content).strip()


async def answer(store: Store[Context], thread: ThreadMetadata, message: UserMessageItem | None, context: Context) -> Events:
    items = Items(store, thread, context)
    if message is None:
        newest = (await store.load_thread_items(thread.id, after=None, limit=1, order="desc", context=context)).data
        async for event in continued(items, newest[0] if newest else None):
            yield event
        return
    word = text_of(message).split(" ")[0].lower()
    stop: Stop = stops.get(word, stops["echo"])
    async for event in stop(items, message):
        yield event


async def continued(items: Items, newest: Any) -> Events:
    """After a client tool has answered, or the person has answered questions."""
    if newest is not None and newest.type == "client_tool_call":
        yield items.said(f"The tool answered: `{newest.output}`")
    elif newest is not None and newest.type == "structured_input":
        answers = [f"{entry.question}: {', '.join(entry.answer.values) or 'skipped'}" for entry in newest.inputs if entry.answer]
        yield items.said("Noted.\n\n" + "\n".join(f"- {line}" for line in answers))


async def act(store: Store[Context], thread: ThreadMetadata, action: Action[str, Any], sender: WidgetItem | None, context: Context) -> Events:
    items = Items(store, thread, context)
    if action.type == "counter.add" and sender is not None:
        yield ThreadItemReplacedEvent(item=counted(action, sender))
        return
    await asyncio.sleep(0)
    yield items.said(f"Action `{action.type}` with `{action.payload}`.")


def act_at_once(action: Action[str, Any], sender: WidgetItem | None) -> WidgetItem | None:
    return counted(action, sender) if action.type == "counter.add" and sender is not None else None


def counted(action: Action[str, Any], sender: WidgetItem) -> WidgetItem:
    return sender.model_copy(update={"widget": counter_card(int((action.payload or {}).get("count", 0)) + 1)})
