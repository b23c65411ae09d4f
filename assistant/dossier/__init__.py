"""What a viewer may learn from the documents without asking: their facts in tables, who is who, a timeline, a quiz."""
