"""The app's tabs: what each event shows, its words in both languages, and what guards it."""
