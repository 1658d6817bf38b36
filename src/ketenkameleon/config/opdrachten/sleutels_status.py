"""`./kameleon sleutels status`: which keys there are, and how many values each of them sealed."""

from __future__ import annotations

import sys

from ketenkameleon.toegang.sleutels import ring
from ketenkameleon.toegang.wissel.wisselen import how_sealed


def run(args: list[str]) -> int:
    """Print the keys by their numbers, never the keys. Exit code 1 when something is sealed with a key that is gone."""
    pairs = [pair.id for pair in ring()]
    old = f"; sleutel {pairs[1]} wordt vervangen" if len(pairs) > 1 else ""
    lines = [f"Sleutel {pairs[0]} is in gebruik{old}."]
    lost = 0
    for where, counts in how_sealed().items():
        told = ", ".join(f"{count} met sleutel {number}" for number, count in sorted(counts.items())) or "leeg"
        lines.append(f"  {where:40} {told}")
        lost += sum(count for number, count in counts.items() if number not in pairs)
    if lost:
        lines.append(f"{lost} waarden zijn verzegeld met een sleutel die hier niet is. Zet het juiste bestand terug.")
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if lost else 0
