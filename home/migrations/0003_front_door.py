"""A new site opens with a home page of ours instead of Wagtail's welcome page, which no template of ours shows."""

from django.db import migrations

WELCOME_SLUG = "home"


def open_front_door(apps, schema_editor):
    """Replace the untouched welcome page. A site that has pages of its own stays as it is."""
    page_model = apps.get_model("wagtailcore.Page")
    site_model = apps.get_model("wagtailcore.Site")
    welcome = page_model.objects.filter(depth=2, slug=WELCOME_SLUG, numchild=0, content_type__model="page").first()
    if welcome is None or page_model.objects.filter(depth=2).count() > 1:
        return
    place = {"path": welcome.path, "depth": 2, "numchild": 0, "url_path": welcome.url_path, "slug": WELCOME_SLUG}
    content_type, _created = apps.get_model("contenttypes.ContentType").objects.get_or_create(
        app_label="home", model="homepage"
    )
    locale = welcome.locale
    site_model.objects.filter(root_page=welcome).delete()
    welcome.delete()
    home = apps.get_model("home.HomePage").objects.create(
        title="Welcome", draft_title="Welcome", content_type=content_type, locale=locale, live=True, **place
    )
    site_model.objects.create(hostname="localhost", root_page=home, is_default_site=True)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0002_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(open_front_door, migrations.RunPython.noop, elidable=True)]
