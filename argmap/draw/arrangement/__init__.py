"""Where boxes and lines stand: the wide arrangement for desks and paper, the narrow one for phones."""
