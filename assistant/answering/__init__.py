"""From a question to the answer object: one file a kind of answer, and what they share."""
