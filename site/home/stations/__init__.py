"""The directory of the police: `/cong-an/` (docs/stations.md)."""
