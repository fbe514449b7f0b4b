"""What the agency knows beforehand: settings, plan, list of codes.

All of it is read whole or refused. Nothing here looks at a submission.
"""
