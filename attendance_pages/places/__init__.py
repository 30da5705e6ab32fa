"""Places that can help: found in parents' words, checked by somebody, shared in Open Referral's form (decision 10)."""
