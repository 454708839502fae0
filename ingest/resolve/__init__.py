"""ingest/resolve"""
