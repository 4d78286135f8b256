"""What the log of the server may say: where something went wrong, never whose data it was about."""

import logging
import re
import traceback

# the shape of what `secrets` draws, cut or whole. Words of addresses and ids of dossiers have no capitals
_SECRET = re.compile(r"(?=[\w-]*[A-Z])[\w-]{32,}")


def masked(text: str) -> str:
    """The text without secrets of links, wherever they stand: a path, a query, a referring page."""
    return _SECRET.sub("***", text)


class Reserved(logging.Formatter):
    """Lines without secrets of links; tracebacks with places and kinds of errors but without their messages.

    A database names the value it refused in its message, and a name or number of a person does not belong in a log.
    """

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging's name
        """The line, as read by anybody who may read the log."""
        return masked(super().formatMessage(record))

    def formatException(self, ei: object) -> str:  # noqa: N802 - logging's name
        """The chain of errors, oldest first."""
        lines: list[str] = []
        error = ei[1] if isinstance(ei, tuple) else None
        while error is not None:
            frames = traceback.format_tb(error.__traceback__)
            lines = [*frames, f"{type(error).__module__}.{type(error).__qualname__}\n", *lines]
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "".join(lines).rstrip()
