"""What holds for every test: none sees this machine's settings, and a slow machine fails none."""

from __future__ import annotations

import os
import re

from hypothesis import HealthCheck, settings

# A machine that does other work too is slow at times; what must be fast is measured by benchmarks.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

collect_ignore = [] if "CHROMIUM" in os.environ else ["browser"]
"""Those tests need a browser, which `make test-report` names; all others run without."""

for _name in [name for name in os.environ if re.match("TELEGRAM_|BOT_|WEBHOOK_|LOG_LEVEL|LOG_FORMAT", name)]:
    del os.environ[_name]
