"""The fact tables: who, what, where, when and how much a document says, each row with its quote."""
