"""From a draft to what citizens read (R209): write, edit, check, approve and publish."""
