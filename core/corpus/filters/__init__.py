"""The filters: what they measure, their thresholds and what they drop."""
