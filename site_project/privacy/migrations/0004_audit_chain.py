import django.utils.timezone
from django.db import migrations, models

import site_project.privacy.fields
from site_project.privacy.chain import head_mark, line_mark, next_link, who_mark


def chain_what_is_there(apps, schema_editor):
    """Lines of before get their marks now: the chain proves everything from today on."""
    entries, heads = apps.get_model("privacy", "AuditEntry").objects, apps.get_model("privacy", "AuditHead").objects
    head = heads.model()
    for line in entries.order_by("at", "pk").iterator(chunk_size=1000):
        who = who_mark(line.actor_id)
        line.who = who
        mark = line_mark(line)
        head.number += 1
        head.link = next_link(head.link, head.number, mark)
        entries.filter(pk=line.pk).update(who=who, mark=mark, number=head.number, link=head.link)
    if head.number:
        head.mark = head_mark(head)
        head.save()


class Migration(migrations.Migration):
    dependencies = [("privacy", "0003_reason")]

    operations = [
        migrations.AddField(
            model_name="auditentry",
            name="link",
            field=models.CharField(
                blank=True, editable=False, max_length=64, verbose_name="keyed hash of the chain up to here"
            ),
        ),
        migrations.AddField(
            model_name="auditentry",
            name="mark",
            field=models.CharField(default="", editable=False, max_length=64, verbose_name="keyed hash of the line"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="auditentry",
            name="number",
            field=models.PositiveBigIntegerField(
                editable=False, null=True, unique=True, verbose_name="place in the chain"
            ),
        ),
        migrations.AddField(
            model_name="auditentry",
            name="who",
            field=models.CharField(blank=True, editable=False, max_length=64, verbose_name="who, as a keyed hash"),
        ),
        migrations.AlterField(
            model_name="auditentry",
            name="at",
            field=models.DateTimeField(
                db_index=True, default=django.utils.timezone.now, editable=False, verbose_name="at"
            ),
        ),
        migrations.CreateModel(
            name="AuditHead",
            fields=[
                ("id", models.PositiveSmallIntegerField(default=1, editable=False, primary_key=True, serialize=False)),
                ("purged", models.PositiveBigIntegerField(default=0, verbose_name="lines that were purged")),
                (
                    "purged_link",
                    models.CharField(blank=True, max_length=64, verbose_name="link of the last purged line"),
                ),
                ("number", models.PositiveBigIntegerField(default=0, verbose_name="lines ever written")),
                ("link", models.CharField(blank=True, max_length=64, verbose_name="link of the last line")),
                ("mark", models.CharField(max_length=64, verbose_name="keyed hash of this row")),
            ],
            options={
                "verbose_name": "end of the audit trail",
                "verbose_name_plural": "ends of the audit trail",
                "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="one_audit_head")],
            },
        ),
        migrations.CreateModel(
            name="KeyCheck",
            fields=[
                ("id", models.PositiveSmallIntegerField(default=1, editable=False, primary_key=True, serialize=False)),
                ("value", site_project.privacy.fields.SealedTextField(verbose_name="value")),
            ],
            options={
                "verbose_name": "key check",
                "verbose_name_plural": "key checks",
                "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="one_key_check")],
            },
        ),
        migrations.RunPython(chain_what_is_there, migrations.RunPython.noop, elidable=True),
    ]
