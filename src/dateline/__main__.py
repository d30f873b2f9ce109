"""`python -m dateline` is the same program as `dateline`."""

from dateline.cli.main import main

main()
