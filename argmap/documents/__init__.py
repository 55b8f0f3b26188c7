"""Maps within documents of other tools: a filter for pandoc (and Quarto), a plugin for MkDocs."""
