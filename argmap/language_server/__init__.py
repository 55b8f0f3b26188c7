"""A server of the Language Server Protocol for Argdown: what editors show and do, each a thin question to the library."""
