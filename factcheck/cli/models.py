"""The ``models`` commands: where the models that parse articles lie, and how to get larger ones."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from factcheck.cli.options import NEW_FOLDER
from factcheck.cli.program import cli
from factcheck.cli.support.output import say, tell
from factcheck.i18n import _

__all__ = ["download_models", "models", "print_models_path"]


@cli.group("models", help=_("Look after the models that parse the articles."))
def models() -> None:
    """Group of the commands on models."""


@models.command("path", help=_("Print the folder of the bundled models."))
def print_models_path() -> None:
    """From nothing to the bundled models' folder on standard output; exit code 0."""
    from claims.resources import models_dir

    tell(models_dir())


@models.command(
    "download",
    short_help=_("Fetch the official French models."),
    help=_("Fetch the official French models: more accurate, larger, from the network."),
)
@click.option(
    "--dir",
    "folder",
    type=NEW_FOLDER,
    metavar=_("DIR"),
    help=_("Where to put them; by default the user's data folder."),
)
def download_models(folder: Path | None) -> None:
    """From a folder to the official models in it; exit code 0, or UNUSABLE without network."""
    from factcheck.scanning.models import default_dir, download

    folder = (folder or default_dir()).absolute()
    say(_("fetching the official French models into {folder} …").format(folder=folder))
    download(folder, progress=sys.stderr.isatty())
    tell(_("Models in {folder}").format(folder=folder))
    tell(_("Use them with: factcheck scan --model {folder} PATHS").format(folder=folder))
