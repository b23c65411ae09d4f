"""This product and what people would use instead, on the same documents and the same questions."""
