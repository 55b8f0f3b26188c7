"""Maps in notebooks: as a picture, and as a widget whose choices Python reads and sets."""
