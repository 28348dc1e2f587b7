"""A command that starts a server for itself and for those after it.

In: a command line on which somebody asks for it. Out: the command, run by the server once it is ready; or nothing, and
it is run here.
"""

from __future__ import annotations

import os
import sys

from factcheck.cli.support.browser_review import in_browser
from factcheck.cli.support.output import say
from factcheck.i18n import _

__all__ = ["hand_over_warm"]


def hand_over_warm() -> None:
    """Start a server where none runs, and let it run this process's command, if there is one of its own.

    Comes back where nothing will come of it: the command is run by the server already, or has to be run here.
    """
    from factcheck.serving.client import own_command, run_by_server, willing
    from factcheck.serving.command import INSIDE
    from factcheck.serving.control import ServingError, start_in_background, status
    from factcheck.settings.file import read_settings

    argv = own_command()
    # A server that runs was asked before, and has refused.
    # A page of the review is started otherwise than commands are: its server would be of use to no other.
    if INSIDE or in_browser() or not willing(argv or (), os.environ) or status(os.environ) is not None:
        return
    try:
        # What is wrong with the settings was told when they were first read.
        idle = read_settings().values.get("server_idle")
        started = start_in_background(os.environ, [] if idle is None else [f"--idle={idle}"])
    except ServingError as error:
        say(error)
        return
    if sys.stderr.isatty():
        say(_("starting a server that keeps everything loaded: what comes next is fast"))
    if not started.ready():
        # What is wrong is told by whoever started the server that all of them waited for.
        if not started.lost:
            say(_("the server did not start, see {log}; going on without it").format(log=started.log))
        return
    if argv is not None:
        sys.stdout.flush()
        code = run_by_server(argv, os.environ)
        if code is not None:
            os._exit(code)
