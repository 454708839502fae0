"""Agencies and places: what a phrase such as "Sở Y tế" or "UBND các huyện" names, by the setting of the document."""

from ingest.agencies.find import body_end, find_agencies, match_agency
from ingest.agencies.letterhead import issuer_of_letterhead
from ingest.agencies.lists import split_agencies
from ingest.agencies.names import AgencyName
from ingest.agencies.places import province_of
from ingest.agencies.resolve import level_of, resolve_agency, setting_of

__all__ = [
    "AgencyName",
    "body_end",
    "find_agencies",
    "issuer_of_letterhead",
    "level_of",
    "match_agency",
    "province_of",
    "resolve_agency",
    "setting_of",
    "split_agencies",
]
