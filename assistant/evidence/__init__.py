"""Which sentences may answer a question, and whether any does."""
