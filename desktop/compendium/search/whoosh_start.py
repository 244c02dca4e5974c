"""Makes importing Whoosh cheap: done before the first query can be answered, its time is felt."""

from __future__ import annotations

import sys
from types import ModuleType

_NETWORK = "urllib.request"


def import_whoosh() -> None:
    """Import Whoosh's ground without the network modules (http, ssl, email), which take half of the time.

    ``whoosh.compat`` wants ``urlretrieve`` for an ancient Python and never calls it. This program opens no connection.
    """
    if _NETWORK in sys.modules or "whoosh.compat" in sys.modules:
        return
    stand_in = ModuleType(_NETWORK)
    stand_in.__dict__["urlretrieve"] = None
    sys.modules[_NETWORK] = stand_in
    try:
        import whoosh.compat  # noqa: F401 - imported for what comes after
    finally:
        sys.modules.pop(_NETWORK, None)
