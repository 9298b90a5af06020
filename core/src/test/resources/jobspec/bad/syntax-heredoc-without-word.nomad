job "x" {
  name = <<
  region = << EOT two
}
