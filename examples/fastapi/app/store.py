"""Threads and items of every user. All tenancy is here: whatever is not the user's does not exist for them."""

import sqlite3
from dataclasses import dataclass

from chatkit.store import NotFoundError, Store
from chatkit.types import Attachment, Page, ThreadItem, ThreadMetadata
from pydantic import TypeAdapter

_item = TypeAdapter(ThreadItem)
_attachment = TypeAdapter(Attachment)


@dataclass(frozen=True)
class Context:
    """What every store call knows about the request."""

    user_id: str


class SqliteStore(Store[Context]):
    def __init__(self, database: sqlite3.Connection):
        self._db = database

    def _require_thread(self, thread_id: str, context: Context) -> None:
        found = self._db.execute("SELECT 1 FROM threads WHERE id = ? AND user_id = ?", (thread_id, context.user_id)).fetchone()
        if found is None:
            raise NotFoundError(f"Thread {thread_id} not found")

    async def load_thread(self, thread_id: str, context: Context) -> ThreadMetadata:
        row = self._db.execute("SELECT body FROM threads WHERE id = ? AND user_id = ?", (thread_id, context.user_id)).fetchone()
        if row is None:
            raise NotFoundError(f"Thread {thread_id} not found")
        return ThreadMetadata.model_validate_json(row[0])

    async def save_thread(self, thread: ThreadMetadata, context: Context) -> None:
        # A Thread may come here with its items; they have a table of their own.
        body = ThreadMetadata.model_validate(thread.model_dump(exclude={"items"})).model_dump_json()
        self._db.execute(
            "INSERT INTO threads (id, user_id, seq, body) VALUES (?, ?, (SELECT COALESCE(MAX(seq), 0) + 1 FROM threads), ?)"
            " ON CONFLICT (id) DO UPDATE SET body = excluded.body WHERE user_id = excluded.user_id",
            (thread.id, context.user_id, body),
        )

    async def load_threads(self, limit: int, after: str | None, order: str, context: Context) -> Page[ThreadMetadata]:
        rows = self._page("threads", "user_id", context.user_id, after, limit, order)
        data = [ThreadMetadata.model_validate_json(body) for _, body in rows[:limit]]
        return _page(data, has_more=len(rows) > limit)

    async def delete_thread(self, thread_id: str, context: Context) -> None:
        self._db.execute("DELETE FROM threads WHERE id = ? AND user_id = ?", (thread_id, context.user_id))

    async def load_thread_items(self, thread_id: str, after: str | None, limit: int, order: str, context: Context) -> Page[ThreadItem]:
        self._require_thread(thread_id, context)
        rows = self._page("items", "thread_id", thread_id, after, limit, order)
        data = [_item.validate_json(body) for _, body in rows[:limit]]
        return _page(data, has_more=len(rows) > limit)

    async def add_thread_item(self, thread_id: str, item: ThreadItem, context: Context) -> None:
        self._require_thread(thread_id, context)
        self._db.execute("INSERT INTO items (thread_id, id, body) VALUES (?, ?, ?)", (thread_id, item.id, item.model_dump_json()))

    async def save_item(self, thread_id: str, item: ThreadItem, context: Context) -> None:
        self._require_thread(thread_id, context)
        self._db.execute(
            "INSERT INTO items (thread_id, id, body) VALUES (?, ?, ?) ON CONFLICT (thread_id, id) DO UPDATE SET body = excluded.body",
            (thread_id, item.id, item.model_dump_json()),
        )

    async def load_item(self, thread_id: str, item_id: str, context: Context) -> ThreadItem:
        self._require_thread(thread_id, context)
        row = self._db.execute("SELECT body FROM items WHERE thread_id = ? AND id = ?", (thread_id, item_id)).fetchone()
        if row is None:
            raise NotFoundError(f"Item {item_id} not found in thread {thread_id}")
        return _item.validate_json(row[0])

    async def delete_thread_item(self, thread_id: str, item_id: str, context: Context) -> None:
        self._require_thread(thread_id, context)
        self._db.execute("DELETE FROM items WHERE thread_id = ? AND id = ?", (thread_id, item_id))

    async def save_attachment(self, attachment: Attachment, context: Context) -> None:
        self._db.execute(
            "INSERT INTO attachments (id, user_id, body) VALUES (?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET body = excluded.body WHERE user_id = excluded.user_id",
            (attachment.id, context.user_id, attachment.model_dump_json()),
        )

    async def load_attachment(self, attachment_id: str, context: Context) -> Attachment:
        row = self._db.execute("SELECT body FROM attachments WHERE id = ? AND user_id = ?", (attachment_id, context.user_id)).fetchone()
        if row is None:
            raise NotFoundError(f"Attachment {attachment_id} not found")
        return _attachment.validate_json(row[0])

    async def delete_attachment(self, attachment_id: str, context: Context) -> None:
        self._db.execute("DELETE FROM attachments WHERE id = ? AND user_id = ?", (attachment_id, context.user_id))

    def _page(self, table: str, owner_column: str, owner: str, after: str | None, limit: int, order: str) -> list[tuple[str, str]]:
        """Rows after the cursor, one more than asked for; ordered by when they were written, not by clock."""
        direction, beyond = ("ASC", ">") if order == "asc" else ("DESC", "<")
        where, values = f"{owner_column} = ?", [owner]
        if after is not None:
            where += f" AND seq {beyond} (SELECT seq FROM {table} WHERE {owner_column} = ? AND id = ?)"
            values += [owner, after]
        query = f"SELECT id, body FROM {table} WHERE {where} ORDER BY seq {direction} LIMIT ?"
        return self._db.execute(query, [*values, limit + 1]).fetchall()


def _page(data: list, has_more: bool) -> Page:
    return Page(data=data, has_more=has_more, after=data[-1].id if has_more else None)
