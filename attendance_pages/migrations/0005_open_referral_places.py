"""A place gets Open Referral's fields, rows for numbers and opening hours, and reports of families."""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
from django.db import migrations, models

import attendance_pages.models.service_rows
import attendance_pages.places.fields


class Migration(migrations.Migration):

    dependencies = [
        ('attendance_pages', '0004_illness_plan_and_law'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='supportservice',
            options={'ordering': ['sort_order', 'name', 'pk'], 'verbose_name': 'place that can help', 'verbose_name_plural': 'places that can help'},
        ),
        migrations.AddField(
            model_name='supportservice',
            name='alternate_name',
            field=models.CharField(blank=True, help_text='What people used to call it, or call it at home.', max_length=100, verbose_name='other name'),
        ),
        migrations.AddField(
            model_name='supportservice',
            name='application_process',
            field=models.CharField(blank=True, max_length=200, verbose_name='how to start'),
        ),
        migrations.AddField(
            model_name='supportservice',
            name='assurer',
            field=models.CharField(blank=True, editable=False, max_length=150, verbose_name='checked by'),
        ),
        migrations.AddField(
            model_name='supportservice',
            name='eligibility_description',
            field=models.CharField(blank=True, max_length=200, verbose_name='who it is for'),
        ),
        migrations.AddField(
            model_name='supportservice',
            name='fees_description',
            field=models.CharField(blank=True, max_length=140, verbose_name='about the cost'),
        ),
        migrations.AddField(
            model_name='supportservice',
            name='interpretation_services',
            field=models.CharField(blank=True, max_length=200, verbose_name='interpreters'),
        ),
        migrations.AddField(
            model_name='supportservice',
            name='is_free',
            field=models.BooleanField(default=False, verbose_name='it is free'),
        ),
        migrations.AddField(
            model_name='supportservice',
            name='last_modified',
            field=models.DateTimeField(auto_now=True, verbose_name='last changed'),
        ),
        migrations.AddField(
            model_name='supportservice',
            name='maximum_age',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='to age'),
        ),
        migrations.AddField(
            model_name='supportservice',
            name='minimum_age',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='from age'),
        ),
        migrations.AddField(
            model_name='supportservice',
            name='nations',
            field=attendance_pages.places.fields.SeveralChoicesField(blank=True, default=list, help_text='None ticked: all four.', verbose_name='nations'),
        ),
        migrations.AddField(
            model_name='supportservice',
            name='needs_referral',
            field=models.BooleanField(default=False, help_text='Such as a GP, or us.', verbose_name='somebody has to ask for you'),
        ),
        migrations.AddField(
            model_name='supportservice',
            name='other_words',
            field=models.CharField(blank=True, help_text='What parents may type: jumper, nits, rent.', max_length=200, verbose_name='other words for it'),
        ),
        migrations.AddField(
            model_name='supportservice',
            name='source_note',
            field=models.CharField(blank=True, help_text='Only staff see this.', max_length=200, verbose_name='what to check'),
        ),
        migrations.AddField(
            model_name='supportservice',
            name='source_status',
            field=models.CharField(blank=True, choices=[('C', 'in a list that was checked in October 2026'), ('L', 'in several lists; opening hours unsure'), ('V', 'from memory: check everything')], max_length=1, verbose_name='where we found it'),
        ),
        migrations.AddField(
            model_name='supportservice',
            name='uuid',
            field=models.UUIDField(default=None, editable=False, null=True),
        ),
        migrations.AlterField(
            model_name='supportservice',
            name='area',
            field=models.CharField(blank=True, help_text='Such as: Marbury and villages.', max_length=100, verbose_name='where'),
        ),
        migrations.AlterField(
            model_name='supportservice',
            name='assured_date',
            field=models.DateField(blank=True, editable=False, null=True, verbose_name='checked on'),
        ),
        migrations.AlterField(
            model_name='supportservice',
            name='languages',
            field=models.CharField(blank=True, help_text='They speak them, with commas: Welsh, Polish.', max_length=140, verbose_name='languages'),
        ),
        migrations.RenameField(
            model_name='supportservice',
            old_name='needs',
            new_name='old_needs',
        ),
        migrations.AddField(
            model_name='supportservice',
            name='needs',
            field=attendance_pages.places.fields.SeveralChoicesField(blank=True, default=list, verbose_name='what it is about'),
        ),
        migrations.AlterField(
            model_name='supportservice',
            name='status',
            field=models.CharField(choices=[('active', 'open'), ('temporarily closed', 'closed for a while'), ('inactive', 'not shown'), ('defunct', 'gone for good')], default='active', max_length=20, verbose_name='status'),
        ),
        migrations.CreateModel(
            name='PlacesSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('check_after_months', models.PositiveSmallIntegerField(default=6, help_text='Families still see the place, with a line that it may have changed.', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(60)], verbose_name='check again after (months)')),
                ('hide_after_months', models.PositiveSmallIntegerField(default=12, help_text='Families do not see the place until somebody has rung or looked.', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(60)], verbose_name='hide after (months)')),
                ('site', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, to='wagtailcore.site')),
            ],
            options={
                'verbose_name': 'checking places that can help',
            },
        ),
        migrations.CreateModel(
            name='SupportPhone',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('type', models.CharField(choices=[('voice', 'to ring'), ('text', 'to text')], default='voice', max_length=10, verbose_name='for')),
                ('number', models.CharField(max_length=30, validators=[attendance_pages.models.service_rows.validate_number], verbose_name='number')),
                ('name', models.CharField(blank=True, help_text="Only if there are several: Wales, parents' line.", max_length=80, verbose_name='who answers')),
                ('text_word', models.CharField(blank=True, help_text='Such as SHOUT.', max_length=20, verbose_name='word to text')),
                ('description', models.CharField(blank=True, max_length=140, verbose_name='good to know')),
                ('service', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='phones', to='attendance_pages.supportservice')),
            ],
            options={
                'verbose_name': 'number',
                'verbose_name_plural': 'numbers',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SupportSchedule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('byday', attendance_pages.places.fields.SeveralChoicesField(blank=True, default=list, help_text='None ticked: every day.', verbose_name='days')),
                ('all_day', models.BooleanField(default=False, verbose_name='day and night')),
                ('opens_at', models.TimeField(blank=True, null=True, verbose_name='opens')),
                ('closes_at', models.TimeField(blank=True, help_text='It may be after midnight: 18:00 to 02:00.', null=True, verbose_name='closes')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='only from')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='only until')),
                ('description', models.CharField(blank=True, help_text='Such as: in term time. Or only words, without times.', max_length=200, verbose_name='in words')),
                ('service', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='schedules', to='attendance_pages.supportservice')),
            ],
            options={
                'verbose_name': 'opening hours',
                'verbose_name_plural': 'opening hours',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TroubleReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('trouble', models.CharField(choices=[('nobody', 'Nobody answers'), ('wrong_number', 'It is the wrong number'), ('closed', 'It is closed'), ('website', 'The website is gone')], max_length=20, verbose_name='what was wrong')),
                ('reported_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='told us on')),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='troubles', to='attendance_pages.supportservice')),
            ],
            options={
                'verbose_name': 'report of a place',
                'verbose_name_plural': 'reports of places',
                'ordering': ['-reported_on', '-pk'],
            },
        ),
    ]
