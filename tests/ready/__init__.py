"""What tests start from, made once and copied: a migrated database, and the demo school.

Every test still meets what a school meets: the same commands make it. Only nobody waits for them twice.
"""

from tests.ready.school import DATABASE, copy_of, demo_school, migrated

__all__ = ["DATABASE", "copy_of", "demo_school", "migrated"]
