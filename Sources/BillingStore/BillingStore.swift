// Room of BillingStore.
