"""The process of a server: loads everything once, then runs commands in children of its own.

In: options, and the environment. Out: a process that answers on its socket until it is idle or told to end.
``factcheck serve`` and ``--warm`` start it. The commands themselves are imported in the children only: their help is
worded in the language of whoever asks.
"""

from __future__ import annotations

import argparse
import importlib
import logging
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.i18n import _

if TYPE_CHECKING:
    from factcheck.serving.http_process import HttpProcess

__all__ = ["load", "main", "run_command"]

_USED = (
    "click",
    "platformdirs",
    "rich.console",
    "rich.table",
    "rich.progress",
    "sqlalchemy",
    "sqlalchemy.dialects.sqlite",
    "alembic.runtime.migration",
    "textual.app",
    "textual.widgets",
    "factcheck.articles.reader",
    "factcheck.dossiers",
    "factcheck.fetching.fetcher",
    "factcheck.labels.explanation",
    "factcheck.reports.html",
    "factcheck.reports.json",
    "factcheck.reports.markdown",
    "factcheck.reports.terminal",
    "factcheck.review.app",
    "factcheck.sources.inputs",
    "factcheck.store.dossiers",
    "factcheck.store.engine",
    "factcheck.store.scans",
    "factcheck.store.repeated_claims",
    "factcheck.verification.similarity",
    "claims.authoring.trace",
)
"""What commands import while they run; one that is not there any more costs time and nothing else."""
_SENTENCE = "Selon la préfète, « le pont sera fermé lundi », ce que le maire de Valombre a démenti sur Telegram."


def main(argv: Sequence[str] | None = None) -> int:
    """Serve until idle or told to end; the exit code."""
    # Before anything is loaded, which may change the environment.
    environ = dict(os.environ)
    options = _options(argv)
    _write_log()
    from factcheck.i18n import detect_language, set_language
    from factcheck.serving.control import ServingError, listen, possible
    from factcheck.serving.identity import identity
    from factcheck.serving.server import Server
    from factcheck.serving.service import LOG, Service

    set_language(detect_language((), environ))
    try:
        possible()
        same = identity(environ)
        listening, lock = listen(environ)
        api = _start_api(options, environ, (listening.fileno(), lock))
    except ServingError as error:
        LOG.error("%s", error)
        return 2
    code = _code_state()
    os.chdir("/")
    os.umask(0o077)
    if (failure := _loading_failure()) is not None:
        if api is not None:
            os.kill(api.process, signal.SIGTERM)
            api.ended()
        return failure
    service = Service(
        identity=same,
        run=run_command,
        outdated=lambda: _code_state() != code,
        most=options.most,
        idle=options.idle * 60,
        descriptors=(lock,),
        about={} if api is None else {"http": api.address, "token": str(api.token)},
        helper_ended=(lambda: None) if api is None else api.ended,
    )
    listening.listen(64)
    Server(listening, service, () if api is None else (api.process,)).serve()
    if api is not None:
        api.ended()
    return 0


def _loading_failure() -> int | None:
    """Load everything; the exit code where that fails or is interrupted, else None."""
    from factcheck.serving.service import LOG

    try:
        load()
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # whatever is wrong with models, rules or packages
        LOG.error(_("nothing is served: {reason}").format(reason=f"{type(error).__name__}: {error}"))
        return 2
    return None


def _start_api(options: argparse.Namespace, environ: dict[str, str], ours: Sequence[int]) -> HttpProcess | None:
    if options.http is None:
        return None
    from factcheck.serving.http_process import start_http
    from factcheck.serving.service import LOG

    def forget() -> None:
        for number in ours:
            os.close(number)

    api = start_http(options.http, options.allow_origin, environ, forget)
    LOG.info(_("HTTP API: {address}/v1, its token in {path}").format(address=api.address, path=api.token))
    return api


def _write_log() -> None:
    """Let the server's own log, and no other, go to standard error: the children have the same loggers."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    log = logging.getLogger("factcheck.serving")
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    log.propagate = False


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="factcheck.server_process")
    parser.add_argument("--idle", type=float, default=30.0)
    parser.add_argument("--most", type=int, default=8)
    parser.add_argument("--http", type=int)
    parser.add_argument("--allow-origin", action="append", default=[])
    return parser.parse_args(argv)


def load() -> None:
    """Load models, rules and libraries, and use them once: what is loaded on first use is then loaded, too.

    Raises:
        ClaimsError: models or rules cannot be used.
    """
    import gc

    from claims.keeping.ruleset_digests import ruleset_digests
    from claims.loaded_once import begin_keeping
    from claims.rules.loader import load_rules
    from factcheck.articles.page_words import built_in_page_words
    from factcheck.articles.reader import read_text
    from factcheck.scanning.checker import Checker
    from factcheck.user_files import rule_folders

    begin_keeping()
    for name in _USED:
        try:
            importlib.import_module(name)
        except ImportError:
            logging.getLogger("factcheck.serving").warning("import %s: not there", name)
    folders = rule_folders()
    checker = Checker.load(rules=load_rules(folders) if folders else ())
    checker.check(read_text(_SENTENCE, source="-", words=built_in_page_words()))
    ruleset_digests(checker.analyser.extractor.ruleset)
    gc.collect()
    # A collection in a child would else copy every page of what is loaded here.
    gc.freeze()


def run_command(heeded: bool) -> None:
    """In a child: run the command line of the process."""
    from factcheck.__main__ import run_here

    run_here(heeded=heeded)


def _code_state() -> object:
    """How the program and its own rules look on the disk."""
    from claims.loaded_once import file_state
    from claims.resources import rules_root

    package = Path(__file__).resolve().parent
    return file_state((package, package.parent / "claims", rules_root()))


if __name__ == "__main__":
    sys.exit(main())
