"""Thousands of maps, asked together: their dataset on disk, and a list of where each comes from."""

from argmap.corpus.corpus import Corpus, is_corpus
from argmap.corpus.intake import Outcome
from argmap.corpus.shelf import Entry

__all__ = ["Corpus", "Entry", "Outcome", "is_corpus"]
