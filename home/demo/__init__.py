"""Foxglove Lane Primary School: the demo content of this room."""

from home.demo.school import link_front_door, seed

__all__ = ["link_front_door", "seed"]
