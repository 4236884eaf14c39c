"""The start: reads the command line and the environment, sets up logging, and hands over to the command."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from bot.settings import Settings, SettingsError


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; the exit status: 0 done, 1 problems in the knowledge, 2 wrong usage or settings."""
    from bot.channels.terminal.arguments import UsageError, read
    from bot.logs import set_up

    try:
        arguments = read(sys.argv[1:] if argv is None else argv)
        settings = Settings.read(knowledge=arguments.knowledge)
        set_up(settings.log_level, settings.log_format)
        from bot.commands import perform

        return perform(arguments.command, settings)
    except (UsageError, SettingsError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except BrokenPipeError:
        # Whoever read us has had enough; Python would complain once more when it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
