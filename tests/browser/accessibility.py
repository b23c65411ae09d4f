"""axe-core's findings on a page, in lines that a failed test can show. Its script comes in a package, not from afar."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


def violations(page: Page) -> list[str]:
    """What breaks the rules of WCAG 2.2 A and AA, each with the first places that do."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{rule['id']}: {[node['target'] for node in rule['nodes']][:3]} {rule['help']}" for rule in found]
