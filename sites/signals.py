"""Moments in the life of a site at which the rooms above add their part."""

from django.dispatch import Signal

# In the schema of a new template organisation, which is empty but migrated.
# provides args: organisation, blueprint
building_template = Signal()

# In the new organisation's schema, inside the provisioning transaction.
# provides args: organisation, domains (list of Domain), order (provisioning.Order)
provisioning = Signal()

# In the schema of an organisation where something goes live, expires or changes by its day.
# provides args: organisation
changes_due = Signal()
