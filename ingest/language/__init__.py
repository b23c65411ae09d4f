"""What words, numbers, dates and names are, in English and Korean."""
