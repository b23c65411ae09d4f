"""Documents in, searchable chunks out."""

import os

# Both are decided when the library is first imported, and Chroma imports onnxruntime by itself: so here, before
# any module of this package can. Setting them is the documented way to keep the libraries from calling home.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")
