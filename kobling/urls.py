"""Addresses of the app kobling."""

app_name = "kobling"
urlpatterns: list = []
