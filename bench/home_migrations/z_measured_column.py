"""One column more in one table; ``bench.migrations`` takes it away again."""

import pkgutil

from django.db import migrations, models

from home import migrations as real

LAST = max(module.name for module in pkgutil.iter_modules(real.__path__))


class Migration(migrations.Migration):
    dependencies = [("home", LAST)]
    operations = [
        migrations.AddField("homepage", "measured", models.CharField(max_length=20, null=True))
    ]
