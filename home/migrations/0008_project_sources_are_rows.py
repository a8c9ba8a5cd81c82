from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("home", "0007_project_capital")]

    operations = [
        migrations.RemoveField(
            model_name='projectpage',
            name='sources',
        ),
    ]
