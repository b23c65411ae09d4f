"""Who may use the desk: users and roles, sign-in, sessions, and the gate that every request passes."""
