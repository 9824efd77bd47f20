"""The stops of the tour, by the first word of a message."""

import asyncio
from collections.abc import AsyncIterator, Callable

from chatkit.errors import CustomStreamError
from chatkit.types import (
    Annotation,
    ClientEffectEvent,
    ClientToolCallItem,
    ClosedStatus,
    CustomSummary,
    CustomTask,
    DurationSummary,
    EndOfTurnItem,
    FileSource,
    GeneratedImage,
    GeneratedImageItem,
    GeneratedImageUpdated,
    HiddenContextItem,
    LockedStatus,
    NoticeEvent,
    ProgressUpdateEvent,
    SearchTask,
    StructuredInputFreeform,
    StructuredInputItem,
    StructuredInputMultipleChoice,
    StructuredInputMultipleChoiceOption,
    TaskItem,
    ThoughtTask,
    ThreadItemAddedEvent,
    ThreadItemDoneEvent,
    ThreadItemUpdatedEvent,
    ThreadStreamEvent,
    URLSource,
    UserMessageItem,
    WidgetItem,
    Workflow,
    WorkflowItem,
    WorkflowTaskAdded,
    WorkflowTaskUpdated,
)
from chatkit.server import stream_widget
from chatkit.widgets import Card, Markdown

from .tour_items import Items, counter_card

Events = AsyncIterator[ThreadStreamEvent]
Stop = Callable[[Items, UserMessageItem], Events]

#: One transparent pixel.
PIXEL = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


async def echo(items: Items, message: UserMessageItem) -> Events:
    said = "".join(part.text for part in message.content)
    files = "".join(f"\n- {attachment.name}" for attachment in message.attachments)
    for event in items.spoken(["You said: ", *[f"{word} " for word in said.split(" ")], f"\n{files}" if files else ""]):
        yield event
    yield ThreadItemDoneEvent(item=EndOfTurnItem(**items.base()))


async def slow(items: Items, message: UserMessageItem) -> Events:
    """Goes on until the client goes away, or for ten minutes."""
    for event in items.spoken([f"{number} " for number in range(6000)]):
        yield event
        await asyncio.sleep(0.1)


async def sources(items: Items, message: UserMessageItem) -> Events:
    text = "ChatKit has a protocol, and it has a Python SDK."
    yield items.said(
        text,
        annotations=[
            Annotation(source=URLSource(title="ChatKit", url="https://example.com/chatkit"), index=22),
            Annotation(source=FileSource(title="Manual", filename="manual.pdf"), index=len(text)),
        ],
    )


async def workflow(items: Items, message: UserMessageItem) -> Events:
    base = items.base("workflow")
    yield ThreadItemAddedEvent(item=WorkflowItem(**base, workflow=Workflow(type="reasoning", tasks=[])))
    thought = ThoughtTask(content="Looking")
    yield ThreadItemUpdatedEvent(item_id=base["id"], update=WorkflowTaskAdded(task_index=0, task=thought))
    thought = ThoughtTask(content="Looking around…", status_indicator="complete")
    yield ThreadItemUpdatedEvent(item_id=base["id"], update=WorkflowTaskUpdated(task_index=0, task=thought))
    search = SearchTask(title_query="better auth", queries=["better auth jwt"], sources=[URLSource(title="Better Auth", url="https://example.com/ba")])
    yield ThreadItemUpdatedEvent(item_id=base["id"], update=WorkflowTaskAdded(task_index=1, task=search))
    done = Workflow(type="reasoning", tasks=[thought, search], summary=DurationSummary(duration=3))
    yield ThreadItemDoneEvent(item=WorkflowItem(**base, workflow=done))
    custom = Workflow(type="custom", tasks=[CustomTask(title="Packed", icon="check-circle")], summary=CustomSummary(title="All done", icon="star"), expanded=True)
    yield ThreadItemDoneEvent(item=WorkflowItem(**items.base("workflow"), workflow=custom))
    yield ThreadItemDoneEvent(item=TaskItem(**items.base("task"), task=CustomTask(title="One task", content="with **text**")))


async def widget(items: Items, message: UserMessageItem) -> Events:
    yield ThreadItemDoneEvent(item=WidgetItem(**items.base(), widget=counter_card(0), copy_text="A counter"))


async def streamed_widget(items: Items, message: UserMessageItem) -> Events:
    async def states():
        text = ""
        for word in ["Piece ", "by ", "piece."]:
            text += word
            yield Card(children=[Markdown(id="text", value=text, streaming=word != "piece.")])

    async for event in stream_widget(items.thread, states(), generate_id=lambda kind: items.base(kind)["id"]):
        yield event


async def image(items: Items, message: UserMessageItem) -> Events:
    base = items.base()
    yield ThreadItemAddedEvent(item=GeneratedImageItem(**base))
    picture = GeneratedImage(id="img_1", url=PIXEL)
    yield ThreadItemUpdatedEvent(item_id=base["id"], update=GeneratedImageUpdated(image=picture, progress=0.5))
    yield ThreadItemDoneEvent(item=GeneratedImageItem(**base, image=picture))


async def questions(items: Items, message: UserMessageItem) -> Events:
    options = [StructuredInputMultipleChoiceOption(value=value) for value in ("Maths", "Music")]
    yield ThreadItemDoneEvent(
        item=StructuredInputItem(
            **items.base(),
            inputs=[
                StructuredInputMultipleChoice(id="subject", question="Which subject?", options=options),
                StructuredInputFreeform(id="why", question="Why that one?", description="A word is enough"),
            ],
        )
    )


async def tool(items: Items, message: UserMessageItem) -> Events:
    yield ThreadItemDoneEvent(item=ClientToolCallItem(**items.base("tool_call"), call_id="call_1", name="get_time", arguments={"zone": None}))


async def effects(items: Items, message: UserMessageItem) -> Events:
    yield ProgressUpdateEvent(text="Looking it up…", icon="search")
    yield ClientEffectEvent(name="highlight", data={"row": 3})
    yield NoticeEvent(level="warning", title="Quota", message="You have **3 messages** left today.")
    yield ThreadItemDoneEvent(item=HiddenContextItem(**items.base(), content="never shown"))
    yield items.said("Effects were sent.")


async def lock(items: Items, message: UserMessageItem) -> Events:
    items.thread.status = LockedStatus(reason="A colleague is taking over.")
    yield items.said("Locked.")


async def close(items: Items, message: UserMessageItem) -> Events:
    items.thread.status = ClosedStatus(reason="This case is solved.")
    items.thread.allowed_image_domains = ["images.example.com"]
    yield items.said("Closed.")


async def fail(items: Items, message: UserMessageItem) -> Events:
    yield items.said("This goes well, and then it does not.")
    raise CustomStreamError("The archive is closed today. Ask again tomorrow.", allow_retry=True)


async def crash(items: Items, message: UserMessageItem) -> Events:
    raise RuntimeError("an error that the backend did not expect")
    yield items.said("never")


async def listing(items: Items, message: UserMessageItem) -> Events:
    yield items.said("Begin a message with one of these words:\n\n" + "\n".join(f"- `{word}`" for word in stops))


stops: dict[str, Stop] = {
    "echo": echo, "slow": slow, "sources": sources, "workflow": workflow, "widget": widget, "stream": streamed_widget, "image": image,
    "questions": questions, "tool": tool, "effects": effects, "lock": lock, "close": close, "fail": fail, "crash": crash, "help": listing,
}  # fmt: skip
