"""``python -m consent_report`` is the same as ``consent-report``."""

from __future__ import annotations

import sys

from consent_report.cli import main

sys.exit(main())
