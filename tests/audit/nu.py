"""The Nu checker over saved pages: errors fail, what it only warns of is listed."""

import json
import subprocess
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

JAR = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
WITHIN = 600  # seconds


@dataclass(frozen=True, order=True)
class Message:
    """What the checker says of a file (its name without the ending)."""

    page: str
    is_error: bool
    text: str
    extract: str


def check(files: list[Path]) -> list[Message]:
    """All errors and warnings in these files, each once a page."""
    command = ["java", "-jar", str(JAR), "--format", "json", "--stdout", "--exit-zero-always"]
    done = subprocess.run(
        [*command, *map(str, files)], stdout=subprocess.PIPE, text=True, timeout=WITHIN, check=True
    )
    told = json.loads(done.stdout)["messages"]
    return sorted({_message(one) for one in told if _counts(one)})


def _counts(told: dict) -> bool:
    """Leave out remarks that only point to where another message began."""
    return told["type"] != "info" or told.get("subType") == "warning"


def _message(told: dict) -> Message:
    extract = " ".join(told.get("extract", "").split())
    page = Path(told.get("url", "").removeprefix("file:")).stem
    return Message(page, told["type"] != "info", told["message"], extract[:200])


def counted(messages: list[Message]) -> Counter:
    """How many errors each page has."""
    return Counter(one.page for one in messages if one.is_error)
