"""Places of boxes and lines: the wide arrangement for desks and paper, the narrow one for phones."""
