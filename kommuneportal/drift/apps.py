"""Registers the commands of operation."""

from django.apps import AppConfig


class DriftConfig(AppConfig):
    """Running; has no tables."""

    name = "kommuneportal.drift"
    label = "drift"
