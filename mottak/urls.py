"""Addresses of the app mottak."""

app_name = "mottak"
urlpatterns: list = []
