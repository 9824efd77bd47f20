"""Uploads in two phases: the chat creates the attachment, the client then puts its bytes to the URL it was given."""

import sqlite3

from chatkit.store import AttachmentStore, NotFoundError
from chatkit.types import Attachment, AttachmentCreateParams, AttachmentUploadDescriptor, FileAttachment, ImageAttachment

from .store import Context, SqliteStore

#: Largest file, in bytes.
MAX_BYTES = 25 * 1024 * 1024

#: Kinds of images that a browser shows without running anything.
IMAGES = ("image/png", "image/jpeg", "image/gif", "image/webp")


class SqliteAttachments(AttachmentStore[Context]):
    def __init__(self, database: sqlite3.Connection, store: SqliteStore, public_url: str):
        self._db = database
        self._store = store
        self._public_url = public_url

    async def create_attachment(self, input: AttachmentCreateParams, context: Context) -> Attachment:
        if input.size > MAX_BYTES:
            raise ValueError(f"{input.name} is larger than {MAX_BYTES} bytes")
        attachment_id = self.generate_attachment_id(input.mime_type, context)
        url = f"{self._public_url}/attachments/{attachment_id}"
        known = {
            "id": attachment_id,
            "name": input.name,
            "mime_type": input.mime_type,
            "upload_descriptor": AttachmentUploadDescriptor(url=url, method="PUT", headers={"content-type": input.mime_type}),
        }
        if input.mime_type in IMAGES:
            return ImageAttachment(**known, preview_url=url)
        return FileAttachment(**known)

    async def delete_attachment(self, attachment_id: str, context: Context) -> None:
        """Its bytes are in the row that the store deletes."""

    async def write(self, attachment_id: str, data: bytes, context: Context) -> None:
        attachment = await self._store.load_attachment(attachment_id, context)
        self._db.execute("UPDATE attachments SET bytes = ? WHERE id = ? AND user_id = ?", (data, attachment_id, context.user_id))
        attachment.upload_descriptor = None
        await self._store.save_attachment(attachment, context)

    async def read(self, attachment_id: str, context: Context) -> tuple[Attachment, bytes]:
        attachment = await self._store.load_attachment(attachment_id, context)
        row = self._db.execute("SELECT bytes FROM attachments WHERE id = ? AND user_id = ?", (attachment_id, context.user_id)).fetchone()
        if row is None or row[0] is None:
            raise NotFoundError(f"Attachment {attachment_id} has no bytes yet")
        return attachment, row[0]
