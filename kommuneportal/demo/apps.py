"""Registers the demo's commands."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Invented municipalities; has no tables."""

    name = "kommuneportal.demo"
    label = "demo"
