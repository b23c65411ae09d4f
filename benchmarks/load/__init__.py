"""How many people the running desk answers at once, how fast, and whether each is shown only what is theirs."""
