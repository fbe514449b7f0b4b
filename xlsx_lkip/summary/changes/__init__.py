"""Perubahan and Perubahan Capaian: an earlier report next to this one."""
