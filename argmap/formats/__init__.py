"""Text notations, one package or module each, that all turn text into the model and the model into text."""
