"""Addresses of the app organisasjoner."""

app_name = "organisasjoner"
urlpatterns: list = []
