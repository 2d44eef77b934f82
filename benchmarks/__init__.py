"""Figures of the map and of the app, run on demand; see README.md in this folder."""
