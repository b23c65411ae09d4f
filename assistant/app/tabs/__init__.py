"""The app's tabs, a module each: layout and wiring. What they show is computed elsewhere, tested without Gradio."""
