"""What differs between machines, from the environment."""

import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    #: Base URL of the Better Auth server, without ``/api/auth``.
    auth_url: str
    #: ``iss`` and ``aud`` of its tokens; Better Auth uses its own base URL for both unless told otherwise.
    issuer: str
    audience: str
    #: SQLite file with threads, items and attachments.
    database: str
    #: Address under which people reach this server: upload and preview URLs start with it.
    public_url: str


def settings_from_environment() -> Settings:
    auth_url = os.environ.get("BETTER_AUTH_URL", "http://127.0.0.1:3000").rstrip("/")
    return Settings(
        auth_url=auth_url,
        issuer=os.environ.get("JWT_ISSUER", auth_url),
        audience=os.environ.get("JWT_AUDIENCE", auth_url),
        database=os.environ.get("CHAT_DATABASE", "chat.db"),
        public_url=os.environ.get("PUBLIC_URL", "http://127.0.0.1:8000").rstrip("/"),
    )
