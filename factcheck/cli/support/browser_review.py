"""The review for a browser: the same command line, run once more for each page that is open.

In: a port, and how long to wait for pages. Out: an address, and a process that answers there.
"""

from __future__ import annotations

import os
import secrets
import socket
import sys

from factcheck.cli.support.output import tell
from factcheck.errors import FactcheckError
from factcheck.i18n import _

__all__ = ["in_browser", "show_in_browser"]


def in_browser() -> bool:
    """Whether this process is the app of a page that is open."""
    # The value of web_review.DRIVER, which is not imported into each review.
    return os.environ.get("TEXTUAL_DRIVER") == "textual.drivers.web_driver:WebDriver"


def show_in_browser(port: int, minutes: float) -> None:
    """Tell the address of the review, and show it there until Ctrl-C, or until no page was open for ``minutes``.

    Raises:
        FactcheckError: the port is taken, what this needs is not installed, or the process is not the command's own.
    """
    from importlib.util import find_spec

    from factcheck.serving.client import own_command

    words = own_command()
    if words is None:
        raise FactcheckError(_("a server needs a process of its own: run factcheck serve from a shell"))
    if find_spec("aiohttp") is None or find_spec("textual_serve") is None:
        raise FactcheckError(_('what this needs is not installed: pip install "factcheck[web]"'))
    from factcheck.serving.web_review import WebReview, serve_review

    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind(("127.0.0.1", port))
        except OSError as error:
            problem = _("port {port}: nothing can be shown there ({error}); take another one with --port")
            raise FactcheckError(problem.format(port=port, error=error.strerror)) from error
        port = listening.getsockname()[1]
        token = secrets.token_urlsafe(32)
        review = WebReview(words=[*_program(), *words], port=port, token=token, idle=minutes * 60)
        tell(_("The review is at {address}").format(address=review.address))
        tell(_("Whoever has this address can decide in your name. Ctrl-C ends it."))
        sys.stdout.flush()
        serve_review(listening, review)


def _program() -> list[str]:
    """What starts this program once more, as this process was started."""
    started = sys.argv[0]
    by_module = os.path.basename(started) == "__main__.py"  # noqa: PTH119 (a name, not a file)
    return [sys.executable, *(("-m", "factcheck") if by_module else (started,))]
