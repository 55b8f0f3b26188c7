"""Drawing a map: `compose` makes a scene of plain data, and each painter shows that same scene in its own medium."""
