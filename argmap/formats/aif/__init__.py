"""AIF, the Argument Interchange Format, as JSON: AIFdb's, OVA's (2 and 3) and xAIF, in and out, with nothing lost.

I-nodes are statements, RA-nodes inferences, CA-nodes conflicts, MA-nodes rephrases, PA-nodes preferences. Locutions,
illocutions and transitions have no place in the model; they, and every other key of a document, are kept in the map's
``extra`` and written back (see ``reader``).
"""

from argmap.formats.aif.reader import load, load_graph, read
from argmap.formats.aif.sniffing import knows
from argmap.formats.aif.writer import dump, dump_xaif

__all__ = ["dump", "dump_xaif", "knows", "load", "load_graph", "read"]

FORMATS = (
    {
        "name": "aif",
        "title": "AIF JSON, as AIFdb and OVA have it",
        "suffixes": (".aif.json", ".aif", ".json"),
        "media_type": "application/json",
        "load": "read",
        "dump": "dump",
        "knows": "sniffing.knows",
        "says": (
            "wording ids relation-ids order support linked schemes attack linked-attack undercut rephrase preference"
        ),
        "checks": "remains.Remains",
        "vouches": True,  # ids are made here, relations tie what is there, and ``Rows`` has seen all that it carries
        "keeps": {  # conflicts may be aimed at conflicts in a document that is kept
            "aif:nodes": "about-relations",
            "aif:edges": "about-relations",
            "aif:graph": "about-relations",
        },
    },
    {
        "like": "aif",
        "name": "xaif",
        "keeps": {
            "aif:nodes": "about-relations",
            "aif:edges": "about-relations",
            "aif:graph": "about-relations",
            "aif:document": "about-relations",
        },
        "title": "xAIF JSON, as argument mining tools have it",
        "suffixes": (".xaif.json", ".xaif"),
        "dump": "dump_xaif",
    },
)
