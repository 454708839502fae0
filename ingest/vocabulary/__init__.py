"""ingest/vocabulary"""
