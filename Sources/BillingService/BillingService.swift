// Room of BillingService.
