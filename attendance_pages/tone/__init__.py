"""Which words may hurt, which are kinder, and why. Plain Python: nothing here needs Django."""
