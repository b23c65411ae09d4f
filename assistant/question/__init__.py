"""What a message asks: its language, its kind, what it names, what it leans on."""
