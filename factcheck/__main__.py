"""The program: settles the language, then hands over to the command line."""

from __future__ import annotations

import os
import sys

from factcheck.i18n import detect_language, install

__all__ = ["main"]


def main() -> None:
    """Run ``factcheck`` on the arguments of this process."""
    # Help texts are made when the commands are: the language has to be settled before that import.
    install(detect_language(sys.argv[1:], os.environ))
    from factcheck.cli.commands import cli

    cli(prog_name="factcheck")


if __name__ == "__main__":
    main()
