"""What each page says, as typed models; nothing is formatted or escaped here."""
