"""What the backend answers: a model where one is configured, else the tour of what ChatKit can show."""

import os
import sqlite3
from collections.abc import AsyncIterator
from typing import Any

from chatkit.actions import Action
from chatkit.server import ChatKitServer
from chatkit.types import (
    AudioInput,
    FeedbackKind,
    SyncCustomActionResponse,
    ThreadMetadata,
    ThreadStreamEvent,
    TranscriptionResult,
    UserMessageItem,
    WidgetItem,
)

from . import model, tour
from .attachments import SqliteAttachments
from .store import Context, SqliteStore


class ChatServer(ChatKitServer[Context]):
    def __init__(self, store: SqliteStore, attachments: SqliteAttachments, database: sqlite3.Connection):
        super().__init__(store, attachments)
        self._db = database

    async def respond(
        self, thread: ThreadMetadata, input_user_message: UserMessageItem | None, context: Context
    ) -> AsyncIterator[ThreadStreamEvent]:
        if thread.title is None and input_user_message is not None:
            thread.title = tour.text_of(input_user_message)[:60] or "New conversation"
        answer = model.answer if os.environ.get("OPENAI_API_KEY") else tour.answer
        async for event in answer(self.store, thread, input_user_message, context):
            yield event

    async def action(
        self, thread: ThreadMetadata, action: Action[str, Any], sender: WidgetItem | None, context: Context
    ) -> AsyncIterator[ThreadStreamEvent]:
        async for event in tour.act(self.store, thread, action, sender, context):
            yield event

    async def sync_action(
        self, thread: ThreadMetadata, action: Action[str, Any], sender: WidgetItem | None, context: Context
    ) -> SyncCustomActionResponse:
        updated = tour.act_at_once(action, sender)
        if updated is not None:
            # The SDK does not store what this returns.
            await self.store.save_item(thread.id, updated, context)
        return SyncCustomActionResponse(updated_item=updated)

    async def add_feedback(self, thread_id: str, item_ids: list[str], feedback: FeedbackKind, context: Context) -> None:
        await self.store.load_thread(thread_id, context)
        self._db.executemany(
            "INSERT INTO feedback (user_id, thread_id, item_id, kind) VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET kind = excluded.kind",
            [(context.user_id, thread_id, item_id, feedback) for item_id in item_ids],
        )

    async def transcribe(self, audio_input: AudioInput, context: Context) -> TranscriptionResult:
        return await model.transcribe(audio_input)
