"""The run's own reading of numbers, dates, names and modality, in English and Korean, apart from the product's."""
