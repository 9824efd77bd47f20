"""Authentication before everything else. Plain ASGI: FastAPI's function middleware stands between a streaming answer and
the client that goes away, which is how ChatKit cancels an answer."""

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from .auth import KeysUnavailable, NotAuthenticated, TokenVerifier
from .store import Context


def refuse(status: int, code: str, message: str, **headers: str) -> JSONResponse:
    return JSONResponse({"error": {"code": code, "message": message}}, status, headers)


class Authentication:
    """Puts the user into ``request.state.context``; who is not signed in learns nothing else, and no body is read."""

    def __init__(self, app: ASGIApp, verifier: TokenVerifier, open_paths: tuple[str, ...] = ()):
        self._app = app
        self._verifier = verifier
        self._open_paths = open_paths

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] in self._open_paths:
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        try:
            user_id = await self._verifier.user_of(request.headers.get("authorization"))
        except NotAuthenticated as error:
            await refuse(401, "token.refused", str(error), **{"WWW-Authenticate": "Bearer"})(scope, receive, send)
        except KeysUnavailable as error:
            await refuse(503, "auth.unreachable", str(error), **{"Retry-After": "5"})(scope, receive, send)
        else:
            request.state.context = Context(user_id=user_id)
            await self._app(scope, receive, send)
