from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('events', '0014_offers_googles_check'),
    ]

    operations = [
        migrations.AddField(
            model_name='eventpage',
            name='way_in',
            field=models.TextField(blank=True, help_text='From the gate on: which door, where to ring, who meets them there.', max_length=300, verbose_name='finding the room'),
        ),
    ]
