"""Tables of what policies ask for and give: tasks, targets, supports, deadlines, and what became of them."""
