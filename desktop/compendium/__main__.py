"""``python -m compendium``."""

import sys

from compendium.app.main import main

sys.exit(main())
