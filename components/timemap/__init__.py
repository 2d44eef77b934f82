"""The time map: Sahelscope's folium plugins, their files and their colours."""

from components.timemap.files import Files, build
from components.timemap.timemap import TimeMap, Update

__all__ = ["Files", "TimeMap", "Update", "build"]
