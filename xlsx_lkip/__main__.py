"""Where `xlsx-lkip` and `python -m xlsx_lkip` begin; a worker that is spawned imports this and stops."""

from __future__ import annotations

import signal
import sys


def main() -> None:
    """Run the command line and end the process with its exit code."""
    try:
        from .cli.app import cli

        cli.main(prog_name="xlsx-lkip")
    except KeyboardInterrupt:  # Also while it is still importing.
        sys.exit(130)
    finally:
        # What is left is to end, and nobody can hurry that.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        # An interrupt in a text that was run as code (dataclasses are made so) lets Python end as if
        # killed, whatever the exit code, although it was caught. Running another text forgets it.
        exec("")


if __name__ == "__main__":
    main()
