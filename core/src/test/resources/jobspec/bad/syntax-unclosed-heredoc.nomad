job "x" {
  meta {
    text = <<EOT
    }
      EOT and more
  }
}
