"""What every training run keeps in its folder: the newest checkpoint and a log."""

import os
import pathlib
import time

import torch

from places import CACHE

CHECKPOINT_SECONDS = 600


def run_folder(name: str) -> pathlib.Path:
    """The folder of one training run, made if need be."""
    folder = CACHE / "training" / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def save_checkpoint(folder: pathlib.Path, state: dict) -> None:
    """The one before stays whole until this one is."""
    part = folder / "checkpoint.part"
    torch.save(state, part)
    os.replace(part, folder / "checkpoint.pt")


def load_checkpoint(folder: pathlib.Path) -> dict | None:
    """What the run saved last; None before it saved anything."""
    path = folder / "checkpoint.pt"
    return torch.load(path, weights_only=True) if path.exists() else None


def log(folder: pathlib.Path, words: str) -> None:
    line = f"{time.strftime('%H:%M:%S')} {words}"
    print(line, flush=True)
    with open(folder / "log.txt", "a", encoding="utf-8") as file:
        file.write(line + "\n")
