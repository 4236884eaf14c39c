"""Work done by several processes at once: copies of this one, made where no other threads run."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress


def at_once(work: Sequence[Callable[[], object]]) -> None:
    """Does each piece in a process of its own, the first one here. A piece must leave what it makes in files; one whose process fails, or
    that there is no process for, leaves none, and whoever looks for them then makes them."""
    children = [child for piece in work[1:] if (child := _begun(piece))]
    try:
        if work:
            work[0]()
    finally:
        for child in children:
            with suppress(ChildProcessError):
                os.waitpid(child, 0)


def _begun(piece: Callable[[], object]) -> int:
    """The number of the process that does it; 0 if there can be none."""
    if not hasattr(os, "fork"):
        return 0
    for stream in (sys.stdout, sys.stderr):
        stream.flush()  # Else both would write what waits there.
    try:
        child = os.fork()
    except OSError:
        return 0
    if child:
        return child
    try:
        piece()
    finally:
        os._exit(0)  # Nothing of what this process would do at its end is the copy's to do.
