"""Notices: outbox, deliveries, gateways."""
