"""Many reports: gathered, converted side by side, gone on with, their figures in one table."""
