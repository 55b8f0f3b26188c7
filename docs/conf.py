"""How `make site` builds the documentation: Sphinx, Markdown by MyST, the theme Furo.

Sphinx and not a younger generator: it makes the Python reference from our docstrings, its search works from a folder
without a server, and neither it nor Furo links a font or a script of another site.
"""

from argmap import __version__

project = "argmap"
author = "the authors of argmap"
release = __version__
extensions = ["myst_parser", "sphinx.ext.autodoc"]
source_suffix = {".md": "markdown", ".rst": "restructuredtext"}
exclude_patterns = ["pictures/*.md"]
html_theme = "furo"
html_title = "argmap"
html_theme_options = {"navigation_with_keys": True}
html_show_sphinx = False
html_copy_source = False
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 4
autodoc_typehints = "description"
autodoc_member_order = "bysource"
suppress_warnings = ["misc.highlighting_failure"]  # Pygments knows no Argdown, nor alternatives in SPARQL's paths
