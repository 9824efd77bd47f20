"""A ChatKit backend on FastAPI whose users sign in with Better Auth."""
