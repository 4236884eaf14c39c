"""The bot in Telegram; the only place that knows python-telegram-bot, SQLAlchemy, Pillow, segno and icalendar."""

from __future__ import annotations

import os

os.environ.setdefault("PTB_TIMEDELTA", "true")  # times from python-telegram-bot as timedelta; else each RetryAfter warns that numbers end
