"""Where things stand in our pictures; what they show comes from the page models."""
