"""Tenancy, accounts, audit, vocabulary: the ground that everything stands on."""
