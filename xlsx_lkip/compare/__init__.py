"""What is put next to each record before it is checked.

Other sheets, other files, the plan, the agency's figures. The rules say what must hold between them.
"""
