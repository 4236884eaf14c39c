"""What is wrong with the knowledge, told in the chat of those who keep it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from telegram import Bot, LinkPreviewOptions
from telegram.error import TelegramError

if TYPE_CHECKING:
    from bot.settings import Settings

log = logging.getLogger(__name__)

LONGEST = 4000
"""Letters; Telegram takes 4096 of them."""


async def alarm(settings: Settings, text: str) -> None:
    """Sends `text` as it is to BOT_STAFF_CHAT, where one is set; that it cannot be sent is logged and no more."""
    if settings.staff_chat is None or settings.token is None:
        return
    base = f"{settings.api_base_url}/bot" if settings.api_base_url else "https://api.telegram.org/bot"
    try:
        async with Bot(settings.token.reveal(), base_url=base) as bot:
            await bot.send_message(settings.staff_chat, text[:LONGEST], link_preview_options=LinkPreviewOptions(is_disabled=True))
    except TelegramError as trouble:
        # the error's own text may hold the token
        log.warning("the staff chat (BOT_STAFF_CHAT) could not be told: %s", type(trouble).__name__)
