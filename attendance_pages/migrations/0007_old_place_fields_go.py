"""The single fields whose content has moved into rows and Open Referral's fields."""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('attendance_pages', '0006_move_numbers_and_hours'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='supportservice',
            name='ages',
        ),
        migrations.RemoveField(
            model_name='supportservice',
            name='cost',
        ),
        migrations.RemoveField(
            model_name='supportservice',
            name='hours',
        ),
        migrations.RemoveField(
            model_name='supportservice',
            name='phone',
        ),
        migrations.RemoveField(
            model_name='supportservice',
            name='phone_note',
        ),
        migrations.RemoveField(
            model_name='supportservice',
            name='referral',
        ),
        migrations.RemoveField(
            model_name='supportservice',
            name='text_number',
        ),
        migrations.RemoveField(
            model_name='supportservice',
            name='text_word',
        ),
        migrations.AlterField(
            model_name='supportservice',
            name='uuid',
            field=models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
        ),
        migrations.RemoveField(
            model_name='supportservice',
            name='old_needs',
        ),
    ]
