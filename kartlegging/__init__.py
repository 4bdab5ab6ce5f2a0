"""Surveys and uploads: what people have said that they want to do."""
