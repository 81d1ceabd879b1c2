"""The record of Eurasian economic integration, in a terminal."""

__version__ = "0.1.0"
