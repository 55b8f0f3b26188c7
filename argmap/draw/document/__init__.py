"""Slides, documents and handouts: a map in the formats that teachers and students work on, never a picture of one."""

FORMATS = (
    {
        "name": "pptx",
        "title": "slides of native shapes, to be edited",
        "suffixes": (".pptx",),
        "media_type": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "draw": "slides.draw",
        "loses": "everything that is not drawn",
    },
    {
        "like": "pptx",
        "name": "docx",
        "title": "outline, picture and sources to be edited",
        "suffixes": (".docx",),
        "media_type": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "draw": "word.draw",
    },
    {
        "like": "pptx",
        "name": "handout",
        "title": "tasks for students, with solutions, in Markdown",
        "suffixes": (".handout.md",),
        "media_type": "text/markdown",
        "draw": "handout.draw",
    },
)
