"""Does a question about unseen documents get an answer only where they hold one? See ``__main__.py``."""
