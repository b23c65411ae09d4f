"""What stops a run before it can score anything."""

from __future__ import annotations

from ingest.errors import UserError


class EvaluationError(UserError):
    """A question file, baseline or store that the run cannot work with; the message is one plain sentence."""


class EvaluationStoppedError(EvaluationError):
    """Somebody stopped the run: it has no report."""
