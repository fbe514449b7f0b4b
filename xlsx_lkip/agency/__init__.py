"""What the agency knows beforehand: `lkip.toml`, its plan, its list of codes, its scale.

All of it is read whole or refused. Nothing here looks at a submission.
"""
