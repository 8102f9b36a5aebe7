"""Where training finds its data and keeps its work."""

import pathlib

PROJECT = pathlib.Path(__file__).resolve().parent.parent
SHARED = PROJECT.parent / "shared"
TRAIN = SHARED / "train"
DEV = SHARED / "eval"

# Checkpoints and everything else that is made on the way: safe to delete, costly to lose.
CACHE = pathlib.Path.home() / ".cache" / "hearsay"
