"""A language model as drafter: it proposes sentences, and only what the documents say word for word is let through.

``prompts`` say what it is asked, ``providers`` open it, ``stream`` reads it under a time limit, ``claims`` takes its
text apart while it comes, ``screening`` decides what becomes of each claim, ``engine`` puts these together.
"""

from assistant.engines.llm.engine import LlmEngine

__all__ = ["LlmEngine"]
