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
        "title": "tasks for students, in Markdown",
        "suffixes": (".handout.md",),
        "media_type": "text/markdown",
        "draw": "handout.draw",
    },
    {
        "like": "docx",
        "name": "handout-docx",
        "title": "tasks for students, to be edited",
        "suffixes": (".handout.docx",),
        "draw": "handout_word.draw",
    },
    {
        "like": "handout",
        "name": "handout-pdf",
        "title": "tasks for students, to be printed",
        "suffixes": (".handout.pdf",),
        "media_type": "application/pdf",
        "draw": "handout_pdf.draw",
    },
    {
        "like": "handout",
        "name": "solutions",
        "title": "solutions to a handout, in Markdown",
        "suffixes": (".solutions.md",),
        "arguments": {"solved": True},
    },
    {
        "like": "handout-docx",
        "name": "solutions-docx",
        "title": "solutions to a handout, to be edited",
        "suffixes": (".solutions.docx",),
        "arguments": {"solved": True},
    },
    {
        "like": "handout-pdf",
        "name": "solutions-pdf",
        "title": "solutions to a handout, to be printed",
        "suffixes": (".solutions.pdf",),
        "arguments": {"solved": True},
    },
)
