"""Each school's site map lists its own pages, at its own address."""

from wagtail.models import Page, Site

from home.models import HomePage, StandardPage


def listed(parent, host: str) -> list[str]:
    """The addresses in the site map that a host gives."""
    answer = parent.get("/sitemap.xml", headers={"host": host}).content.decode()
    return [part.split("</loc>")[0] for part in answer.split("<loc>")[1:]]


def test_a_second_school_lists_its_own_pages(site, parent, settings):
    settings.ALLOWED_HOSTS = ["localhost", "second.example"]
    root = Page.get_first_root_node()
    second = root.add_child(instance=HomePage(title="Second", slug="second"))
    second.add_child(instance=StandardPage(title="About", slug="about", body=[]))
    Site.objects.create(hostname="second.example", root_page=second)

    assert listed(parent, "second.example") == ["http://second.example/", "http://second.example/about/"]
    assert listed(parent, "localhost") == ["http://localhost/"]
