"""The HTTP side: one route for the chat, one for attachments, and who may use them."""

import re
import sqlite3

from chatkit.server import NonStreamingResult
from chatkit.store import NotFoundError
from fastapi import FastAPI, Request, Response
from fastapi.responses import StreamingResponse
from pydantic import ValidationError

from .attachments import IMAGES, MAX_BYTES, SqliteAttachments
from .auth import TokenVerifier
from .chat import ChatServer
from .database import open_database
from .middleware import Authentication, refuse
from .settings import Settings, settings_from_environment
from .store import SqliteStore

#: Largest chat request, in bytes.
MAX_REQUEST = 32 * 1024 * 1024


def create_app(settings: Settings) -> FastAPI:
    app = FastAPI(title="ChatKit backend", docs_url=None, redoc_url=None, openapi_url=None)
    verifier = TokenVerifier(settings.auth_url, settings.issuer, settings.audience)
    database: sqlite3.Connection = open_database(settings.database)
    store = SqliteStore(database)
    attachments = SqliteAttachments(database, store, settings.public_url)
    server = ChatServer(store, attachments, database)

    app.add_middleware(Authentication, verifier=verifier, open_paths=("/health",))

    @app.get("/health")
    async def health():
        return {"name": "chatkit-fastapi"}

    @app.post("/chatkit")
    async def chatkit(request: Request):
        body = await request.body()
        if len(body) > MAX_REQUEST:
            return refuse(413, "request.too_large", "The request is too large.")
        try:
            result = await server.process(body, request.state.context)
        except ValidationError as error:
            return refuse(400, "request.invalid", f"The request does not fit the ChatKit protocol: {error.error_count()} problems.")
        except NotFoundError as error:
            return refuse(404, "not_found", str(error))
        except NotImplementedError as error:
            return refuse(501, "not_implemented", str(error))
        except ValueError as error:
            return refuse(400, "request.invalid", str(error))
        if isinstance(result, NonStreamingResult):
            return Response(result.json, media_type="application/json")
        return StreamingResponse(result, media_type="text/event-stream", headers={"Cache-Control": "no-cache, no-transform", "X-Accel-Buffering": "no"})

    @app.put("/attachments/{attachment_id}")
    async def upload(attachment_id: str, request: Request):
        if int(request.headers.get("content-length") or 0) > MAX_BYTES:
            return refuse(413, "attachment.too_large", "The file is too large.")
        data = bytearray()
        async for chunk in request.stream():
            data += chunk
            if len(data) > MAX_BYTES:
                return refuse(413, "attachment.too_large", "The file is too large.")
        try:
            await attachments.write(attachment_id, bytes(data), request.state.context)
        except NotFoundError as error:
            return refuse(404, "attachment.not_found", str(error))
        return Response(status_code=204)

    @app.get("/attachments/{attachment_id}")
    async def download(attachment_id: str, request: Request):
        try:
            attachment, data = await attachments.read(attachment_id, request.state.context)
        except NotFoundError as error:
            return refuse(404, "attachment.not_found", str(error))
        shown = attachment.mime_type in IMAGES
        name = re.sub(r"[^\w.-]", "_", attachment.name, flags=re.ASCII)
        return Response(
            data,
            media_type=attachment.mime_type if shown else "application/octet-stream",
            headers={
                "X-Content-Type-Options": "nosniff",
                "Cache-Control": "private, max-age=3600",
                "Content-Disposition": "inline" if shown else f'attachment; filename="{name}"',
            },
        )

    return app


def app() -> FastAPI:
    """For ``uvicorn --factory app.main:app``."""
    return create_app(settings_from_environment())
