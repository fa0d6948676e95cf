// Room of BillingDemo.
