"""Start the program: ``briefing`` and ``python -m briefing``."""

import gc


def main() -> int:
    """Run the command line and return its exit code."""
    # Start-up makes objects that live as long as the process; looking through them for garbage
    # again and again is an eighth of it. A verb ends soon; the application turns it on again.
    gc.disable()
    from briefing.cli.main import run  # noqa: PLC0415 - after the line above

    return run()


if __name__ == "__main__":
    raise SystemExit(main())
