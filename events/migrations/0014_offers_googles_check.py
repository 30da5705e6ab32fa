from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('events', '0013_phone_key_and_withdrawn_dates'),
    ]

    operations = [
        migrations.AddField(
            model_name='eventsettings',
            name='asks_google',
            field=models.BooleanField(default=False, help_text='Only where the technician has set both keys, and only after a parent agrees. Nobody is refused.', verbose_name="offer Google's check on the booking form"),
        ),
    ]
