"""The floor of the house: the model and every rule of how a map is read; standard library only."""
