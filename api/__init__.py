"""The read-only API: what is on the map, as GeoJSON under stable addresses."""

from api.routing import below, routes

__all__ = ["below", "routes"]
