"""Measures cold starts of warden-runtime beside the yardstick."""
