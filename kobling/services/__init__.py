"""Writers of suggestions and connections, one module a subject."""
