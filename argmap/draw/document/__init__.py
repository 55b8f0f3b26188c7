"""Slides, documents and handouts: a map in the formats that teachers and students work on, never a picture of one."""
