"""How the built-in encoder and the fusion are made, from data given by path."""
