"""AIF, the Argument Interchange Format, as JSON: AIFdb's, OVA's (2 and 3) and xAIF, in and out, with nothing lost.

I-nodes are statements, RA-nodes inferences, CA-nodes conflicts, MA-nodes rephrases, PA-nodes preferences. Locutions,
illocutions and transitions have no place in the model; they, and every other key of a document, are kept in the map's
``extra`` and written back (see ``reader``).
"""

from argmap.formats.aif.reader import load, load_graph
from argmap.formats.aif.sniffing import knows
from argmap.formats.aif.writer import CARRIES, dump, dump_xaif

__all__ = ["CARRIES", "dump", "dump_xaif", "knows", "load", "load_graph"]
