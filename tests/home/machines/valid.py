"""Sitemaps and feeds against their schemas (`schemas/README.md`)."""

from pathlib import Path

from lxml import etree

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"
SCHEMAS = Path(__file__).parent / "schemas"
BY_ROOT = {
    f"{SITEMAP}urlset": etree.XMLSchema(file=SCHEMAS / "sitemap.xsd"),
    f"{SITEMAP}sitemapindex": etree.XMLSchema(file=SCHEMAS / "index.xsd"),
    f"{ATOM}feed": etree.RelaxNG(file=SCHEMAS / "atom.rng"),
}


def valid_xml(response):
    """The root of an answer that its schema allows."""
    assert response.status_code == 200, response
    root = etree.fromstring(response.content)
    BY_ROOT[root.tag].assertValid(root)
    return root
