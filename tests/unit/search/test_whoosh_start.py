"""The first query waits for Whoosh's import."""

from __future__ import annotations

import subprocess
import sys


def test_whoosh_comes_without_the_network_and_leaves_it_as_it_is() -> None:
    script = """
import sys
from compendium.search.whoosh_start import import_whoosh
import_whoosh()
from compendium.search.postings import GramPostings
assert not {"urllib.request", "http.client", "ssl"} & set(sys.modules), sorted(sys.modules)
import urllib.request
assert callable(urllib.request.urlopen)
import_whoosh()
assert callable(urllib.request.urlopen)
"""
    subprocess.run([sys.executable, "-W", "ignore", "-c", script], check=True)
