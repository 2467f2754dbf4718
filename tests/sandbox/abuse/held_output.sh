# Leaves somebody behind who holds its output open.
sleep 1000 &
echo done
