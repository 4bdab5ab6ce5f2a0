#!/usr/bin/env python3
"""The portal's command line: `demo` and `test` make their own environment first."""

import os
import sys

from kommuneportal import oppstart


def main() -> None:
    """Run one management command, inside an environment that has what it needs."""
    oppstart.gjor_klar(sys.argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kommuneportal.settings")
    # Inline: Django is only there once the environment is.
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
