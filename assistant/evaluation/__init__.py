"""The regression run: a fixed question set, scored without a model as judge and without the product's own checks."""

from assistant.evaluation.errors import EvaluationError
from assistant.evaluation.report import EvaluationReport
from assistant.evaluation.run import run_evaluation

__all__ = ["EvaluationError", "EvaluationReport", "run_evaluation"]
