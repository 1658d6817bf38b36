"""The fixtures that walls and promises share stand in muren/opstelling.py."""

from opstelling import bezoekers, huis

__all__ = ["bezoekers", "huis"]
