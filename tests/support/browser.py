"""A Chromium of the machine, driven by Playwright: started once for a file of tests.

Tests that need it are skipped where there is none, and say so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory

import pytest
from playwright.sync_api import Browser, sync_playwright

__all__ = ["chromium_path", "open_browser"]

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
# As root there is no sandbox; and nothing of the browser's own is to ask for the network.
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",
    "--hide-scrollbars",
)


def chromium_path() -> str:
    """The path of a Chromium that starts: on some systems its name is only a hint at where to get one."""
    for path in filter(None, map(shutil.which, _NAMES)):
        if subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0:
            return path
    pytest.skip("no Chromium here: apt-get install chromium")


@contextmanager
def open_browser() -> Iterator[Browser]:
    """A browser with an empty profile, which goes with it; contexts and pages are made of it."""
    path = chromium_path()
    with TemporaryDirectory(ignore_cleanup_errors=True) as home, sync_playwright() as playwright:
        # The home is its own: Chromium would leave files in that of whoever runs the tests.
        browser = playwright.chromium.launch(
            executable_path=path, headless=True, args=list(_FLAGS), env={**os.environ, "HOME": home}
        )
        try:
            yield browser
        finally:
            browser.close()
