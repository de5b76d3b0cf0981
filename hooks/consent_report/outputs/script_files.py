"""Data for the scripts of pages, as files that are loaded when a reader wants them.

Classic scripts and not JSON, because browsers load no data from ``file://``. Each hands its
value to ``consentReport.take`` under the path by which ``consentReport.load`` asked for it.
"""

from __future__ import annotations

from typing import Any

from consent_report.outputs.html import script_json
from consent_report.outputs.site_files import SiteAsset


def script_file(path: str, value: Any) -> SiteAsset:
    """The file at a path of the site, ``assets/regions.js``; the value is what JSON can hold."""
    text = f"consentReport.take({script_json(path)},{script_json(value)});\n"
    return SiteAsset(path, text.encode("utf-8"))
