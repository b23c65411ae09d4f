"""Makes the program documents of ``corpus/`` from the readable sources beside this file, a module a format."""
