"""Web apps on this machine: thin translations of the library to HTTP. Starlette and uvicorn stand behind this package."""
