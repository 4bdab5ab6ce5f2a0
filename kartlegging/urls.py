"""Addresses of the app kartlegging."""

app_name = "kartlegging"
urlpatterns: list = []
