"""Engines: evidence in, draft statements out. Whoever drafts, verification and citation are the same for all."""
