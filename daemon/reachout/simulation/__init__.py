"""Invented people and a host with lives of their own on a turned clock, and who watches them."""
