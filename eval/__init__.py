"""How good the program is, measured offline. Imported as ``from eval.module import name``."""
