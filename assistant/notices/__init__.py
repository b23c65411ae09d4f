"""What a reader must know beside an answer: above all, where documents disagree."""
