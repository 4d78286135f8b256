from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Demonstration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ends_on', models.DateField()),
                ('cases', models.PositiveIntegerField()),
                ('seed', models.PositiveIntegerField()),
                ('played_at', models.DateTimeField(null=True)),
            ],
        ),
    ]
