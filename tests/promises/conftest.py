"""The fixtures that walls and promises share stand in muren/opstelling.py and muren/gezien.py."""

from gezien import gezien
from opstelling import bezoekers, huis

__all__ = ["bezoekers", "gezien", "huis"]
