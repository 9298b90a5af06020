job "x" {
  meta {
    a = <<EOF
text
EOF2
  }
}
