"""Libraries that warn of every oddity they mended: that is detail, and belongs to our own log at debug level."""

from __future__ import annotations

import logging

LOG = logging.getLogger(__name__)


class _ToOurLog(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        LOG.debug("%s: %s", record.name, record.getMessage())


def take_over(*libraries: str) -> None:
    """What these libraries log from now on reaches the root as debug lines of this module."""
    for library in libraries:
        logger = logging.getLogger(library)
        logger.propagate = False
        logger.handlers = [_ToOurLog()]
