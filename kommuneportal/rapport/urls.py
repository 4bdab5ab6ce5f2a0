"""Addresses of the front page, the counts and the settings."""

app_name = "rapport"
urlpatterns: list = []
