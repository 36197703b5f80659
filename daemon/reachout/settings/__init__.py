"""The two files of a workspace: who the host is and what the host wants, and whom to reach."""
