"""The file by which the folder of a corpus is known, to those who must not mistake it for a folder of maps too."""

LIST = "argmap-corpus.sqlite"
