"""ingest/extract"""
