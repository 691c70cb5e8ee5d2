"""``python -m tabwright``: the same as the command ``tabwright``."""

import sys

from tabwright.launch import main

if __name__ == "__main__":
    sys.exit(main())
