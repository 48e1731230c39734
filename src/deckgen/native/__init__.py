"""What charts that PowerPoint draws itself share. They are planned as their pictures are, and look like them."""
