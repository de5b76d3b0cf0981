"""What holds where, for whom and when: pure functions of records and a day."""
