"""A table that exists in tests only."""

import uuid

from django.db import models

from diemtua.shared.encryption import EncryptedJSONField, EncryptedTextField


class Secret(models.Model):
    uid = models.UUIDField(default=uuid.uuid4)
    note = EncryptedTextField(null=True)
    facts = EncryptedJSONField(default=dict)

    class Meta:
        app_label = "shared_tests"
