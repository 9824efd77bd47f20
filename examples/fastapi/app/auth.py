"""Who is asking: bearer tokens of Better Auth's JWT plugin, verified with its public keys."""

import asyncio
import time

import jwt
from jwt import PyJWKClient, PyJWKClientConnectionError

#: Signatures that only the auth server can make. A shared-secret algorithm here would let every verifier forge tokens.
ALGORITHMS = ("EdDSA", "RS256", "ES256")

#: How far two clocks may be apart, in seconds.
LEEWAY = 30

#: A token that names an unknown key makes the keys be fetched anew, but not more often than this, in seconds.
REFETCH_INTERVAL = 10.0


class NotAuthenticated(Exception):
    """The request is answered with 401; the text says why."""


class KeysUnavailable(Exception):
    """The auth server's keys could not be read: nobody's fault here, answered with 503."""


class TokenVerifier:
    def __init__(self, auth_url: str, issuer: str, audience: str):
        self._issuer = issuer
        self._audience = audience
        self._keys = PyJWKClient(f"{auth_url}/api/auth/jwks", cache_keys=False, lifespan=3600, timeout=5)
        self._fetched_at = 0.0

    async def user_of(self, authorization: str | None) -> str:
        """The user's id from an ``Authorization`` header. Raises NotAuthenticated or KeysUnavailable."""
        scheme, _, token = (authorization or "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise NotAuthenticated("Send 'Authorization: Bearer <token>' with a token from authClient.token().")
        try:
            header = jwt.get_unverified_header(token)
        except jwt.InvalidTokenError as error:
            raise NotAuthenticated("This is not a JWT.") from error
        if header.get("alg") not in ALGORITHMS:
            raise NotAuthenticated(f"Tokens are signed with {', '.join(ALGORITHMS)}; shared-secret tokens are refused.")
        if not header.get("kid"):
            raise NotAuthenticated("The token's header names no key (kid).")
        key = await asyncio.to_thread(self._key, header["kid"])
        try:
            claims = jwt.decode(
                token,
                key=key,
                algorithms=list(ALGORITHMS),
                audience=self._audience,
                issuer=self._issuer,
                leeway=LEEWAY,
                options={"require": ["exp", "sub", "iss", "aud"]},
            )
        except jwt.InvalidTokenError as error:
            raise NotAuthenticated(f"The token was refused: {error}.") from error
        return claims["sub"]

    def _key(self, kid: str) -> jwt.PyJWK:
        try:
            return self._find(kid, refresh=False)
        except LookupError:
            pass
        if time.monotonic() - self._fetched_at < REFETCH_INTERVAL:
            raise NotAuthenticated("The token's key is unknown.")
        try:
            return self._find(kid, refresh=True)
        except LookupError as error:
            raise NotAuthenticated("The token's key is unknown.") from error

    def _find(self, kid: str, refresh: bool) -> jwt.PyJWK:
        try:
            if refresh:
                self._fetched_at = time.monotonic()
            key_set = self._keys.get_jwk_set(refresh=refresh)
        except (PyJWKClientConnectionError, jwt.PyJWKSetError) as error:
            raise KeysUnavailable("The auth server's keys could not be read.") from error
        for key in key_set.keys:
            if key.key_id == kid:
                return key
        raise LookupError(kid)
