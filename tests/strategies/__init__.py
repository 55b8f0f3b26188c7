"""Hypothesis strategies for maps and frameworks, which laws of several rooms share.

Drawing costs more than most laws: each choice of Hypothesis takes a fifth of a millisecond. So what is made of small
independent choices (``picks``, ``joined``, ``slugs``) is made of one string of bytes, which shrinks towards the first
of everything.
"""

from tests.strategies.reasoning import (
    abstract_frameworks,
    assumptions,
    attack_graphs,
    attack_maps,
    attacking,
    frameworks,
    maps,
    ranked_maps,
)
from tests.strategies.texts import HOSTILE, hostile_texts, id_lists, joined, phrases, picks, slugs

__all__ = [
    "HOSTILE",
    "abstract_frameworks",
    "assumptions",
    "attack_graphs",
    "attack_maps",
    "attacking",
    "frameworks",
    "hostile_texts",
    "id_lists",
    "joined",
    "maps",
    "phrases",
    "picks",
    "ranked_maps",
    "slugs",
]
