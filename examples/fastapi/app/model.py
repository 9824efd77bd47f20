"""Answers of an OpenAI model through the Agents SDK. Used only where OPENAI_API_KEY is set."""

import os
from collections.abc import AsyncIterator

from agents import Agent, Runner
from chatkit.agents import AgentContext, simple_to_agent_input, stream_agent_response
from chatkit.store import Store
from chatkit.types import AudioInput, ThreadMetadata, ThreadStreamEvent, TranscriptionResult, UserMessageItem
from openai import AsyncOpenAI

from .store import Context

#: Newest items that the model reads.
MEMORY = 40

_agent = Agent(name="Assistant", instructions="You are a helpful assistant. Answer in Markdown.", model=os.environ.get("OPENAI_MODEL", "gpt-5-mini"))


async def answer(
    store: Store[Context], thread: ThreadMetadata, message: UserMessageItem | None, context: Context
) -> AsyncIterator[ThreadStreamEvent]:
    items = await store.load_thread_items(thread.id, after=None, limit=MEMORY, order="desc", context=context)
    result = Runner.run_streamed(_agent, await simple_to_agent_input(list(reversed(items.data))))
    async for event in stream_agent_response(AgentContext(thread=thread, store=store, request_context=context), result):
        yield event


async def transcribe(audio: AudioInput) -> TranscriptionResult:
    if not os.environ.get("OPENAI_API_KEY"):
        raise NotImplementedError("Dictation needs a model: set OPENAI_API_KEY.")
    name = f"speech.{audio.media_type.split('/')[1]}"
    result = await AsyncOpenAI().audio.transcriptions.create(model="gpt-4o-mini-transcribe", file=(name, audio.data))
    return TranscriptionResult(text=result.text)
