"""A student's map beside a reference map of the same text: which box says what, what differs, and what to tell whom."""
